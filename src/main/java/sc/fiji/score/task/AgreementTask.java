package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.requireRange;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.AgreementTable;
import sc.fiji.score.evaluation.CalibrationReport;
import sc.fiji.score.evaluation.DisagreementTable;
import sc.fiji.score.evaluation.Ratings;
import sc.fiji.score.feedback.CaseRatings;
import sc.fiji.score.feedback.Consensus;
import sc.fiji.score.feedback.Disagreement;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.IOConsumer;

/**
 * Tells how well raters agree: on one case (a feedback file of each), on many (a folder of each), or on a table of
 * ratings; or how far one rater is off from an expert. Writes the statistics, where the raters differ, and their
 * consensus.
 */
public class AgreementTask {

	private List<Path> feedback = List.of();
	private Path table;
	private Path expert;
	private int levels;
	private boolean repeats;
	private long seed = 1;
	private Path output;
	private Path disagreements;
	private Path consensus;

	/**
	 * What was found.
	 *
	 * @param statistics of scores and labels
	 * @param disagreements where the raters differ
	 * @param calibration how far the rater is off from the expert; null where there is none
	 */
	public record Result(AgreementTable statistics, DisagreementTable disagreements, CalibrationReport calibration) {}

	/** A feedback file of each rater, or a folder of each; instead of a table. */
	public AgreementTask setFeedback(final List<Path> files) {
		feedback = List.copyOf(files);
		return this;
	}

	/** A CSV file with a column per rater and a row per item; instead of feedback. Needs {@link #setLevels}. */
	public AgreementTask setTable(final Path csv) {
		table = csv;
		return this;
	}

	/** Number of levels of the scale; 0 with feedback, whose files declare it (another number is then an error). */
	public AgreementTask setLevels(final int count) {
		levels = count;
		return this;
	}

	/**
	 * An expert's feedback on the same regions, a file or folder as the feedback, which is then of one rater: the
	 * statistics are those of the {@link CalibrationReport}. Null for none.
	 */
	public AgreementTask optExpert(final Path file) {
		expert = file;
		return this;
	}

	/** Whether raters of one name are repeats of one rater, and repeats inside the files count as a round of their own. */
	public AgreementTask optRepeats(final boolean value) {
		repeats = value;
		return this;
	}

	/** Seed of the bootstrap; 1 by default. */
	public AgreementTask optSeed(final long value) {
		seed = value;
		return this;
	}

	/** The CSV file of the statistics, or null for none. */
	public AgreementTask optOutput(final Path csv) {
		output = csv;
		return this;
	}

	/** The CSV file of the regions on which the raters differ, or null for none; {@code _cases} beside it sums up. */
	public AgreementTask optDisagreements(final Path csv) {
		disagreements = csv;
		return this;
	}

	/** The consensus to write: a feedback file, or a folder where the feedback is in folders; null for none. */
	public AgreementTask optConsensus(final Path json) {
		consensus = json;
		return this;
	}

	/**
	 * Computes the statistics and writes what was asked for.
	 *
	 * @throws ScoreException if an input cannot be used: raters of one name, other masks or regions, a scale of one level,
	 *           a cell that is no level
	 */
	public Result run(final Progress progress) {
		if (feedback.isEmpty() == (table == null)) throw new OptionException(
			"Give either feedback files of several raters ('feedback') or a table of ratings ('table').");
		if (expert != null) return calibration(progress);
		return table != null ? ofTable(progress) : ofFeedback(progress);
	}

	private Result ofTable(final Progress progress) {
		if (consensus != null) throw new OptionException(
			"A consensus can be made of feedback files only, not of a table ('consensus').");
		if (levels == 0) throw new OptionException(
			"The parameter 'levels' is missing: say how many levels the scale of the table has.");
		requireRange(levels, 2, 1000, "levels");
		checkOutputs(List.of(table));
		final Ratings ratings = RatingsFile.read(table, levels, repeats);
		final List<Disagreement> items = new ArrayList<>();
		for (int i = 0; i < ratings.items(); i++) {
			final List<Integer> given = new ArrayList<>();
			for (int r = 0; r < ratings.raters().size(); r++)
				given.add(ratings.level(i, r));
			items.add(new Disagreement(CaseFolder.baseName(table), i + 1, given, List.of()));
		}
		noteMissing(ratings, progress);
		return write(new Result(new AgreementTable().addScores(ratings, seed), new DisagreementTable(ratings.raters(), items),
			null), progress);
	}

