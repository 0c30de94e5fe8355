package sc.fiji.score.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.CalibrationReport;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.CaseRatings;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

/**
 * A rater's calibration before a cohort: the cases that an expert scored ({@code calibration/} in the cohort's folder)
 * are scored first, on the expert's regions and scale. The rater's answers go to {@code calibration_RATER/} beside the
 * folder of the feedback, which a training never reads. A repetition gets a folder of its own ({@code
 * calibration_RATER.2/}); earlier rounds are kept. All state is in these files.
 */
public final class Calibration {

	private static final String EXPERT = "calibration", SKIPPED = "skipped.txt";

	private final ScoringCohort cohort;
	private final Map<String, Path> expert;
	private final Path home;
	private final String rater;

	private Calibration(final ScoringCohort cohort, final Map<String, Path> expert, final Path home, final String rater) {
		this.cohort = cohort;
		this.expert = expert;
		this.home = home;
		this.rater = rater;
	}

	/** @param feedback folder of the cohort's feedback */
	static Optional<Calibration> of(final ScoringCohort cohort, final Path folder, final Path feedback,
		final String rater)
	{
		final Path dir = folder.resolve(EXPERT);
		if (!Files.isDirectory(dir)) return Optional.empty();
		final Map<String, Path> expert = CaseFolder.list(dir);
		final List<String> known = cohort.cases().stream().map(CohortCase::name).toList();
		expert.forEach((name, file) -> {
			if (!known.contains(name)) throw new ScoreException("The expert's feedback " + file +
				" belongs to no case of the cohort. Give it the name of a case, or take it away.");
		});
		return expert.isEmpty() ? Optional.empty() : Optional.of(new Calibration(cohort, expert, feedback.toAbsolutePath()
			.getParent(), rater));
	}

	/** The rater's folder of this round. */
	public Path folder() {
		return folder(round());
	}

	/** The number of the round, from 1. */
	public int round() {
		int round = 1;
		while (Files.isDirectory(folder(round + 1)))
			round++;
		return round;
	}

	/** A dot cannot come from the name, so no rater has the folder of another one's second round. */
	private Path folder(final int round) {
		return home.resolve(EXPERT + "_" + rater.trim().replaceAll("[^\\p{L}\\p{N}_-]+", "_") + (round == 1 ? "" : "." +
			round));
	}

	/** The cases of this round, by name. */
	public List<CohortCase> cases() {
		final Path folder = folder();
		return cohort.cases().stream().filter(c -> expert.containsKey(c.name())).map(c -> new CohortCase(c.name(), c.image(),
			c.mask(), c.structure(), c.estimate(), folder.resolve(c.name() + ".json"), true)).sorted((a, b) -> a.name()
				.compareTo(b.name())).toList();
	}

	/** The cases of this round, with how far each is. */
	public List<CohortEntry> entries() {
		return cases().stream().map(c -> cohort.entry(c, rater)).toList();
	}

	/** Whether every case of this round is done. */
	public boolean isDone() {
		return entries().stream().allMatch(e -> e.state() == CohortEntry.State.DONE && e.problem().isEmpty());
	}

	/** Whether the rater chose to begin without this round. */
	public boolean isSkipped() {
		return Files.exists(folder().resolve(SKIPPED));
	}

	/** Whether the real cases have to wait. */
	public boolean isPending() {
		return !isSkipped() && !isDone();
	}

	/**
	 * Begins without calibration, which is written down.
	 *
	 * @throws ScoreException if the folder cannot be written to
	 */
	public void skip() {
		makeFolder(folder());
		AtomicFile.write(folder().resolve(SKIPPED), temporary -> Files.writeString(temporary, "The rater '" + rater +
			"' chose to begin without this calibration.\n"));
	}

	/**
	 * Begins anew: after a skip this round goes on, else a new one begins.
	 *
	 * @throws ScoreException if the folder cannot be written to
	 */
	public void repeat() {
		if (!isSkipped()) {
			makeFolder(folder(round() + 1));
			return;
		}
		final Path mark = folder().resolve(SKIPPED);
		try {
			Files.delete(mark);
		}
		catch (final IOException e) {
			throw new ScoreException(mark + " cannot be deleted: " + e.getMessage() + ". Check the permissions of its folder.",
				e);
		}
	}

	private static void makeFolder(final Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw new ScoreException("The folder " + folder + " cannot be made: " + e.getMessage() +
				". The calibration needs a place beside the feedback; check the permissions.", e);
		}
	}

	/**
	 * Completes the setup of a case of {@link #cases()}: the expert's regions and scale, without repeats.
	 *
	 * @throws ScoreException if the expert scored another mask
	 */
	public ScoringSetup complete(final ScoringSetup setup, final CohortCase c) {
		final CaseFeedback said = FeedbackFile.read(expert.get(c.name()));
		said.requireMask(c.mask());
		final Mask mask = VolumeFiles.readMask(c.mask(), said.structure());
		final RegionMap regions = said.regionMap(mask);
		return setup.optStructure(said.structure()).optMaskVoxels(mask).optRegions(regions).optScale(said.scale())
			.optRepeatShare(0).optMostQuestions(Math.max(regions.count(), ScoringSetup.MOST_QUESTIONS));
	}

	/**
	 * How far the rater is off from the expert in this round.
	 *
	 * @throws ScoreException if nothing can be compared
	 */
	public CalibrationReport report() {
		final List<CaseRatings> out = new ArrayList<>();
		for (final CohortCase c : cases()) {
			if (!Files.exists(c.feedback())) continue;
			final CaseFeedback theirs = FeedbackFile.read(expert.get(c.name())), own = FeedbackFile.read(c.feedback());
			out.add(CaseRatings.of(c.name(), List.of("expert " + theirs.rater().name(), rater), List.of(theirs, own)));
		}
		if (out.isEmpty()) throw new ScoreException("Nothing of the calibration in " + folder() +
			" is scored yet. Score its cases first.");
		return CalibrationReport.of(out);
	}
}
