package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.annotation.AnnotationRaster;
import sc.fiji.score.annotation.Axis;
import sc.fiji.score.annotation.BoxAnnotation;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.PointAnnotation;
import sc.fiji.score.annotation.Scribble;
import sc.fiji.score.annotation.SizeRange;
import sc.fiji.score.annotation.StructureAnnotation;
import sc.fiji.score.annotation.Tag;
import sc.fiji.score.annotation.VoxelRun;
import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.loss.VoxelSets;
import sc.fiji.score.loss.WeakLosses.Annotation;
import sc.fiji.score.loss.WeakTargets;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** Weak annotations from the case's grid to the trained network. */
class WeakTrainingTest {

	private static final Geometry GRID = Geometry.of(16, 16, 12, 1, 1, 1);
	private static final Structure BALL = new Structure(1, "ball");
	private static final int RADIUS = 4;

	private static int centre(final int number) {
		return 7 + number % 3;
	}

	private static boolean inBall(final int i, final int number) {
		final int x = i % 16 - centre(number), y = i / 16 % 16 - 8, z = i / 256 - 6;
		return x * x + y * y + z * z <= RADIUS * RADIUS;
	}

	private static Volume image(final int number) {
		final Random random = new Random(number);
		final float[] values = new float[GRID.arrayLength()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) ((inBall(i, number) ? 50 : 0) + 5 * random.nextGaussian());
		return Volume.of(values, GRID);
	}

	private static Box box(final int number) {
		final int side = 2 * RADIUS + 1;
		return new Box(centre(number) - RADIUS, 8 - RADIUS, 6 - RADIUS, side, side, side);
	}

	private static AnnotationRaster raster(final StructureAnnotation s) {
		return AnnotationRaster.of(CaseAnnotations.of("case", null, GRID, List.of(s)), BALL, Map.of(), true);
	}

	private static TrainingCase annotated(final int number, final StructureAnnotation s) {
		final PreparedInput in = PreparedInput.of(image(number), List.of(), null, TestCases.SPEC);
		return new TrainingCaseBuilder("case" + number, in, 1).annotated(0, raster(s)).build();
	}

	private static StructureAnnotation nothing() {
		return StructureAnnotation.of(BALL);
	}

	@Test
	void boxesGiveStripesTheirOutsideAndASize() {
		final StructureSupervision s = annotated(0, nothing().withBoxes(List.of(BoxAnnotation.of(box(0))))).structures().get(
			0);
		assertEquals(Set.of(Annotation.BOX), s.annotations());
		assertEquals(4, s.weak().sets().size());
		for (int i = 0; i < GRID.arrayLength(); i++)
			if (s.weak().known()[i] == 0) assertTrue(s.weak().sets().get(0).at(i) > 0, "unknown voxels lie in the box");
			else assertEquals(-1, s.weak().known()[i]);
		final VoxelSets size = s.weak().sets().get(3);
		assertEquals(VoxelSets.Kind.SIZE, size.kind());
		assertEquals(AnnotationTargets.BOX_MOST * 729, size.high()[0], 1e-9);
	}

	@Test
	void pointsTagsAndSizesAreKept() {
		final StructureSupervision points = annotated(0, nothing().withPoints(List.of(new PointAnnotation(7, 8, 6, true)))
			.withSize(new SizeRange(200, 300))).structures().get(0);
		assertEquals(Set.of(Annotation.POINT), points.annotations());
		assertEquals(1, points.weak().known()[(6 * 16 + 8) * 16 + 7]);
		assertArrayEquals(new double[] { 200 }, points.weak().sets().get(0).low());
		final StructureSupervision tags = annotated(0, nothing().withTags(List.of(new Tag(Axis.Z, 0, false), new Tag(Axis.Z, 6,
			true)))).structures().get(0);
		assertEquals(Set.of(Annotation.TAG), tags.annotations());
		final VoxelSets slices = tags.weak().sets().get(0);
		assertEquals(0, slices.high()[0]);
		assertEquals(AnnotationTargets.LEAST_PRESENT, slices.low()[6]);
		assertEquals(0, slices.low()[5]);
		assertEquals(-1, tags.weak().known()[3]);
	}

