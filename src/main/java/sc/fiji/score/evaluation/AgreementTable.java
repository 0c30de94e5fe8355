package sc.fiji.score.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Statistics of how raters agree, a row each. As CSV: {@code
 * statistic,weights,raters,value,standard_error,low95,high95}, with {@code NaN} where a number is not defined.
 */
public final class AgreementTable {

	/** Stands in the column of the raters for all of them. */
	public static final String ALL = "all";

	/** Stands in the column of the weights where a statistic has none. */
	public static final String UNWEIGHTED = "none";

	/** Names of the columns. */
	public static final List<String> COLUMNS = List.of("statistic", "weights", "raters", "value", "standard_error",
		"low95", "high95");

	/**
	 * @param statistic its name, lower_snake_case
	 * @param weights how disagreements count: none, linear, ..., nominal, ...
	 * @param raters a pair {@code a|b}, or {@link #ALL}
	 * @param estimate the value and its uncertainty
	 */
	public record Row(String statistic, String weights, String raters, Estimate estimate) {}

	private final List<Row> rows = new ArrayList<>();

	/**
	 * Every statistic of scores on a scale: percent agreement (all raters, each pair), Cohen's kappa (each pair and
	 * weighting), Fleiss' kappa, Krippendorff's alpha (each metric) and the six intraclass correlations.
	 *
	 * @param seed of the bootstrap
	 */
	public AgreementTable addScores(final Ratings ratings, final long seed) {
		addPercentAgreement("percent_agreement", ratings);
		for (final CohenKappa.Weights w : CohenKappa.Weights.values())
			addKappa("cohen_kappa", ratings, w);
		add("fleiss_kappa", UNWEIGHTED, ALL, FleissKappa.of(ratings));
		for (final KrippendorffAlpha.Metric m : KrippendorffAlpha.Metric.values())
			add("krippendorff_alpha", name(m), ALL, KrippendorffAlpha.of(ratings, m, seed));
		for (final IntraclassCorrelation.Form f : IntraclassCorrelation.Form.values())
			add(name(f), UNWEIGHTED, ALL, IntraclassCorrelation.of(ratings, f));
		return this;
	}

	/** The statistics of error labels, which have no order: percent agreement and the unweighted kappa of each pair. */
	public AgreementTable addLabels(final Ratings labels) {
		addPercentAgreement("label_percent_agreement", labels);
		addKappa("label_cohen_kappa", labels, CohenKappa.Weights.NONE);
		return this;
	}

	/** Adds a row. */
	public AgreementTable add(final String statistic, final String weights, final String raters, final Estimate estimate) {
		rows.add(new Row(statistic, weights, raters, estimate));
		return this;
	}

	private void addPercentAgreement(final String statistic, final Ratings ratings) {
		add(statistic, UNWEIGHTED, ALL, PercentAgreement.of(ratings));
		for (int a = 0; a < ratings.raters().size(); a++)
			for (int b = a + 1; b < ratings.raters().size(); b++)
				add(statistic, UNWEIGHTED, pair(ratings, a, b), PercentAgreement.of(ratings.pair(a, b)));
	}

	private void addKappa(final String statistic, final Ratings ratings, final CohenKappa.Weights weights) {
		for (int a = 0; a < ratings.raters().size(); a++)
			for (int b = a + 1; b < ratings.raters().size(); b++)
				add(statistic, name(weights), pair(ratings, a, b), CohenKappa.of(ratings.table(a, b), weights));
	}

	private static String pair(final Ratings ratings, final int a, final int b) {
		return ratings.raters().get(a) + "|" + ratings.raters().get(b);
	}

	private static String name(final Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	/** The rows, in the order in which they were added; a copy. */
	public List<Row> rows() {
		return List.copyOf(rows);
	}

	/** Writes the table as CSV (lines end in {@code \n}); flushes, does not close. */
	public void write(final Writer out) throws IOException {
		final CSVPrinter csv = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
		csv.printRecord(COLUMNS);
		for (final Row r : rows) {
			final Estimate e = r.estimate();
			csv.printRecord(r.statistic(), r.weights(), r.raters(), e.value(), e.standardError(), e.low(), e.high());
		}
		csv.flush();
	}
}
