package sc.fiji.score.report.study;

import java.util.EnumMap;
import java.util.Map;

import sc.fiji.score.evaluation.Metric;

/**
 * How one mask did.
 *
 * @param name of the case
 * @param metrics those that the file has; Dice always
 * @param volume of the mask in mm3, NaN where unknown
 * @param reference volume of the reference in mm3, NaN where unknown
 */
record CaseScores(String name, Map<Metric, Double> metrics, double volume, double reference) {

	CaseScores {
		metrics = new EnumMap<>(metrics);
	}

	double dice() {
		return metrics.get(Metric.DICE);
	}
}
