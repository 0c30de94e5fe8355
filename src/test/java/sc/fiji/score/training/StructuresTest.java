package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.loss.WeakTargets;
import sc.fiji.score.loss.WeightedLoss;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.UNet3d;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** Two balls of different brightness in one volume: a bright one on the left, a dark one on the right. */
class StructuresTest {

	private static final Geometry GRID = Geometry.of(32, 16, 16, 1, 1, 1);

	private EngineThreads threads;

	/** One thread: these trainings are too small for more. */
	@BeforeEach
	void useOneThread() {
		threads = EngineThreads.use(1);
	}

	@AfterEach
	void useThreadsAsBefore() {
		threads.close();
	}

	private record Data(Volume image, List<Mask> truth, List<Mask> initial) {
	}

	private static Data balls(final long seed) {
		final Random random = new Random(seed);
		final float[] image = new float[GRID.arrayLength()];
		final byte[][] truth = new byte[2][image.length], initial = new byte[2][image.length];
		final int shift = (int) seed % 3 - 1;
		for (int i = 0; i < image.length; i++) {
			final int x = i % 32, y = i / 32 % 16 - 8, z = i / 512 - 8 - shift;
			for (int s = 0; s < 2; s++) {
				final int dx = x - 9 - 13 * s;
				truth[s][i] = (byte) (dx * dx + y * y + z * z < 25 ? 1 : 0);
				initial[s][i] = (byte) ((dx - 1) * (dx - 1) + y * y + z * z < 25 ? 1 : 0);
			}
			image[i] = (float) (60 * truth[0][i] - 60 * truth[1][i] + 8 * random.nextGaussian());
		}
		return new Data(Volume.of(image, GRID), masks(truth), masks(initial));
	}

	private static List<Mask> masks(final byte[][] voxels) {
		return Arrays.stream(voxels).map(v -> new Mask(v, GRID)).toList();
	}

	private static PreparedInput input(final Data d, final boolean masks) {
		return PreparedInput.of(d.image(), masks ? d.initial() : List.of(), null, TestCases.SPEC);
	}

	private static TrainingOptions.Builder options(final boolean masks, final int steps) {
		return TrainingOptions.builder().optNetwork(NetworkSpec.of(2, masks, List.of(6, 8))).optSteps(steps).optRounds(4)
			.optRelabelAt(List.of(2)).optValidationShare(0).optLearningRate(0.02).optAveraging(0.8).optHeads(Heads.SOFTMAX)
			.optAugmentation(Augmentation.none());
	}

	private static TrainingHistory.Row last(final Trainer.Result r) {
		return r.history().rows().get(r.history().rows().size() - 1);
	}