	/** A point that no voxel of the coarser grid lies next to is not lost, and bounds follow the voxels' size. */
	@Test
	void aCoarserGridKeepsPointsAndVolumes() {
		final AnnotationRaster raster = raster(nothing().withPoints(List.of(new PointAnnotation(6, 7, 5, true),
			new PointAnnotation(1, 1, 1, false))).withSize(new SizeRange(240, 480)));
		final PreparedInput in = PreparedInput.of(image(0), List.of(), null, new InputSpec(new double[] { 2, 2, 2 }, 6));
		final WeakTargets weak = AnnotationTargets.of(raster, in, 1);
		assertEquals(8 * 8 * 6, weak.known().length);
		final int[] counts = new int[3];
		for (final byte k : weak.known())
			counts[k + 1]++;
		assertArrayEquals(new int[] { 1, 382, 1 }, counts);
		assertArrayEquals(new double[] { 30 }, weak.sets().get(0).low(), 1e-9);
	}

	private static List<TrainingCase> boxed() {
		final List<TrainingCase> out = new ArrayList<>();
		for (int i = 0; i < 3; i++)
			out.add(annotated(i, nothing().withBoxes(List.of(BoxAnnotation.of(box(i))))));
		return out;
	}

	private static TrainingOptions.Builder quick() {
		return TrainingOptions.builder().optNetwork(NetworkSpec.of(1, false, List.of(4, 6))).optSteps(90).optRounds(6)
			.optRelabelAt(List.of(1, 4, 5)).optValidationShare(0).optLearningRate(0.02).optAveraging(0.5).optAugmentation(
				Augmentation.none());
	}

	private static List<TrainingCase> scribbled() {
		final List<TrainingCase> out = new ArrayList<>();
		for (int i = 0; i < 3; i++)
			out.add(annotated(i, nothing().withScribbles(List.of(new Scribble(true, List.of(new VoxelRun(centre(i) - 2, 8, 6,
				4))), new Scribble(false, List.of(new VoxelRun(0, 1, 6, 16), new VoxelRun(0, 15, 5, 16)))))));
		return out;
	}

	/** A network that has learned replaces the labels of scribbles; those of boxes stay, for they would only grow. */
	@Test
	void theFirstLabelsOfBoxesStay() {
		try (EngineThreads set = EngineThreads.use(1)) {
			for (final boolean boxes : new boolean[] { true, false }) {
				final List<TrainingCase> cases = boxes ? boxed() : scribbled();
				cases.get(0).resetWeakLabels(true);
				final float[] start = cases.get(0).labels().clone();
				final Trainer.Result result = new Trainer(quick().build(), null, h -> {}).train(cases, "", Progress.NONE);
				assertEquals(!boxes, result.history().rows().stream().anyMatch(TrainingHistory.Row::relabelled));
				assertEquals(boxes, Arrays.equals(start, cases.get(0).labels()));
				assertArrayEquals(result.weights(), new Trainer(quick().build(), null, h -> {}).train(cases, "", Progress.NONE)
					.weights(), "another training begins without the inferred labels");
			}
		}
	}

	/** What is known of weak annotations tells only whether a network has learned: of those that have, the last counts. */
	@Test
	void theLastNetworkThatHasLearnedCounts() {
		try (EngineThreads set = EngineThreads.use(1)) {
			final Trainer.Result result = new Trainer(quick().build(), null, h -> {}).train(scribbled(), "", Progress.NONE);
			final List<TrainingHistory.Row> rows = result.history().rows();
			assertTrue(rows.get(5).validation() <= 0.5, rows.toString());
			assertEquals(6, result.bestRound());
		}
	}