	private Result ofFeedback(final Progress progress) {
		final RaterFiles raters = new RaterFiles(feedback, "feedback");
		checkOutputs(raters.files());
		final List<CaseRatings> cases = (repeats ? raters.withRepeats() : raters).cases(null, repeats, progress);
		final int own = cases.get(0).scale().levels();
		if (levels != 0 && levels != own) throw new ScoreException("The feedback is on a scale of " + own + " levels, but " +
			levels + " were declared. Leave 'levels' out: the files say it.");
		final Ratings scores = Ratings.ofScores(cases);
		noteMissing(scores, progress);
		final Result result = write(new Result(new AgreementTable().addScores(scores, seed).addLabels(Ratings.ofLabels(
			cases)), compared(cases), null), progress);
		if (consensus != null) for (final CaseRatings c : cases) {
			progress.checkCancelled();
			FeedbackFile.write(Consensus.of(c), raters.areFolders() ? consensus.resolve(c.name() + ".json") : consensus);
		}
		return result;
	}

	private Result calibration(final Progress progress) {
		if (feedback.size() != 1 || repeats || consensus != null) throw new OptionException(
			"An expert ('expert') is compared with the feedback of one rater, without repeats and consensus.");
		final RaterFiles both = new RaterFiles(List.of(expert, feedback.get(0)), "feedback");
		checkOutputs(both.files());
		final List<CaseRatings> cases = both.cases(List.of("expert " + both.owner(0).name(), both.owner(1).name()), false,
			progress);
		final CalibrationReport report = CalibrationReport.of(cases);
		return write(new Result(report.table(), compared(cases), report), progress);
	}

	private static DisagreementTable compared(final List<CaseRatings> cases) {
		return new DisagreementTable(cases.get(0).raters(), cases.stream().flatMap(c -> c.compared().stream()).toList());
	}

	private void checkOutputs(final List<Path> inputs) {
		if (output != null) Outputs.checkFile(output, inputs);
		if (disagreements != null) {
			Outputs.checkFile(disagreements, inputs);
			Outputs.checkFile(casesBeside(disagreements), inputs);
		}
		if (consensus == null) return;
		if (Files.isDirectory(feedback.get(0))) {
			Outputs.makeFolder(consensus);
			inputs.forEach(input -> Outputs.checkFile(consensus.resolve(CaseFolder.baseName(input) + ".json"), inputs));
			return;
		}
		if (!consensus.getFileName().toString().endsWith(".json")) throw new OptionException("The consensus " + consensus +
			" must have a name that ends in .json.");
		Outputs.checkFile(consensus, inputs);
	}

	private static void noteMissing(final Ratings scores, final Progress progress) {
		final int left = scores.items() - scores.complete().items();
		if (left > 0) progress.message("Note: " + left + " of " + scores.items() +
			" items lack a rating; Fleiss' kappa and the intraclass correlations leave them out.");
	}

	private Result write(final Result result, final Progress progress) {
		progress.checkCancelled();
		write(output, result.statistics()::write);
		if (disagreements != null) {
			write(disagreements, result.disagreements()::writeRegions);
			write(casesBeside(disagreements), result.disagreements()::writeCases);
		}
		return result;
	}

	/** The table of cases beside that of regions. */
	private static Path casesBeside(final Path csv) {
		return csv.resolveSibling(CaseFolder.baseName(csv) + "_cases.csv");
	}

	private static void write(final Path csv, final IOConsumer<Writer> content) {
		if (csv == null) return;
		AtomicFile.write(csv, temporary -> {
			try (Writer writer = Files.newBufferedWriter(temporary)) {
				content.accept(writer);
			}
		});
	}
}
