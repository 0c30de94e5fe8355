package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.loss.BoxStripes;
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

	/** A 3D box starts from the ellipsoid that touches its sides, a 2D box from the ellipse; all else is background. */
	@Test
	void aTrainingStartsFromEllipsoidsInBoxes() {
		final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 1);
		final PreparedInput in = PreparedInput.of(d.image(), List.of(), null, TestCases.SPEC);
		for (final int[] box : new int[][] { { 4, 6, 3, 14, 20, 17 }, { 4, 6, 9, 14, 20, 10 } }) {
			final byte[] known = new byte[in.image().length];
			double inside = 0;
			for (int i = 0; i < known.length; i++) {
				final int x = i % 24, y = i / 24 % 24, z = i / 576;
				final boolean in3 = x >= box[0] && x < box[3] && y >= box[1] && y < box[4] && z >= box[2] && z < box[5];
				known[i] = (byte) (in3 ? 0 : -1);
				if (in3) inside++;
			}
			final TrainingCase c = new TrainingCaseBuilder("ball", in, 1).weak(0, new WeakTargets(known, BoxStripes.of(
				new int[] { 24, 24, 20 }, List.of(box), 1))).build();
			c.resetLabels(true);
			double volume = 0;
			final int[] low = { 99, 99, 99 }, high = { -1, -1, -1 };
			for (int i = 0; i < known.length; i++) {
				if (c.labels()[i] == 0) continue;
				assertEquals(0, known[i]);
				volume++;
				final int[] at = { i % 24, i / 24 % 24, i / 576 };
				for (int a = 0; a < 3; a++) {
					low[a] = Math.min(low[a], at[a]);
					high[a] = Math.max(high[a], at[a] + 1);
				}
			}
			assertArrayEquals(box, new int[] { low[0], low[1], low[2], high[0], high[1], high[2] });
			assertEquals(box[5] - box[2] > 1 ? Math.PI / 6 : Math.PI / 4, volume / inside, 0.03);
		}
	}
}
