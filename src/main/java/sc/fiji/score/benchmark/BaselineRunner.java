package sc.fiji.score.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.region.RegionMap;

/** Fits all corrections that need no network and tests each as an arm of its own. */
final class BaselineRunner {

	/** Says that all corrections of a seed are done; written last. */
	private static final String DONE = "done.txt";

	private final StudySettings settings;
	private final StudyCases cases;
	private final StudyFolder folder;
	private final ArmRunner runner;

	BaselineRunner(final StudySettings settings, final StudyCases cases, final StudyFolder folder) {
		this.settings = settings;
		this.cases = cases;
		this.folder = folder;
		runner = new ArmRunner(settings, cases, folder);
	}

	private Path marker(final StudyRun run) {
		return folder.of(run.arm().name(), run.seed()).resolve(DONE);
	}

	boolean isDone(final StudyRun run) {
		return Files.exists(marker(run));
	}

	/** Fits, and tests what is not done yet. A correction that fails does not keep the others from being tested. */
	void run(final StudyRun run, final Progress progress) {
		final RegionScores scores = (RegionScores) run.arm().supervision();
		final ExperimentSettings s = new ExperimentSettings(FeedbackMode.valueOf(scores.feedback().toUpperCase(
			Locale.ROOT)), run.seed(), scores.partition(), settings.options(run.arm(), run.seed()), settings.tolerance(),
			false);
		final long start = System.nanoTime();
		final List<Correction> corrections = Baselines.fit(List.copyOf(cases.training()), s, new StageName(progress,
			"Fitting baselines, seed " + run.seed()));
		final double seconds = 1e-9 * (System.nanoTime() - start);
		final List<String> names = new ArrayList<>(), failures = new ArrayList<>();
		for (final Correction correction : corrections) {
			names.add(correction.name());
			try {
				if (!folder.isDone(correction.name(), run.seed())) test(run, scores, correction, names.size(), seconds,
					progress);
			}
			catch (final CancelledException e) {
				throw e;
			}
			catch (final ScoreException e) {
				failures.add(correction.name() + ": " + e.getMessage());
			}
		}
		if (!failures.isEmpty()) throw new ScoreException(String.join(" ", failures));
		AtomicFile.write(marker(run), file -> Files.writeString(file, String.join("\n", names) + "\n"));
	}

	private void test(final StudyRun run, final RegionScores scores, final Correction correction, final int order,
		final double seconds, final Progress progress)
	{
		final long start = System.nanoTime();
		final List<CaseRow> rows = new ArrayList<>();
		int regions = 0;
		for (final StudyCase c : cases.test()) {
			progress.checkCancelled();
			final RegionMap map = c.regions(scores.partition());
			regions = Math.max(regions, map.count());
			rows.add(CaseRow.of(c.name(), c.load().reference(), correction.correct(c, c.load(), map, correction
				.usesTestScores() ? scores.rate(c, run.seed()) : null), settings.tolerance()));
		}
		runner.finish(new RunInfo(correction.name(), run.arm().group(), run.arm().kind().key(), correction.description(),
			run.order() + order, run.seed(), run.recipe(settings, cases) + " " + correction.name(), null, cases.training()
				.size(), regions, regions, scores.feedback(), "", seconds, 1e-9 * (System.nanoTime() - start) / rows.size(),
			EngineThreads.count()), rows);
	}
}
