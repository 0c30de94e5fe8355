package sc.fiji.score.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.PredictionQuality;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.ScoreCalibration;
import sc.fiji.score.refinement.PredictedScore;

/** Expected and given scores of the regions of some cases, to fit a calibration to and to measure it. */
final class RatedScores {

	/** Bins of the reliability tables. */
	private static final int BINS = 10;

	/** The calibration that is measured never saw the case that it is measured on: cases are dealt into so many parts. */
	private static final int PARTS = 5;

	private final List<Case> cases = new ArrayList<>();

	/**
	 * A case.
	 *
	 * @param expected one entry per region, without a calibration
	 */
	private record Case(String name, List<PredictedScore> expected, CaseFeedback given) {

		List<PredictionQuality.Item> items(final ScoreCalibration calibration) {
			return IntStream.range(0, expected.size()).mapToObj(i -> {
				final PredictedScore p = expected.get(i).calibrated(calibration);
				return new PredictionQuality.Item(p.dice(), p.levels(), p.label(), given.region(i + 1));
			}).toList();
		}
	}

	/** @throws ScoreException if the feedback is on another scale than that of the cases before */
	void add(final String name, final List<PredictedScore> expected, final CaseFeedback given) {
		if (!isEmpty() && !given.scale().equals(scale())) throw new ScoreException("The feedback of case " + name +
			" is on another scale than that of case " + cases.get(0).name() + ". Calibrate on cases of one scale.");
		cases.add(new Case(name, List.copyOf(expected), given));
	}

	boolean isEmpty() {
		return cases.isEmpty();
	}

	private OrdinalScale scale() {
		return cases.get(0).given().scale();
	}

	/** @throws ScoreException if too few regions are scored */
	ScoreCalibration fit() {
		return fit(cases);
	}

	private ScoreCalibration fit(final List<Case> some) {
		return ScoreCalibration.fit(some.stream().flatMap(c -> c.expected().stream()).mapToDouble(PredictedScore::raw)
			.toArray(), some.stream().flatMap(c -> c.given().regions().stream()).toList(), scale());
	}

	/**
	 * How well the expectations fit.
	 *
	 * @param calibration may be null; null is also what comes back where there are no such levels
	 */
	private PredictionQuality quality(final ScoreCalibration calibration) {
		final OrdinalScale levels = calibration == null ? OrdinalScale.fiveLevels() : calibration.scale();
		return levels.equals(scale()) ? PredictionQuality.of(cases.stream().flatMap(c -> c.items(calibration).stream())
			.toList(), scale(), BINS) : null;
	}

	/** The same, each case as a calibration sees it that was fitted on the other parts; null with a single case. */
	private PredictionQuality byTurns() {
		if (cases.size() < 2) return null;
		final List<PredictionQuality.Item> out = new ArrayList<>();
		for (int part = 0; part < parts(); part++) {
			final List<Case> mine = new ArrayList<>(), others = new ArrayList<>();
			for (int i = 0; i < cases.size(); i++)
				(i % PARTS == part ? mine : others).add(cases.get(i));
			final ScoreCalibration calibration = fit(others);
			mine.forEach(c -> out.addAll(c.items(calibration)));
		}
		return PredictionQuality.of(out, scale(), BINS);
	}

	private int parts() {
		return Math.min(PARTS, cases.size());
	}

	/** @param borrowed a calibration of other masks, or null */
	CalibrateTask.Fit measure(final ScoreCalibration borrowed) {
		return new CalibrateTask.Fit(cases.size(), quality(null), borrowed == null ? null : quality(borrowed), byTurns());
	}

	/** For the report. */
	Map<String, Object> json(final CalibrateTask.Fit measured, final ScoreCalibration fitted) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("cases", cases.stream().map(Case::name).toList());
		out.put("regions", fitted.regions());
		out.put("scale", scale());
		out.put("before", measured.before());
		if (measured.borrowed() != null) out.put("borrowed", measured.borrowed());
		out.put("after", measured.after());
		out.put("parts", parts());
		return out;
	}
}
