package sc.fiji.score.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.evaluation.Bootstrap;
import sc.fiji.score.evaluation.Bootstrap.Interval;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Summary;

/**
 * An arm's means over seeds and cases, and how it compares with the initial masks and with full masks of the same
 * condition. Intervals are 95 % percentile bootstraps over the cases, of the mean over the seeds.
 *
 * @param results what it reached
 * @param metrics each metric's statistics over the cases
 * @param gain mean difference of Dice to the initial masks, paired; undefined without them
 * @param recovery (arm - initial) / (full - initial) of the mean Dice, paired; undefined without both arms or where full
 *          masks gain nothing
 * @param assdOfFull mean ASSD divided by that of full masks; NaN without them
 * @param worse how many refined masks (cases x seeds) lose more than {@link #HARM} Dice; -1 without initial masks
 * @param masks number of refined masks (cases x seeds)
 */
public record ArmSummary(ArmResults results, Map<Metric, Summary> metrics, Interval gain, Interval recovery,
	double assdOfFull, int worse, int masks)
{

	/** A refined mask that loses more Dice than this has been harmed. */
	public static final double HARM = .005;

	private static final long SEED = 1;

	/** Summarises an arm beside the others of its study. */
	static ArmSummary of(final ArmResults arm, final Map<String, ArmResults> all) {
		final int at = arm.name().indexOf('@');
		final String condition = at < 0 ? "" : arm.name().substring(at);
		// Weak annotations are measured structure by structure, and have references of their own: see AnnotationTable.
		final boolean other = arm.info().group().equals(AnnotationArms.GROUP);
		final ArmResults initial = other ? null : all.get(Arm.INITIAL + condition), full = other ? null : all.get(Arm.FULL +
			condition);
		final Map<Metric, Summary> metrics = new EnumMap<>(Metric.class);
		for (final Metric metric : Metric.values())
			metrics.put(metric, Summary.of(arm.perCase(metric), SEED));
		int masks = 0;
		for (final List<CaseRow> rows : arm.bySeed().values())
			masks += rows.size();
		return new ArmSummary(arm, metrics, initial == null ? Interval.UNDEFINED : gain(arm, initial), initial == null ||
			full == null ? Interval.UNDEFINED : recovery(arm.perCase(Metric.DICE), initial.perCase(Metric.DICE), full.perCase(
				Metric.DICE)), full == null ? Double.NaN : metrics.get(Metric.ASSD).mean() / Summary.of(full.perCase(
					Metric.ASSD), SEED).mean(), initial == null ? -1 : worse(arm, initial), masks);
	}

	private static Interval gain(final ArmResults arm, final ArmResults initial) {
		final double[] a = arm.perCase(Metric.DICE), i = initial.perCase(Metric.DICE);
		return Bootstrap.of(a.length, drawn -> mean(a, drawn) - mean(i, drawn), SEED);
	}

	/**
	 * The share of what full masks gain that the arm gains, with an interval that resamples the cases of all three
	 * together.
	 *
	 * @param arm Dice of each case
	 * @param initial of the same cases
	 * @param full of the same cases
	 */
	public static Interval recovery(final double[] arm, final double[] initial, final double[] full) {
		return Bootstrap.of(arm.length, drawn -> {
			final double start = mean(initial, drawn), gain = mean(full, drawn) - start;
			return gain > 0 ? (mean(arm, drawn) - start) / gain : Double.NaN;
		}, SEED);
	}

	private static int worse(final ArmResults arm, final ArmResults initial) {
		final double[] start = initial.perCase(Metric.DICE);
		int out = 0;
		for (final List<CaseRow> rows : arm.bySeed().values())
			for (int i = 0; i < start.length; i++)
				if (rows.get(i).metrics().get(Metric.DICE) < start[i] - HARM) out++;
		return out;
	}

	private static double mean(final double[] values, final int[] drawn) {
		double sum = 0;
		for (final int i : drawn)
			sum += values[i];
		return sum / drawn.length;
	}
}
