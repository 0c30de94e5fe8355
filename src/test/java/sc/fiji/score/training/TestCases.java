package sc.fiji.score.training;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** Small synthetic cases: a bright ball in noise, and a mask that is shifted against it. */
final class TestCases {

	static final InputSpec SPEC = new InputSpec(new double[] { 1, 1, 1 }, 6);

	/** With margins that take in the whole image. */
	static final InputSpec WHOLE = new InputSpec(new double[] { 1, 1, 1 }, 30);

	private TestCases() {}

	record Data(Volume image, Mask truth, Mask initial) {
	}

	static Data ball(final Geometry g, final long seed) {
		final Random random = new Random(seed);
		final double[] c = g.toWorld((g.nx() - 1) / 2.0 + random.nextDouble(), (g.ny() - 1) / 2.0, (g.nz() - 1) / 2.0);
		final float[] image = new float[g.arrayLength()];
		final byte[] truth = new byte[image.length], initial = new byte[image.length];
		for (int z = 0, i = 0; z < g.nz(); z++)
			for (int y = 0; y < g.ny(); y++)
				for (int x = 0; x < g.nx(); x++, i++) {
					final double[] w = g.toWorld(x, y, z);
					final double dx = w[0] - c[0], dy = w[1] - c[1], dz = w[2] - c[2];
					truth[i] = (byte) (dx * dx + dy * dy + dz * dz < 36 ? 1 : 0);
					initial[i] = (byte) ((dx - 2) * (dx - 2) + dy * dy + dz * dz < 36 ? 1 : 0);
					image[i] = (float) (100 * truth[i] + 10 * random.nextGaussian());
				}
		return new Data(Volume.of(image, g), new Mask(truth, g), new Mask(initial, g));
	}

	static TrainingCase scored(final String name, final long seed) {
		final Data d = ball(Geometry.of(24, 24, 20, 1, 1, 1), seed);
		return scored(name, d, new SimulatedRater(FeedbackMode.EXACT, 1));
	}

	static TrainingCase scored(final String name, final Data d, final SimulatedRater rater) {
		final RegionMap regions = Partitioner.partition(d.initial(), PartitionParameters.slabs(2, 4));
		final List<RegionFeedback> feedback = rater.rate(name, d.initial(), d.truth(), regions);
		return TrainingCase.scored(name, PreparedInput.of(d.image(), d.initial(), null, SPEC), regions, feedback);
	}

	static TrainingCase rated(final String name, final Data d, final SimulatedRater... raters) {
		final RegionMap regions = Partitioner.partition(d.initial(), PartitionParameters.slabs(2, 4));
		final List<List<RegionFeedback>> feedback = Stream.of(raters).map(r -> r.rate(name, d.initial(), d.truth(), regions))
			.toList();
		return TrainingCase.rated(name, PreparedInput.of(d.image(), d.initial(), null, SPEC), regions, feedback);
	}

	/** Cancels after some steps. */
	static Progress stopAfter(final int steps) {
		return new Progress() {

			private int seen;

			@Override
			public void update(final String stage, final long done, final long total) {
				if (stage.equals("Training")) seen++;
			}

			@Override
			public boolean isCancelled() {
				return seen >= steps;
			}
		};
	}
}
