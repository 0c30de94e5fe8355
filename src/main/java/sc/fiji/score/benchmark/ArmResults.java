package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.Metric;

/**
 * What an arm reached with each of its seeds; test cases in the order of its files.
 *
 * @param info of its first seed
 * @param cases names of the test cases
 * @param bySeed rows in the order of {@code cases}, by seed
 */
public record ArmResults(RunInfo info, List<String> cases, Map<Long, List<CaseRow>> bySeed) {

	/**
	 * Reads the runs of a study.
	 *
	 * @param done sorted runs, see {@link StudyFolder#done()}
	 * @return by name of the arm, in the order of the runs
	 * @throws ScoreException if two runs were tested on different cases
	 */
	public static Map<String, ArmResults> of(final List<StudyFolder.Done> done) {
		final Map<String, ArmResults> out = new LinkedHashMap<>();
		List<String> cases = null;
		for (final StudyFolder.Done run : done) {
			final List<CaseRow> rows = run.rows();
			final List<String> names = rows.stream().map(CaseRow::name).toList();
			if (cases == null) cases = names;
			if (!cases.equals(names)) throw new ScoreException("The results in " + run.folder() +
				" are of other test cases than those in " + done.get(0).folder() + ". Delete the folder to run the arm again.");
			out.computeIfAbsent(run.info().name(), name -> new ArmResults(run.info(), names, new LinkedHashMap<>())).bySeed
				.put(run.info().seed(), rows);
		}
		return out;
	}

	/** The arm's name. */
	public String name() {
		return info.name();
	}

	/** The seeds that it was run with. */
	public List<Long> seeds() {
		return new ArrayList<>(bySeed.keySet());
	}

	/** A metric's mean over the seeds, one value per test case. */
	public double[] perCase(final Metric metric) {
		final double[] out = new double[cases.size()];
		for (final List<CaseRow> rows : bySeed.values())
			for (int i = 0; i < out.length; i++)
				out[i] += rows.get(i).metrics().get(metric) / bySeed.size();
		return out;
	}
}
