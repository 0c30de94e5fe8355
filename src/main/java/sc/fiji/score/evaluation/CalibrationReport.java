package sc.fiji.score.evaluation;

import java.util.List;
import java.util.Locale;

import org.apache.commons.math3.distribution.TDistribution;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.CaseRatings;
import sc.fiji.score.feedback.ErrorLabel;

/**
 * How far a rater is off from an expert who scored the same regions, to be known before the real work begins.
 *
 * @param expert name of the expert
 * @param rater name of the rater
 * @param regions number of regions that both scored
 * @param difference the rater's level minus the expert's, mean in levels: below 0 the rater is stricter. Interval by
 *          Student's t
 * @param exact share of regions with the same level
 * @param withinOne share of regions at most one level apart
 * @param kappa quadratically weighted kappa of Cohen
 * @param sameLabel share of regions with the same error label
 * @param labels how often the expert gave one label (row) and the rater another (column), in the order of
 *          {@link ErrorLabel}
 */
public record CalibrationReport(String expert, String rater, int regions, Estimate difference, Estimate exact,
	Estimate withinOne, Estimate kappa, Estimate sameLabel, int[][] labels)
{

	/**
	 * Of one case.
	 *
	 * @throws ScoreException if the two are not about the same regions, or have none in common
	 */
	public static CalibrationReport of(final CaseFeedback expert, final CaseFeedback rater) {
		return of(List.of(CaseRatings.of(expert.caseName(), List.of("expert " + expert.rater().name(), rater.rater()
			.name()), List.of(expert, rater))));
	}

	/**
	 * Of one case or more.
	 *
	 * @param cases the expert's feedback on them first, the rater's second
	 * @throws ScoreException if both scored no region in common
	 */
	public static CalibrationReport of(final List<CaseRatings> cases) {
		final List<String> names = cases.get(0).raters();
		final Ratings labels = Ratings.ofLabels(cases);
		final int[][] table = Ratings.ofScores(cases).table(0, 1);
		int n = 0, same = 0, near = 0, sum = 0, squares = 0;
		for (int i = 0; i < table.length; i++)
			for (int j = 0; j < table.length; j++) {
				final int d = j - i, count = table[i][j];
				n += count;
				same += d == 0 ? count : 0;
				near += Math.abs(d) <= 1 ? count : 0;
				sum += d * count;
				squares += d * d * count;
			}
		if (n == 0) throw new ScoreException("The expert " + names.get(0) + " and the rater " + names.get(1) +
			" have no scored region in common. Let the rater score regions that the expert scored.");
		return new CalibrationReport(names.get(0), names.get(1), n, mean(sum, squares, n), PercentAgreement.share(
			(double) same / n, n), PercentAgreement.share((double) near / n, n), CohenKappa.of(table,
				CohenKappa.Weights.QUADRATIC), PercentAgreement.of(labels), labels.table(0, 1));
	}

	private static Estimate mean(final double sum, final double squares, final int n) {
		final double mean = sum / n;
		if (n < 2) return new Estimate(mean, Double.NaN, Double.NaN, Double.NaN);
		final double error = Math.sqrt(Math.max(0, squares - n * mean * mean) / (n - 1) / n);
		final double half = error * new TDistribution(null, n - 1).inverseCumulativeProbability(0.975);
		return new Estimate(mean, error, mean - half, mean + half);
	}

	/** How often over and under were exchanged: the error that hurts a training most. */
	public int exchanged() {
		return labels[ErrorLabel.OVER.ordinal()][ErrorLabel.UNDER.ordinal()] + labels[ErrorLabel.UNDER.ordinal()][
			ErrorLabel.OVER.ordinal()];
	}

	/** The report's numbers, a row each, {@code expert|rater} as raters. */
	public AgreementTable table() {
		final String pair = expert + "|" + rater;
		return new AgreementTable() //
			.add("mean_difference", AgreementTable.UNWEIGHTED, pair, difference) //
			.add("percent_agreement", AgreementTable.UNWEIGHTED, pair, exact) //
			.add("percent_within_one", AgreementTable.UNWEIGHTED, pair, withinOne) //
			.add("cohen_kappa", "quadratic", pair, kappa) //
			.add("label_percent_agreement", AgreementTable.UNWEIGHTED, pair, sameLabel);
	}

	/** The report for a person, several lines. */
	public String text() {
		final StringBuilder out = new StringBuilder();
		out.append(rater).append(" against ").append(expert).append(", ").append(regions).append(" regions\n");
		final double d = difference.value();
		out.append(line("Scores: %s (95 %% interval %+.2f to %+.2f)", d == 0 ? "on average as the expert's" : String.format(
			Locale.ROOT, "on average %.2f levels %s than the expert's", Math.abs(d), d < 0 ? "lower" : "higher"), difference
				.low(), difference.high()));
		out.append(line("Same level: %.0f %%; at most one level apart: %.0f %%", 100 * exact.value(), 100 * withinOne
			.value()));
		out.append(Double.isNaN(kappa.value()) ? "Weighted kappa: not defined, for all scores are the same\n" : line(
			"Weighted kappa (quadratic): %.2f (95 %% interval %.2f to %.2f)", kappa.value(), kappa.low(), kappa.high()));
		out.append(line("Same error label: %.0f %%; over and under exchanged: %d", 100 * sameLabel.value(), exchanged()));
		out.append("Labels (rows: the expert's, columns: the rater's)\n").append(String.format("%8s", ""));
		for (final ErrorLabel label : ErrorLabel.values())
			out.append(String.format("%8s", name(label)));
		for (final ErrorLabel label : ErrorLabel.values()) {
			out.append('\n').append(String.format("%-8s", name(label)));
			for (final int count : labels[label.ordinal()])
				out.append(String.format("%8d", count));
		}
		return out.append('\n').toString();
	}

	private static String line(final String format, final Object... values) {
		return String.format(Locale.ROOT, format, values) + "\n";
	}

	private static String name(final ErrorLabel label) {
		return label.name().toLowerCase(Locale.ROOT);
	}
}
