package sc.fiji.score.benchmark;

import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.training.TrainingOptions;

/**
 * What an experiment is done with.
 *
 * @param feedback how good the simulated rater is
 * @param seed of the rater
 * @param partition how the masks are divided
 * @param training options of both trainings (its seed too)
 * @param tolerance of the normalised surface Dice, in mm
 * @param full whether the network that learns from full masks is trained, too
 */
public record ExperimentSettings(FeedbackMode feedback, long seed, PartitionParameters partition,
	TrainingOptions training, double tolerance, boolean full)
{}