	/** Half of the cases show the one structure only, half the other: both are learned. */
	@Test
	void partlyLabelledSetsTeachBothStructures() {
		final List<TrainingCase> cases = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			final Data d = balls(i);
			cases.add(new TrainingCaseBuilder("case" + i, input(d, false), 2).dense(i % 2, d.truth().get(i % 2)).build());
		}
		final float[] weights = new Trainer(options(false, 64).build(), null, h -> {}).train(cases, "", Progress.NONE)
			.weights();
		final Data d = balls(4);
		final List<TrainingCase> whole = List.of(new TrainingCaseBuilder("test", input(d, false), 2).dense(0, d.truth().get(
			0)).dense(1, d.truth().get(1)).build());
		// A training whose rate is next to nothing only measures its start.
		final TrainingOptions still = options(false, 4).optLearningRate(1e-12).optAveraging(0).build();
		final Trainer.Result measured = new Trainer(still, null, h -> {}).optStart(weights).train(whole, "", Progress.NONE);
		assertTrue(last(measured).validation() < 0.5, measured.history().rows().toString());
	}

	@Test
	void aVoxelOfOneStructureIsNotOfTheOther() {
		final Data d = balls(1);
		final TrainingCase c = new TrainingCaseBuilder("case", input(d, true), 2).dense(0, d.truth().get(0)).build();
		final StructureSupervision other = c.structures().get(1);
		assertNull(c.structures().get(0).weak());
		assertNull(other.labels());
		for (int i = 0; i < other.weak().known().length; i++)
			assertEquals(c.labels()[i] > 0.5f ? -1 : 0, other.weak().known()[i]);
		final TrainingCase overlapping = new TrainingCaseBuilder("case", input(d, true), 2).dense(0, d.truth().get(0))
			.optOverlapping(true).build();
		assertNull(overlapping.structures().get(1).weak());
	}

	/** A network that finds nothing agrees with voxels that belong to others: that must not count as knowledge. */
	@Test
	void whereOthersAreSaysNothingOfAStructure() {
		final Data d = balls(1);
		final TrainingCase c = new TrainingCaseBuilder("case", input(d, false), 2).dense(0, d.truth().get(0)).build();
		final StructureSupervision unsaid = c.structures().get(1);
		final float[] nothing = new float[unsaid.weak().known().length];
		Arrays.fill(nothing, -1);
		assertTrue(unsaid.isUnsaid());
		assertTrue(Double.isNaN(Validation.disagreement(unsaid, nothing)));
		assertEquals(1, Validation.disagreement(c, new float[][] { nothing, nothing }), 1e-6);
		assertEquals(List.of("known", "exclusion"), weighted(TrainingOptions.builder().build().loss(unsaid, 5)));
		assertEquals(List.of(), weighted(TrainingOptions.builder().optHeads(Heads.SOFTMAX).build().loss(unsaid, 5)),
			"the softmax of the labelled structure says so already");
		final byte[] background = new byte[nothing.length];
		background[0] = -1;
		final StructureSupervision said = new TrainingCaseBuilder("case", input(d, false), 2).dense(0, d.truth().get(0)).weak(
			1, new WeakTargets(background, List.of())).build().structures().get(1);
		assertFalse(said.isUnsaid());
		assertEquals(0, Validation.disagreement(said, nothing), "a stroke of background is something");
		assertTrue(weighted(TrainingOptions.builder().optHeads(Heads.SOFTMAX).build().loss(said, 5)).contains("known"));
	}

	/** The names of the terms of a loss that have a weight. */
	static List<String> weighted(final WeightedLoss loss) {
		return IntStream.range(0, loss.terms().size()).filter(i -> loss.weights().get(i) > 0).mapToObj(i -> loss.terms().get(
			i).name()).toList();
	}

	@Test
	void scoresTeachEachStructure() {
		final List<TrainingCase> cases = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			final Data d = balls(i);
			final TrainingCaseBuilder b = new TrainingCaseBuilder("case" + i, input(d, true), 2);
			for (int s = 0; s < 2; s++) {
				final RegionMap map = Partitioner.partition(d.initial().get(s), PartitionParameters.slabs(2, 4));
				b.scored(s, map, new SimulatedRater(FeedbackMode.EXACT, 1).rate("case" + i, d.initial().get(s), d.truth().get(s),
					map));
			}
			cases.add(b.build());
		}
		final Trainer.Result r = new Trainer(options(true, 60).build(), null, h -> {}).train(cases, "", Progress.NONE);
		final List<TrainingHistory.Row> rows = r.history().rows();
		assertTrue(last(r).validation() < 0.6 * rows.get(0).validation(), rows.toString());
		assertTrue(rows.get(1).relabelled());
	}

	@Test
	void feedbackNeedsTheMaskThatWasRated() {
		final Data d = balls(1);
		final RegionMap map = Partitioner.partition(d.initial().get(0), PartitionParameters.slabs(2, 4));
		final String message = assertThrows(ScoreException.class, () -> new TrainingCaseBuilder("left", input(d, false), 2)
			.scored(0, map, List.of())).getMessage();
		assertTrue(message.contains("left") && message.contains("mask"), message);
	}

	@Test
	void casesOfAnotherShapeAreRefused() {
		final Data d = balls(1);
		final TrainingCase c = new TrainingCaseBuilder("odd", input(d, false), 2).dense(0, d.truth().get(0)).build();
		final String message = assertThrows(ScoreException.class, () -> new Trainer(options(true, 4).build(), null, h -> {})
			.train(List.of(c), "", Progress.NONE)).getMessage();
		assertTrue(message.contains("odd") && message.contains("without initial masks"), message);
	}

	@Test
	void scribblesOverruleTheProjectedScores() {
		final Data d = balls(1);
		final RegionMap map = Partitioner.partition(d.initial().get(0), PartitionParameters.slabs(2, 4));
		final PreparedInput in = PreparedInput.of(d.image(), d.initial().get(0), null, TestCases.SPEC);
		final byte[] known = new byte[in.image().length];
		final float[] logits = new float[known.length];
		for (int i = 0; i < known.length; i++) {
			logits[i] = in.distance()[i];
			if (i % 7 == 0) known[i] = (byte) (in.distance()[i] > 0 ? -1 : 1);
		}
		final TrainingCase c = new TrainingCaseBuilder("case", in, 1).scored(0, map, List.of()).weak(0, new WeakTargets(known,
			List.of())).build();
		final StructureSupervision s = c.structures().get(0);
		assertTrue(s.isScored() && !s.isWeak());
		assertFalse(weighted(TrainingOptions.defaults().loss(s, 5)).contains("known"), "the labels hold the scribbles");
		assertTrue(weighted(TrainingOptions.builder().optWeights(0, 1, 1, 0, 0).build().loss(s, 5)).contains("known"));
		for (final float[] labels : List.of(c.labels(), FeedbackProjection.labels(s, logits, c.size())))
			for (int i = 0; i < known.length; i += 7)
				assertEquals(known[i] > 0 ? 1 : 0, labels[i]);
	}

	@Test
	void strokesOfBackgroundAloneDoNotOutweighTheScoresEither() {
		final Data d = balls(1);
		final RegionMap map = Partitioner.partition(d.initial().get(0), PartitionParameters.slabs(2, 4));
		final PreparedInput in = PreparedInput.of(d.image(), d.initial().get(0), null, TestCases.SPEC);
		final byte[] known = new byte[in.image().length];
		known[0] = -1;
		final StructureSupervision s = new TrainingCaseBuilder("case", in, 1).scored(0, map, List.of()).weak(0,
			new WeakTargets(known, List.of())).build().structures().get(0);
		final StructureSupervision scored = new TrainingCaseBuilder("case", in, 1).scored(0, map, List.of()).build()
			.structures().get(0);
		assertEquals(weighted(TrainingOptions.defaults().loss(scored, 5)), weighted(TrainingOptions.defaults().loss(s, 5)));
	}

	@Test
	void aFrozenEncoderKeepsItsWeightsAndTheStartIsTransferred() {
		final Data d = balls(1);
		final List<TrainingCase> cases = List.of(new TrainingCaseBuilder("case", input(d, false), 2).dense(0, d.truth().get(
			0)).dense(1, d.truth().get(1)).build());
		final TrainingOptions options = options(false, 4).optFreezeEncoder(true).build();
		final UNet3d network = new UNet3d(options.network());
		final float[] start = network.initialWeights(9);
		final float[] end = new Trainer(options, null, h -> {}).optStart(start).train(cases, "", Progress.NONE).weights();
		final int encoder = network.encoderSize();
		assertArrayEquals(Arrays.copyOf(start, encoder), Arrays.copyOf(end, encoder));
		assertFalse(Arrays.equals(Arrays.copyOfRange(start, encoder, start.length), Arrays.copyOfRange(end, encoder,
			end.length)));
		assertTrue(encoder > 0 && encoder < network.lastLayer());
	}

	@Test
	void aModelOfOtherStructuresGivesAllButItsLastLayer() {
		final NetworkSpec one = NetworkSpec.of(1, false, List.of(2, 3)), two = NetworkSpec.of(2, false, List.of(2, 3));
		final float[] weights = new UNet3d(one).initialWeights(5);
		weights[weights.length - 1] = 7;
		final Structure liver = new Structure(1, "liver"), spleen = new Structure(2, "spleen");
		final ScoreModel model = new ScoreModel(one, weights, TestCases.SPEC, liver, Map.of());
		assertArrayEquals(weights, Transfer.weights(model, "m", one, List.of(liver), 1));
		final float[] other = Transfer.weights(model, "m", two, List.of(liver, spleen), 1);
		final int last = new UNet3d(two).lastLayer();
		assertArrayEquals(Arrays.copyOf(weights, last), Arrays.copyOf(other, last));
		assertArrayEquals(Arrays.copyOfRange(new UNet3d(two).initialWeights(1), last, other.length), Arrays.copyOfRange(other,
			last, other.length), "fresh");
		final String message = assertThrows(ScoreException.class, () -> Transfer.weights(model, "m.score", NetworkSpec.of(1,
			true, List.of(2, 3)), List.of(liver), 1)).getMessage();
		assertTrue(message.contains("m.score") && message.contains("2 input") && message.contains("3 input"), message);
	}
}
