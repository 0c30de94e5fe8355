package sc.fiji.score.benchmark;

import java.util.List;
import java.util.function.Supplier;

import sc.fiji.score.training.TrainingOptions;

/**
 * What all arms of a study share.
 *
 * @param seeds of raters and trainings, one run of each arm per seed
 * @param training gives fresh training options at each call; the seed is set by the study
 * @param tolerance of the normalised surface Dice, in mm
 * @param keepMasks whether refined masks and probabilities of the main arms are written for the first seed
 * @param data identifies the files that the cases come from (checksums): results of others are refused
 */
public record StudySettings(List<Long> seeds, Supplier<TrainingOptions.Builder> training, double tolerance,
	boolean keepMasks, String data)
{

	public StudySettings {
		seeds = List.copyOf(seeds);
		if (seeds.isEmpty()) throw new IllegalArgumentException("a study without seeds");
	}

	/** The same for one of the seeds alone. */
	StudySettings of(final long seed) {
		return new StudySettings(List.of(seed), training, tolerance, keepMasks && seed == seeds.get(0), data);
	}

	/** The training options of an arm. */
	public TrainingOptions options(final Arm arm, final long seed) {
		final TrainingOptions.Builder options = training.get();
		arm.variation().apply(training.get().build(), options);
		return options.optSeed(seed).build();
	}
}
