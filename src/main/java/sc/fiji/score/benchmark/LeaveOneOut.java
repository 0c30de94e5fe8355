package sc.fiji.score.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.ForwardingProgress;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.Checksums;

/**
 * Tests each case once, with what was learned from all others. Each split is a {@link Study} of its own in
 * {@code folds/<case>/}, with its models; when all splits of an arm and a seed are done, their rows are put together
 * in {@code arms/<arm>/seed_<n>/}, as if the arm had been tested on all cases. So it goes on and is shared as a study is.
 */
public final class LeaveOneOut {

	private static final String FOLDS = "folds";

	private final StudySettings settings;
	private final StudyFolder folder;
	private final Runnable listener;

	/** @param listener called after each seed whose results are new */
	public LeaveOneOut(final StudySettings settings, final StudyFolder folder, final Runnable listener) {
		this.settings = settings;
		this.folder = folder;
		this.listener = listener;
	}

	/**
	 * Does what is left to do, seed by seed. A run that fails does not keep the others from being done, but its arm has
	 * no result for that seed.
	 *
	 * @param folds one split per case, see {@link StudyCases#leaveOneOut}
	 * @param arms with distinct names
	 * @return what went wrong, a line per failed run; empty if all is done
	 * @throws ScoreException if the folder holds results of other settings
	 * @throws CancelledException if the user wishes so; only the run in progress is lost
	 */
	public List<String> run(final List<StudyCases> folds, final List<Arm> arms, final Progress progress) {
		for (final long seed : settings.seeds())
			for (final Arm arm : arms)
				if (arm.kind() != Arm.Kind.BASELINE) requireSame(arm.name(), seed, recipe(folds.stream().map(
					cases -> new StudyRun(arm, seed, 0).recipe(settings, cases)).toList()));
		final List<String> failures = new ArrayList<>();
		for (final long seed : settings.seeds()) {
			failures.addAll(run(folds, arms, settings.of(seed), progress));
			if (putTogether(folds, seed)) listener.run();
		}
		return failures;
	}

	/** Does what is left of one seed. */
	private List<String> run(final List<StudyCases> folds, final List<Arm> arms, final StudySettings one,
		final Progress progress)
	{
		final Map<String, Study.Work> all = new LinkedHashMap<>();
		for (int k = 0; k < folds.size(); k++) {
			final String title = "Without " + left(folds.get(k)) + " (" + (k + 1) + " of " + folds.size() + "): ";
			all.put(title, new Study(one, fold(folds.get(k)), () -> {}).begin(folds.get(k), arms, new Titled(progress, title)));
		}
		Study.finish(List.copyOf(all.values()));
		final List<String> failures = new ArrayList<>();
		all.forEach((title, work) -> work.failures().forEach(line -> failures.add(title + line)));
		return failures;
	}

	private static String left(final StudyCases fold) {
		return fold.test().get(0).name();
	}

	private StudyFolder fold(final StudyCases cases) {
		return new StudyFolder(folder.root().resolve(FOLDS).resolve(left(cases)));
	}

	private static String recipe(final List<String> ofFolds) {
		return Checksums.sha256(String.join("\n", ofFolds).getBytes(StandardCharsets.UTF_8));
	}

	/** Whether the result is there already; of other settings it must be neither mixed with these nor lost. */
	private boolean requireSame(final String arm, final long seed, final String recipe) {
		if (!folder.isDone(arm, seed)) return false;
		if (!folder.info(arm, seed).recipe().equals(recipe)) throw new ScoreException("The folder " + folder.of(arm, seed) +
			" holds results of other data, cases or options. Choose another output, or delete that folder and " + folder
				.root().resolve(FOLDS) + " to run the arm again.");
		return true;
	}

	/** Puts together what all splits have. */
	private boolean putTogether(final List<StudyCases> folds, final long seed) {
		final Map<String, List<StudyFolder.Done>> byArm = new LinkedHashMap<>();
		for (final StudyCases cases : folds)
			for (final StudyFolder.Done done : fold(cases).done())
				if (done.info().seed() == seed) byArm.computeIfAbsent(done.info().name(), name -> new ArrayList<>()).add(done);
		boolean news = false;
		for (final Map.Entry<String, List<StudyFolder.Done>> arm : byArm.entrySet())
			if (arm.getValue().size() == folds.size()) news |= putTogether(arm.getKey(), seed, arm.getValue());
		return news;
	}

	private boolean putTogether(final String arm, final long seed, final List<StudyFolder.Done> parts) {
		final String recipe = recipe(parts.stream().map(p -> p.info().recipe()).toList());
		final Path target = folder.of(arm, seed);
		try (RunLock lock = RunLock.take(target)) {
			// Without the lock another process is just writing the same.
			if (lock == null || requireSame(arm, seed, recipe)) return false;
			final List<CaseRow> rows = new ArrayList<>();
			for (final StudyFolder.Done part : parts) {
				rows.addAll(part.rows());
				for (final String kept : List.of(ArmRunner.MASKS, ArmRunner.PROBABILITY))
					StudyFolder.copyFiles(part.folder().resolve(kept), target.resolve(kept), ".*");
			}
			info(recipe, parts.stream().map(StudyFolder.Done::info).toList()).write(target.resolve(StudyFolder.RUN));
			CaseRow.write(rows, target.resolve(StudyFolder.CASES));
			return true;
		}
	}

	/** Sums of times, means of questions, what else is the same in all splits from the first. */
	private static RunInfo info(final String recipe, final List<RunInfo> parts) {
		final RunInfo first = parts.get(0);
		return new RunInfo(first.name(), first.group(), first.kind(), first.description(), first.order(), first.seed(),
			recipe, first.sameAs(), first.trainCases(), parts.stream().mapToDouble(RunInfo::questionsPerCase).average()
				.orElse(0), parts.stream().mapToInt(RunInfo::regions).max().orElse(0), first.feedback(), first.options(), parts
					.stream().mapToDouble(RunInfo::seconds).sum(), parts.stream().mapToDouble(RunInfo::testSecondsPerCase)
						.average().orElse(0), first.threads());
	}

	/** Says in each line which case is left out. */
	private static final class Titled extends ForwardingProgress {

		private final String title;

		Titled(final Progress progress, final String title) {
			super(progress);
			this.title = title;
		}

		@Override
		public void update(final String stage, final long done, final long total) {
			super.update(title + stage, done, total);
		}

		@Override
		public void message(final String line) {
			super.message(title + line);
		}
	}
}
