package sc.fiji.score.benchmark.baseline;

import java.util.List;

import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.common.RandomStream;
import sc.fiji.score.evaluation.ConfusionCounts;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * A case for tests: the initial mask is a cigar along x, the truth is the same with its surface shifted by known
 * distances, and the image is bright on the truth, with noise.
 *
 * @param seed of the noise
 * @param low shift in mm of the half with lower x, outwards positive
 * @param high shift of the other half
 */
public record BallCase(long seed, double low, double high) implements ExperimentCase {

	private static final double BRIGHT = 100, NOISE = 8;

	@Override
	public String name() {
		return "ball_" + seed;
	}

	@Override
	public Geometry geometry() {
		return Geometry.of(32, 22, 20, 1, 1, 1);
	}

	@Override
	public Data load() {
		final Geometry g = geometry();
		final byte[] initial = new byte[g.arrayLength()], truth = new byte[initial.length];
		final float[] image = new float[initial.length];
		for (int i = 0; i < initial.length; i++) {
			final double x = (i % 32 - 15.5) / 11, y = (i / 32 % 22 - 10.5) / 6, z = (i / (32 * 22) - 9.5) / 6;
			initial[i] = (byte) (x * x + y * y + z * z < 1 ? 1 : 0);
		}
		final float[] distance = DistanceTransform.signed(new Mask(initial, g));
		final RandomStream random = RandomStream.of(seed, "ball");
		for (int i = 0; i < truth.length; i++) {
			truth[i] = (byte) (distance[i] > -(i % 32 < 16 ? low : high) ? 1 : 0);
			image[i] = (float) (BRIGHT * truth[i] + NOISE * random.nextGaussian());
		}
		return new Data(Volume.of(image, g), new Mask(initial, g), new Mask(truth, g));
	}

	/** Slabs along the cigar. */
	static RegionMap regions(final Data data, final int slabs) {
		return Partitioner.partition(data.initial(), PartitionParameters.slabs(slabs, 1));
	}

	/** The exact feedback on the initial mask. */
	static List<RegionFeedback> feedback(final Data data, final RegionMap regions) {
		return new SimulatedRater(FeedbackMode.EXACT, 1).rate("ball", data.initial(), data.reference(), regions);
	}

	FittingCase fitting(final int slabs) {
		final Data data = load();
		final RegionMap regions = regions(data, slabs);
		return new FittingCase(data.image(), data.initial(), regions, feedback(data, regions));
	}

	/** Dice of the initial mask to the truth. */
	double initialDice() {
		final Data data = load();
		return ConfusionCounts.of(data.reference(), data.initial()).dice();
	}

	/** Dice of what a method makes of the initial mask to the truth. */
	double dice(final LocalMethod method) {
		final Data data = load();
		final Surroundings s = new Surroundings(data.image(), data.initial(), regions(data, 2), true);
		return ConfusionCounts.of(data.reference(), s.whole(method.correct(s))).dice();
	}
}
