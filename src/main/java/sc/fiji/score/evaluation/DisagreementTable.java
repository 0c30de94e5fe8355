package sc.fiji.score.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import sc.fiji.score.feedback.Disagreement;
import sc.fiji.score.feedback.ErrorLabel;

/** Where raters differ, worst first, per region and per case. */
public final class DisagreementTable {

	/**
	 * How the raters differ on a case.
	 *
	 * @param caseName the case
	 * @param regions number of its regions
	 * @param scoresDiffer regions whose scores differ
	 * @param labelsDiffer regions whose labels differ
	 * @param meanSpread mean over all regions of the largest minus the least level
	 * @param largestSpread the largest of these
	 */
	public record CaseRow(String caseName, int regions, int scoresDiffer, int labelsDiffer, double meanSpread,
		int largestSpread)
	{

		static final Comparator<CaseRow> WORST_FIRST = Comparator.comparingDouble(CaseRow::meanSpread).thenComparing(
			CaseRow::labelsDiffer).reversed().thenComparing(CaseRow::caseName);

		static CaseRow of(final String name, final List<Disagreement> regions) {
			return new CaseRow(name, regions.size(), (int) regions.stream().filter(d -> d.spread() > 0).count(), (int) regions
				.stream().filter(d -> d.differentLabels() > 0).count(), regions.stream().mapToInt(Disagreement::spread).average()
					.orElse(0), regions.stream().mapToInt(Disagreement::spread).max().orElse(0));
		}
	}

	/** Names of the columns of the table of cases. */
	public static final List<String> CASE_COLUMNS = List.of("case", "regions", "scores_differ", "labels_differ",
		"mean_spread", "largest_spread");

	private final List<String> raters;
	private final List<Disagreement> all;
	private final boolean labels;

	/**
	 * @param raters their names
	 * @param all every region that was rated, those that the raters agree on too
	 */
	public DisagreementTable(final List<String> raters, final Collection<Disagreement> all) {
		this.raters = List.copyOf(raters);
		this.all = List.copyOf(all);
		labels = all.stream().anyMatch(d -> !d.labels().isEmpty());
	}

	/** Names of the raters. */
	public List<String> raters() {
		return raters;
	}

	/** Regions whose scores or labels differ, worst first. */
	public List<Disagreement> regions() {
		return all.stream().filter(Disagreement::differs).sorted(Disagreement.WORST_FIRST).toList();
	}

	/** All cases, worst first. */
	public List<CaseRow> cases() {
		final Map<String, List<Disagreement>> byCase = new LinkedHashMap<>();
		all.forEach(d -> byCase.computeIfAbsent(d.caseName(), name -> new ArrayList<>()).add(d));
		return byCase.entrySet().stream().map(e -> CaseRow.of(e.getKey(), e.getValue())).sorted(CaseRow.WORST_FIRST)
			.toList();
	}

	/**
	 * The worst region of a case, also where the raters agree on all of it.
	 *
	 * @throws IllegalArgumentException if there is no such case
	 */
	public Disagreement worst(final String caseName) {
		return all.stream().filter(d -> d.caseName().equals(caseName)).min(Disagreement.WORST_FIRST).orElseThrow(
			() -> new IllegalArgumentException("no case " + caseName));
	}

	/** Columns of the table of regions: {@code case,region}, a score and then a label of each rater, {@code spread}. */
	public List<String> columns() {
		final List<String> out = new ArrayList<>(List.of("case", "region"));
		raters.forEach(rater -> out.add("score " + rater));
		if (labels) raters.forEach(rater -> out.add("label " + rater));
		out.add("spread");
		return out;
	}

	/** The values of a region in the order of {@link #columns()}; empty where a rater said nothing. */
	public List<String> values(final Disagreement d) {
		final List<String> out = new ArrayList<>(List.of(d.caseName(), Integer.toString(d.region())));
		d.levels().forEach(level -> out.add(level == 0 ? "" : Integer.toString(level)));
		if (labels) for (final ErrorLabel label : d.labels())
			out.add(label == null ? "" : label.name().toLowerCase(Locale.ROOT));
		out.add(Integer.toString(d.spread()));
		return out;
	}

	/** Writes {@link #regions()} as CSV (lines end in {@code \n}); flushes, does not close. */
	public void writeRegions(final Writer out) throws IOException {
		final CSVPrinter csv = csv(out, columns());
		for (final Disagreement d : regions())
			csv.printRecord(values(d));
		csv.flush();
	}

	/** Writes {@link #cases()} as CSV (lines end in {@code \n}); flushes, does not close. */
	public void writeCases(final Writer out) throws IOException {
		final CSVPrinter csv = csv(out, CASE_COLUMNS);
		for (final CaseRow c : cases())
			csv.printRecord(c.caseName(), c.regions(), c.scoresDiffer(), c.labelsDiffer(), c.meanSpread(), c.largestSpread());
		csv.flush();
	}

	private static CSVPrinter csv(final Writer out, final List<String> columns) throws IOException {
		final CSVPrinter csv = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
		csv.printRecord(columns);
		return csv;
	}
}
