package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.score.benchmark.AnnotationTable;
import sc.fiji.score.benchmark.ArmResults;
import sc.fiji.score.benchmark.StudyFolder;
import sc.fiji.score.evaluation.Bootstrap.Interval;
import sc.fiji.score.evaluation.Summary;

/** What weak annotations are worth: the share of the Dice of full masks that each reaches, by structure, too. */
final class AnnotationSection implements Section {

	private final AnnotationTable found;

	/** Computes what the study says of weak annotations. */
	AnnotationSection(final Study study) {
		found = study.group(AnnotationTable.GROUP).isEmpty() ? null : new AnnotationTable(ArmResults.of(new StudyFolder(study
			.folder()).done().stream().filter(run -> run.info().group().equals(AnnotationTable.GROUP)).toList()));
	}

	@Override
	public void write(final Study study, final Html page) {
		page.section("annotations", "Weak annotations");
		if (found == null) {
			page.missing("The study has no finished arm of weak annotations; --annotations runs them.");
			return;
		}
		final Map<String, List<AnnotationTable.Row>> byReference = new LinkedHashMap<>();
		found.rows().forEach(row -> byReference.computeIfAbsent(row.reference(), k -> new ArrayList<>()).add(row));
		byReference.forEach((reference, rows) -> page.table(table("Against " + title(reference) + ", " + Numbers.many(rows
			.get(0).arm().cases().size(), "case"), rows, found.structures())));
		page.note("Dice: mean and standard deviation over cases and seeds, of the mean over the structures. The share is of " +
			"mean Dice, with a 95 % bootstrap interval over the cases.");
		final Table differences = new Table("Arms that claim something against each other", "Arms",
			"Difference in Dice (95 % interval)");
		found.comparisons().forEach(c -> differences.row(title(c.better()) + " \u2212 " + title(c.worse()), Numbers.signed(c
			.difference().value(), 4) + " (" + Numbers.interval(c.difference().low(), c.difference().high(), 4) + ")"));
		if (!differences.isEmpty()) page.table(differences);
		ArmTable.descriptions(study.group(AnnotationTable.GROUP)).forEach(page::note);
	}

	private static String title(final String arm) {
		return arm.replace('_', ' ');
	}

	private static Table table(final String caption, final List<AnnotationTable.Row> rows,
		final List<String> structures)
	{
		final List<String> columns = new ArrayList<>(List.of("Annotation", "Seeds", "Training cases", "Dice", "sd",
			"By seed"));
		final List<String> shown = structures.stream().filter(s -> rows.stream().anyMatch(r -> r.structures().containsKey(
			s))).toList();
		shown.forEach(s -> columns.add(title(s)));
		columns.add("Of full masks [%]");
		final Table out = new Table(caption, columns.toArray(String[]::new));
		for (final AnnotationTable.Row row : rows) {
			final List<String> cells = new ArrayList<>(List.of(title(row.arm().name()), "" + row.arm().seeds().size(), "" + row
				.arm().info().trainCases(), Numbers.fixed(row.dice().mean(), 4), Numbers.fixed(row.dice().sd(), 4), row
					.diceBySeed().values().stream().map(d -> Numbers.fixed(d, 4)).collect(Collectors.joining(", "))));
			for (final String s : shown) {
				final Summary dice = row.structures().get(s);
				cells.add(Numbers.fixed(dice == null ? Double.NaN : dice.mean(), 4));
			}
			cells.add(share(row.share()));
			out.row(cells);
		}
		return out;
	}

	/** In percent. */
	private static String share(final Interval share) {
		return Numbers.estimate(new Interval(100 * share.value(), 100 * share.low(), 100 * share.high()), 1);
	}

	/** The same in one sentence; null where the study says nothing of them. */
	String answer() {
		if (found == null) return null;
		final List<String> shares = found.rows().stream().filter(r -> !Double.isNaN(r.share().value()) && !r.arm().info()
			.kind().equals(Arm.INITIAL) && !r.arm().name().equals(r.reference())).map(r -> title(r.arm().name()) + " " +
				share(r.share())).toList();
		return shares.isEmpty() ? null : "Weak annotations, in percent of the Dice of full masks: " + String.join("; ",
			shares) + ".";
	}
}