	/** The labels keep to the box, and to the volume that it allows. */
	@Test
	void boxesAloneTeachTheNetwork() {
		try (EngineThreads set = EngineThreads.use(1)) {
			final List<TrainingCase> cases = boxed();
			final TrainingOptions options = quick().build();
			final Trainer.Result result = new Trainer(options, null, h -> {}).train(cases, "", Progress.NONE);
			final List<TrainingHistory.Row> rows = result.history().rows();
			assertTrue(rows.get(5).loss() < rows.get(0).loss(), rows.toString());
			final float[] labels = cases.get(0).labels();
			int held = 0;
			for (int i = 0; i < GRID.arrayLength(); i++) {
				if (cases.get(0).structures().get(0).weak().known()[i] < 0) assertEquals(0, labels[i], "outside of the box");
				held += labels[i];
			}
			assertTrue(held >= 73 && held <= 583, held + " voxels: the size that a box allows");
			final float[] again = new Trainer(options, null, h -> {}).train(cases, "", Progress.NONE).weights();
			assertArrayEquals(result.weights(), again, "the same training again");
		}
	}

	/** Else its first guesses would replace the walk that the training starts from. */
	@Test
	void aNetworkThatHasNotLearnedDoesNotTeach() {
		final List<TrainingCase> cases = scribbled();
		cases.get(1).resetWeakLabels(true);
		final float[] start = cases.get(1).labels();
		final Trainer.Result result = new Trainer(quick().optLearningRate(1e-7).build(), null, h -> {}).train(cases, "",
			Progress.NONE);
		assertTrue(result.history().rows().stream().noneMatch(TrainingHistory.Row::relabelled));
		assertArrayEquals(start, cases.get(1).labels());
	}

	/** Wherever it was stopped, before or after its network had learned enough to label. */
	@Test
	void aResumedTrainingGivesTheSameWeights(@TempDir final Path dir) {
		try (EngineThreads set = EngineThreads.use(1)) {
			final TrainingOptions options = quick().build();
			final float[] whole = new Trainer(options, null, h -> {}).train(scribbled(), "", Progress.NONE).weights();
			for (final int after : new int[] { 16, 61, 80 }) {
				final Path checkpoint = dir.resolve("after" + after);
				assertThrows(CancelledException.class, () -> new Trainer(options, checkpoint, h -> {}).train(scribbled(), "",
					TestCases.stopAfter(after)));
				assertArrayEquals(whole, new Trainer(options, checkpoint, h -> {}).train(scribbled(), "", Progress.NONE).weights(),
					"stopped after step " + after);
			}
		}
	}

	@Test
	void theLossFollowsWhatIsKnown() {
		final StructureSupervision box = annotated(0, nothing().withBoxes(List.of(BoxAnnotation.of(box(0))))).structures().get(
			0);
		final TrainingOptions.Builder options = TrainingOptions.builder();
		final List<String> names = StructuresTest.weighted(options.build().loss(box, 5));
		assertTrue(names.containsAll(List.of("tightness", "size", "pairwise")), names.toString());
		final List<String> ablated = StructuresTest.weighted(options.optWeakWeights(Map.of("tightness", 0.0, "length", 0.1))
			.build().loss(box, 5));
		assertTrue(ablated.contains("length") && !ablated.contains("tightness"), ablated.toString());
		assertNotNull(options.build().toString());
	}

	@Test
	void aPatchOfACaseWithoutMasksHoldsTheStructure() {
		final byte[] known = new byte[GRID.arrayLength()];
		Arrays.fill(known, (byte) -1);
		final int only = (6 * 16 + 2) * 16 + 3;
		known[only] = 1;
		final TrainingCase c = new TrainingCaseBuilder("case", PreparedInput.of(image(0), List.of(), null, TestCases.SPEC), 1)
			.weak(0, new WeakTargets(known, List.of())).build();
		final Sampler sampler = new Sampler(Augmentation.none(), 8, NetworkSpec.of(1, false, List.of(2, 2)));
		int held = 0;
		for (int seed = 0; seed < 20; seed++) {
			final Sample s = sampler.draw(c, 0, 0.5, seed);
			assertEquals(0, s.shown().length);
			for (final byte k : s.parts().get(0).weak().known())
				if (k == 1) held++;
		}
		assertTrue(held >= 8, held + " of 20 patches hold the point");
	}
}
