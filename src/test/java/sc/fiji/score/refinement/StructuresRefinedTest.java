package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.UNet3d;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** Models of two structures whose answer is known: an untrained network adds nothing but its biases. */
class StructuresRefinedTest {

	private static final Geometry GRID = Geometry.of(20, 10, 10, 1, 1, 1);
	private static final List<Structure> NAMES = List.of(new Structure(3, "front"), new Structure(5, "back"));

	private static ScoreModel model(final boolean masks, final float first, final float second) {
		final NetworkSpec spec = NetworkSpec.of(2, masks, List.of(2, 3));
		final float[] weights = new UNet3d(spec).initialWeights(1);
		weights[weights.length - 2] = first;
		weights[weights.length - 1] = second;
		return new ScoreModel(spec, weights, new InputSpec(new double[] { 1, 1, 1 }, 6), NAMES, Heads.SOFTMAX, Map.of(),
			1, null, null);
	}

	private static Volume image() {
		final float[] values = new float[GRID.arrayLength()];
		for (int i = 0; i < values.length; i++)
			values[i] = i * 31 % 17;
		return Volume.of(values, GRID);
	}

	/** A block of columns x0..x1-1. */
	private static Mask block(final int x0, final int x1) {
		final byte[] out = new byte[GRID.arrayLength()];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (i % 20 >= x0 && i % 20 < x1 ? 1 : 0);
		return new Mask(out, GRID);
	}

	private static List<Refinement> refine(final ScoreModel model, final List<Mask> masks) {
		try (Refiner refiner = new Refiner(model)) {
			return refiner.refine(image(), masks, null, Progress.NONE);
		}
	}

	@Test
	void withoutAChangeEachStructureIsItsMask() {
		final List<Refinement> out = refine(model(true, 0, 0), List.of(block(2, 8), block(8, 15)));
		assertEquals(2, out.size());
		assertArrayEquals(block(2, 8).voxels(), out.get(0).mask().voxels());
		assertArrayEquals(block(8, 15).voxels(), out.get(1).mask().voxels());
		assertEquals(0, out.get(1).changedFraction());
	}

	/** Both logits rise by 1.5, one voxel's worth; where they would overlap the larger one wins. */
	@Test
	void noVoxelBelongsToTwo() {
		final List<Refinement> out = refine(model(true, 1.5f, 1), List.of(block(2, 8), block(8, 15)));
		final byte[] first = out.get(0).mask().voxels(), second = out.get(1).mask().voxels();
		for (int i = 0; i < first.length; i++)
			assertTrue(first[i] + second[i] < 2);
		assertArrayEquals(block(1, 8).voxels(), first);
		final float[] p = out.get(0).probability().floats(), q = out.get(1).probability().floats();
		for (int i = 0; i < p.length; i++)
			assertTrue(p[i] + q[i] <= 1.0001f);
	}

	/** A structure without a mask starts from nothing: distance 0, logit 0. */
	@Test
	void aStructureMayLackItsMask() {
		final List<Refinement> out = refine(model(true, 0, 1), Arrays.asList(block(2, 8), null));
		assertArrayEquals(block(2, 8).voxels(), out.get(0).mask().voxels());
		assertTrue(out.get(1).mask().count() > 0);
		assertEquals(0, out.get(1).changedFraction());
	}

	@Test
	void aModelWithoutMasksTakesTheWholeImage() {
		final List<Refinement> out = refine(model(false, -1, 0.5f), List.of());
		assertTrue(out.get(0).mask().isEmpty());
		assertEquals(GRID.arrayLength(), out.get(1).mask().count());
	}

	@Test
	void whatDoesNotFitIsTold() {
		final String none = assertThrows(ScoreException.class, () -> refine(model(true, 0, 0), List.of())).getMessage();
		assertTrue(none.contains("3 front") && none.contains("--mask"), none);
		try (Refiner refiner = new Refiner(model(true, 0, 0))) {
			final String several = assertThrows(ScoreException.class, () -> refiner.refine(image(), block(2, 8), null,
				Progress.NONE)).getMessage();
			assertTrue(several.contains("2 structures") && several.contains("5 back"), several);
		}
	}
}
