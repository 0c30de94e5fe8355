package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.loss.VoxelSets;
import sc.fiji.score.loss.WeakTargets;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.volume.Geometry;

class PseudoLabelsTest {

	private static final double ANY = Double.POSITIVE_INFINITY;
	private static final float[] LOGITS = { 3, 2, 1, -1, -2, -3 };

	private static float[] labels(final byte[] known, final VoxelSets... sets) {
		final WeakTargets weak = new WeakTargets(known, List.of(sets));
		return PseudoLabels.of(new StructureSupervision(new float[6], false, null, null, weak, null), LOGITS);
	}

	@Test
	void whatIsKnownStandsOverThePrediction() {
		assertArrayEquals(new float[] { 0, 1, 1, 0, 1, 0 }, labels(new byte[] { -1, 0, 0, 0, 1, 0 }));
		assertArrayEquals(new float[] { 1, 1, 1, 0, 0, 0 }, labels(null));
	}

	@Test
	void theSizeRangeIsMetByAThreshold() {
		assertArrayEquals(new float[] { 1, 1, 1, 1, 1, 0 }, labels(null, VoxelSets.size(6, 5, 6)));
		assertArrayEquals(new float[] { 1, 0, 0, 0, 0, 0 }, labels(null, VoxelSets.size(6, 0, 1)));
		assertArrayEquals(new float[] { 1, 1, 1, 0, 0, 0 }, labels(null, VoxelSets.size(6, 2, 4)));
	}

	@Test
	void aSizeRangeGivesUpNoKnownForeground() {
		assertArrayEquals(new float[] { 0, 0, 0, 0, 0, 1 }, labels(new byte[] { 0, 0, 0, 0, 0, 1 }, VoxelSets.size(6, 0, 1)));
		assertArrayEquals(new float[] { 0, 1, 1, 1, 0, 0 }, labels(new byte[] { -1, 0, 0, 0, -1, 0 }, VoxelSets.size(6, 3,
			3)));
	}

	@Test
	void eachStripeGetsItsLikeliestVoxels() {
		final VoxelSets stripes = new VoxelSets(VoxelSets.Kind.STRIPE_X, new short[] { 1, 1, 0, 2, 2, 2 }, new double[] { 1,
			2 }, new double[] { ANY, ANY }, null);
		assertArrayEquals(new float[] { 1, 1, 1, 1, 1, 0 }, labels(null, stripes));
		final VoxelSets absent = new VoxelSets(VoxelSets.Kind.SLICE, new short[] { 1, 1, 0, 0, 0, 0 }, new double[1],
			new double[1], null);
		assertArrayEquals(new float[] { 0, 0, 1, 0, 0, 0 }, labels(null, absent));
	}

	@Test
	void aTrainingStartsFromAWalkWhereThereAreBothKindsOfScribbles() {
		final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 1);
		final PreparedInput in = PreparedInput.of(d.image(), List.of(), null, TestCases.SPEC);
		final byte[] known = new byte[in.image().length];
		for (int i = 0; i < known.length; i++) {
			final int x = i % 24, y = i / 24 % 24, z = i / 576;
			if (y == 12 && z == 10 && x > 9 && x < 14) known[i] = 1;
			if (y == 3 && z == 10 || x == 22 && z == 4) known[i] = -1;
		}
		final TrainingCase c = new TrainingCaseBuilder("ball", in, 1).weak(0, new WeakTargets(known, List.of())).build();
		assertNull(c.labels(), "without pseudo-labels there is no dense target");
		c.resetLabels(true);
		double both = 0, sum = 0;
		for (int i = 0; i < known.length; i++) {
			both += c.labels()[i] * d.truth().voxels()[i];
			sum += c.labels()[i] + d.truth().voxels()[i];
		}
		assertTrue(2 * both / sum > 0.85, "Dice of the walk " + 2 * both / sum);
		for (int i = 0; i < known.length; i++)
			if (known[i] < 0) known[i] = 0;
		final TrainingCase points = new TrainingCaseBuilder("ball", in, 1).weak(0, new WeakTargets(known, List.of()))
			.build();
		points.resetLabels(true);
		assertNull(points.labels(), "foreground alone does not tell where it ends");
	}
}
