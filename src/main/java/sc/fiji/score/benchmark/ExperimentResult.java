package sc.fiji.score.benchmark;

import java.util.List;
import java.util.Map;

import sc.fiji.score.evaluation.SegmentationMetrics;

/**
 * What came out of an experiment.
 *
 * @param settings what it was done with
 * @param trainingCases names of the training cases
 * @param cases the test cases
 * @param trainSeconds time of training from scores
 * @param fullTrainSeconds time of training from full masks, 0 where left out
 * @param refineSecondsPerCase mean time to refine a test case
 * @param regions largest number of regions of a training case
 * @param questionsPerCase mean number of regions that were scored in a training case
 */
public record ExperimentResult(ExperimentSettings settings, List<String> trainingCases, List<TestCase> cases,
	double trainSeconds, double fullTrainSeconds, double refineSecondsPerCase, int regions, double questionsPerCase)
{

	/**
	 * Metrics of a test case.
	 *
	 * @param name the case
	 * @param metrics by method, in the order of {@link Method}
	 */
	public record TestCase(String name, Map<Method, SegmentationMetrics> metrics) {}

	public ExperimentResult {
		trainingCases = List.copyOf(trainingCases);
		cases = List.copyOf(cases);
	}

	/** The methods that were compared. */
	public List<Method> methods() {
		return settings.full() ? List.of(Method.INITIAL, Method.SCORE, Method.FULL) : List.of(Method.INITIAL, Method.SCORE);
	}
}
