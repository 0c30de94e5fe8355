package sc.fiji.score.command.cli;

import java.util.List;
import java.util.Set;

import picocli.CommandLine.Option;
import sc.fiji.score.benchmark.AnnotationTime;
import sc.fiji.score.benchmark.Degradation;
import sc.fiji.score.benchmark.Suite;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.task.OptionException;
import sc.fiji.score.task.StudyTask;

/** The options of a benchmark of many arms. */
final class StudyOptions {

	@Option(names = "--suite", split = ",", paramLabel = "SUITE", description = {
		"What to run, separated by commas: main, baselines, full-cases, ablation-regions, ablation-levels, " +
			"ablation-noise, ablation-cases, ablation-inputs, ablation-terms, ablation-learning, active, unseen, " +
			"nearly-right, annotations, all. " +
			"--feedback is then the rater of ablations, learning curves and baselines." })
	private List<String> suites;

	@Option(names = "--annotations", description = {
		"Compare boxes, scribbles, points, tags and partly labelled sets with full masks, per structure: the same as " +
			"--suite annotations." })
	private boolean annotations;

	@Option(names = "--seeds", split = ",", paramLabel = "N", defaultValue = "1,2,3",
		description = "With --suite: seeds of raters and trainings (default: ${DEFAULT-VALUE}).")
	private List<Long> seeds;

	@Option(names = "--ablation-steps", paramLabel = "N",
		description = "With --suite: steps of the ablations' trainings (default: as --steps).")
	private Integer ablationSteps;

	@Option(names = "--threads", paramLabel = "N", defaultValue = "0",
		description = "With --suite: processor threads; 0 lets PyTorch choose (default: ${DEFAULT-VALUE}).")
	private int threads;

	@Option(names = "--only", paramLabel = "REGEX", description = "With --suite: only arms whose whole name matches.")
	private String only;

	@Option(names = "--keep-masks",
		description = "With --suite: write the masks and probabilities of the main arms, for the first seed.")
	private boolean keepMasks;

	@Option(names = "--seconds-per-region", paramLabel = "S", defaultValue = "" + AnnotationTime.SECONDS_PER_REGION,
		description = "With --suite: a person's time for the score of a region (default: ${DEFAULT-VALUE}).")
	private double secondsPerRegion;

	@Option(names = "--degrade", paramLabel = "bias|noise",
		description = "With --suite: make the initial masks from labels/, with errors that are alike in all cases (bias) or " +
			"have no direction (noise); initial/ is not needed.")
	private Degradation.Kind degrade;

	@Option(names = "--degrade-mm", paramLabel = "MM", defaultValue = "" + Degradation.DEFAULT_AMPLITUDE,
		description = "Size of these errors in mm (default: ${DEFAULT-VALUE}).")
	private double degradeMm;

	@Option(names = "--degrade-seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of these errors (default: ${DEFAULT-VALUE}).")
	private long degradeSeed;

	@Option(names = "--leave-one-out",
		description = "With --suite: test each case with what was learned from all others, instead of --train and --test.")
	private boolean leaveOneOut;

	boolean leavesOneOut() {
		return leaveOneOut;
	}

	/** Whether a study is asked for. */
	boolean isWanted() {
		if (!isStudy() && (only != null || ablationSteps != null || keepMasks || degrade != null || leaveOneOut))
			throw new OptionException("--only, --ablation-steps, --keep-masks, --degrade and --leave-one-out belong to " +
				"--suite. Say which suites to run.");
		return isStudy();
	}

	private boolean isStudy() {
		return suites != null || annotations;
	}

	/** Hands the options to a task. */
	StudyTask applyTo(final StudyTask task) {
		try {
			final Set<Suite> wanted = Suite.parse(suites == null ? List.of() : suites);
			if (annotations) wanted.add(Suite.ANNOTATIONS);
			task.optSuites(wanted);
		}
		catch (final ScoreException e) {
			throw new OptionException(e.getMessage());
		}
		if (ablationSteps != null) task.optAblationSteps(OptionValue.positive(ablationSteps, "--ablation-steps"));
		if (only != null) task.optOnly(only);
		if (!(degradeMm > 0)) throw new OptionException("--degrade-mm is " + degradeMm + ", but must be more than 0.");
		if (degrade != null) task.optDegradation(new Degradation(degrade, degradeMm, degradeSeed));
		task.optLeaveOneOut(leaveOneOut);
		return task.optSeeds(seeds).optThreads(threads).optKeepMasks(keepMasks).optSecondsPerRegion(secondsPerRegion);
	}
}
