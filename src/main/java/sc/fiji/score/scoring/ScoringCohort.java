package sc.fiji.score.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.Rater;
import sc.fiji.score.volume.Structure;

/**
 * The cases that a rater scores one after the other: a folder with {@code images/} and {@code initial/} (and, if
 * wanted, {@code estimates.csv} with the columns {@code case,estimate}), or a CSV file with the columns
 * {@code case,image,mask[,label][,estimate]}. Beside them lie {@code guideline.md} and {@code examples/}, if there are
 * any, and {@code calibration/} with an expert's feedback (see {@link Calibration}). Feedback goes to {@code
 * feedback/} there, so that Train... takes the folder as it is, or to another folder: each rater needs one of their own.
 */
public final class ScoringCohort {

	/** For example {@code 4_shaft.png} or {@code level_4 shaft.png}: an example of level 4. */
	private static final Pattern EXAMPLE = Pattern.compile("(?i)(?:level[ _-]?)?(\\d+).*\\.(?:png|jpe?g|gif)");

	private final Path folder, feedback;
	private final List<CohortCase> cases;

	private ScoringCohort(final Path folder, final Path feedback, final List<CohortCase> cases) {
		this.folder = folder;
		this.feedback = feedback;
		this.cases = List.copyOf(cases);
	}

	/** Opens a folder or a CSV file, with the feedback beside it and every voxel that is not 0 as the structure. */
	public static ScoringCohort open(final Path folderOrTable) {
		return open(folderOrTable, null, Structure.FOREGROUND);
	}

	/**
	 * Opens a folder or a CSV file.
	 *
	 * @param feedback folder of the rater's feedback files; null for {@code feedback/} beside the cases
	 * @param structure which label of the masks counts, where a table does not say it
	 * @throws ScoreException naming the file and row: a missing file or column, a case without a mask, two of one name
	 */
	public static ScoringCohort open(final Path folderOrTable, final Path feedback, final Structure structure) {
		final boolean isFolder = Files.isDirectory(folderOrTable);
		if (!isFolder && !Files.exists(folderOrTable)) throw new ScoreException(folderOrTable +
			" does not exist. Give a folder with images/ and initial/, or a CSV file with the columns case,image,mask.");
		final Path folder = isFolder ? folderOrTable : folderOrTable.toAbsolutePath().getParent();
		final Path into = feedback == null ? folder.resolve("feedback") : feedback;
		return new ScoringCohort(folder, into, isFolder ? CohortFiles.ofFolder(folder, into, structure) : CohortFiles
			.ofTable(folderOrTable, into, structure));
	}

	/** The cases as they were found: of a folder by name, of a table in its order. */
	public List<CohortCase> cases() {
		return cases;
	}

	/**
	 * The rater's calibration, where an expert's feedback lies in {@code calibration/}.
	 *
	 * @throws ScoreException if it holds feedback on no case of the cohort
	 */
	public Optional<Calibration> calibration(final String rater) {
		return Calibration.of(this, folder, feedback, rater);
	}

	/** Whether a model's estimate is there for some case. */
	public boolean hasEstimates() {
		return cases.stream().anyMatch(c -> !Double.isNaN(c.estimate()));
	}

	/**
	 * The cases in an order, with how far each is; reads the feedback files.
	 *
	 * @param seed of {@link CohortOrder#SHUFFLED}
	 * @param rater whose queue it is
	 */
	public List<CohortEntry> queue(final CohortOrder order, final long seed, final String rater) {
		final List<CohortCase> sorted = new ArrayList<>(cases);
		sorted.sort(Comparator.comparing(CohortCase::name));
		// A case's place depends on its name and the seed alone: new cases leave the others' order as it is.
		if (order == CohortOrder.SHUFFLED) sorted.sort(Comparator.comparingLong(c -> RandomStream.of(seed, c.name())
			.nextLong()));
		// NaN is larger than every number here.
		if (order == CohortOrder.WORST_FIRST) sorted.sort(Comparator.comparingDouble(CohortCase::estimate));
		return sorted.stream().map(c -> entry(c, rater)).toList();
	}

	/** How far one case is. */
	public CohortEntry entry(final CohortCase c, final String rater) {
		if (!Files.exists(c.feedback())) return new CohortEntry(c, CohortEntry.State.OPEN, 0, 0, 0, "");
		try {
			final CaseFeedback said = FeedbackFile.read(c.feedback());
			final SessionProgress p = SessionProgress.of(said);
			final int done = p.done() + p.skipped();
			final CohortEntry.State state = p.finished() ? CohortEntry.State.DONE : AnswerSheet.of(said).isBlank()
				? CohortEntry.State.OPEN : CohortEntry.State.PARTLY;
			return new CohortEntry(c, state, done, p.total(), p.flagged(), isBy(said, rater) ? "" : "The feedback " + c
				.feedback() + " is by " + (said.rater().simulation() == null ? "the rater '" + said.rater().name() + "'"
					: "a simulation") + ", not by '" + rater + "'. Choose another folder for your feedback.");
		}
		catch (final ScoreException e) {
			return new CohortEntry(c, CohortEntry.State.OPEN, 0, 0, 0, e.getMessage());
		}
	}

	/** The rater's median seconds per question over all cases, NaN where there are none. */
	public double typicalSeconds(final String rater) {
		final List<Double> all = new ArrayList<>();
		for (final CohortCase c : cases)
			if (entry(c, rater).total() > 0) {
				final CaseFeedback said = FeedbackFile.read(c.feedback());
				if (isBy(said, rater)) Arrays.stream(AnswerSheet.of(said).secondsDone()).forEach(all::add);
			}
		return Medians.of(all.stream().mapToDouble(Double::doubleValue).sorted().toArray(), Double.NaN);
	}

	/** A setup for a case and rater, to be completed (regions, order, repeats) and opened. */
	public ScoringSetup setup(final CohortCase c, final String rater) {
		return new ScoringSetup().setMask(c.mask()).optImage(c.image()).setFeedback(c.feedback()).setRater(rater)
			.optCaseName(c.name()).optStructure(c.structure());
	}

	/** The guideline of the cohort (Markdown), if there is one. */
	public Optional<Path> guideline() {
		final Path file = folder.resolve("guideline.md");
		return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
	}

	/**
	 * The text of the guideline, empty where there is none.
	 *
	 * @throws ScoreException if it cannot be read
	 */
	public String guidelineText() {
		final Optional<Path> file = guideline();
		try {
			return file.isPresent() ? Files.readString(file.get()) : "";
		}
		catch (final IOException e) {
			throw new ScoreException("The guideline " + file.get() + " cannot be read: " + e.getMessage() +
				". Save it as text in UTF-8.", e);
		}
	}

	/** Pictures of example regions by level, from {@code examples/}: their names begin with the level's number. */
	public Map<Integer, List<Path>> examples() {
		final Path dir = folder.resolve("examples");
		final Map<Integer, List<Path>> out = new TreeMap<>();
		if (!Files.isDirectory(dir)) return out;
		try (Stream<Path> files = Files.list(dir)) {
			files.sorted().forEach(f -> {
				final Matcher m = EXAMPLE.matcher(f.getFileName().toString());
				if (m.matches()) out.computeIfAbsent(Integer.valueOf(m.group(1)), k -> new ArrayList<>()).add(f);
			});
			return out;
		}
		catch (final IOException e) {
			throw new ScoreException("The folder " + dir + " cannot be read: " + e.getMessage() +
				". Check its permissions.", e);
		}
	}

	private static boolean isBy(final CaseFeedback said, final String rater) {
		return said.rater().simulation() == null && said.rater().name().equals(rater);
	}
}
