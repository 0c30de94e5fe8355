package sc.fiji.score.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.Metric;

/**
 * Runs arms x seeds over one split of the cases, first seed first, each result on its own in the {@link StudyFolder}.
 * What is there already is not done again, so a killed study goes on where it was; several processes that are given the
 * same folder share the work (within one process PyTorch's gradients allow one training at a time). Arms that come to
 * the same under two names are trained once and copied.
 */
public final class Study {

	private static final long WAIT_MILLISECONDS = 1000;

	private final StudySettings settings;
	private final StudyFolder folder;
	private final Runnable listener;

	private enum State {
		DONE, BUSY
	}

	/** @param listener called after each run whose results are new */
	public Study(final StudySettings settings, final StudyFolder folder, final Runnable listener) {
		this.settings = settings;
		this.folder = folder;
		this.listener = listener;
	}

	/**
	 * Does what is left to do. A run that fails does not keep the others from being done.
	 *
	 * @param arms with distinct names; the base of a condition must be among them, or done
	 * @return what went wrong, a line per failed run; empty if all is done
	 * @throws ScoreException if the folder holds results of other settings
	 * @throws CancelledException if the user wishes so; only the run in progress is lost
	 */
	public List<String> run(final StudyCases cases, final List<Arm> arms, final Progress progress) {
		final Work work = begin(cases, arms, progress);
		finish(List.of(work));
		return work.failures();
	}

	/** Does all of these in turn, and waits for other processes only where these are at all that is left. */
	static void finish(final List<Work> all) {
		final List<Work> left = new ArrayList<>(all);
		left.removeIf(Work::isDone);
		while (!left.isEmpty()) {
			boolean moved = false;
			for (final Work work : left)
				moved |= work.goOn();
			if (!moved) left.get(0).pause();
			left.removeIf(Work::isDone);
		}
	}

	/**
	 * Plans the work without doing any.
	 *
	 * @throws ScoreException if the folder holds results of other settings
	 */
	Work begin(final StudyCases cases, final List<Arm> arms, final Progress progress) {
		final List<StudyRun> left = new ArrayList<>();
		for (final long seed : settings.seeds())
			for (int i = 0; i < arms.size(); i++)
				left.add(new StudyRun(arms.get(i), seed, i));
		requireSameRecipes(left, cases);
		return new Work(cases, left, progress);
	}

	/** Results of other options or data must be neither mixed with these nor lost. */
	private void requireSameRecipes(final List<StudyRun> runs, final StudyCases cases) {
		for (final StudyRun run : runs)
			if (folder.isDone(run.arm().name(), run.seed()) && !folder.info(run.arm().name(), run.seed()).recipe().equals(run
				.recipe(settings, cases))) throw new ScoreException("The folder " + folder.of(run.arm().name(), run.seed()) +
					" holds results of other data, cases or options. Choose another output, or delete that folder to run the arm " +
					"again.");
	}

	/** What is left to do of a study, and what is known while it is done. */
	final class Work {

		private final StudyCases cases;
		private final List<StudyRun> left;
		private final int total;
		private final Progress progress;
		private final ArmRunner runner;
		private final BaselineRunner baselines;
		private final List<String> failures = new ArrayList<>();
		private final StudyClock clock = new StudyClock();
		private int done;

		private Work(final StudyCases cases, final List<StudyRun> left, final Progress progress) {
			this.cases = cases;
			this.left = left;
			total = left.size();
			this.progress = progress;
			runner = new ArmRunner(settings, cases, folder);
			baselines = new BaselineRunner(settings, cases, folder);
		}

		private boolean isDone() {
			return left.isEmpty();
		}

		/** A line per run that failed so far. */
		List<String> failures() {
			return failures;
		}

		/**
		 * Does what no other process is at.
		 *
		 * @return false if that was nothing
		 */
		private boolean goOn() {
			boolean moved = false;
			for (final Iterator<StudyRun> i = left.iterator(); i.hasNext();) {
				final StudyRun run = i.next();
				progress.checkCancelled();
				if (attempt(run) == State.BUSY) continue;
				i.remove();
				moved = true;
			}
			return moved;
		}

		/** Waits a moment for other processes. */
		private void pause() {
			progress.update("Waiting for another process: " + left.get(0).title(), 0, 1);
			try {
				Thread.sleep(WAIT_MILLISECONDS);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancelledException();
			}
		}

		private State attempt(final StudyRun run) {
			if (isDone(run)) return State.DONE;
			final String base = run.arm().needs();
			if (base != null && !folder.isDone(base, run.seed())) {
				if (left.stream().anyMatch(r -> r.arm().name().equals(base) && r.seed() == run.seed())) return State.BUSY;
				return fail(run, new ScoreException("It needs the models of the arm '" + base + "', which is not done. Run that " +
					"arm, too (--suite, --only)."));
			}
			try (RunLock lock = RunLock.take(folder.of(run.arm().name(), run.seed()))) {
				if (lock == null) return State.BUSY;
				if (isDone(run)) return State.DONE;
				work(run);
				return State.DONE;
			}
			catch (final CancelledException e) {
				throw e;
			}
			catch (final ScoreException e) {
				return fail(run, e);
			}
		}

		private boolean isDone(final StudyRun run) {
			final boolean out = run.arm().kind() == Arm.Kind.BASELINE ? baselines.isDone(run) : folder.isDone(run.arm().name(),
				run.seed());
			if (out) done++;
			return out;
		}

		private State fail(final StudyRun run, final ScoreException e) {
			failures.add(run.title() + ": " + e.getMessage());
			progress.message("Failed: " + run.title() + ": " + e.getMessage());
			done++;
			return State.DONE;
		}

		private void work(final StudyRun run) {
			final long start = System.nanoTime();
			if (run.arm().kind() == Arm.Kind.BASELINE) baselines.run(run, progress);
			else if (!copied(run)) {
				runner.run(run, progress);
				clock.add(run.work(settings), 1e-9 * (System.nanoTime() - start));
			}
			done++;
			listener.run();
			final long after = left.stream().filter(r -> r != run && !folder.isDone(r.arm().name(), r.seed())).mapToLong(r -> r
				.work(settings)).sum();
			progress.message(String.format(Locale.ROOT, "%s: %s%.0f s; %d of %d done%s", run.title(), dice(run), 1e-9 * (System
				.nanoTime() - start), done, total, clock.left(after)));
		}

		private String dice(final StudyRun run) {
			if (!folder.isDone(run.arm().name(), run.seed())) return "";
			return String.format(Locale.ROOT, "Dice %.4f, ", CaseRow.read(folder.of(run.arm().name(), run.seed()).resolve(
				StudyFolder.CASES)).stream().mapToDouble(r -> r.metrics().get(Metric.DICE)).average().orElse(Double.NaN));
		}

		/** Takes the results of a run that came to the same, if there is one. */
		private boolean copied(final StudyRun run) {
			final String recipe = run.recipe(settings, cases);
			for (final StudyFolder.Done twin : folder.done())
				if (twin.info().recipe().equals(recipe)) {
					final Path target = folder.of(run.arm().name(), run.seed());
					StudyFolder.copyFiles(twin.folder(), target, "(history|model).*");
					runner.finish(twin.info().copiedTo(run), twin.rows());
					return true;
				}
			return false;
		}
	}
}
