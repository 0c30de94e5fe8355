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
		return PseudoLabels.of(new StructureSupervision(new float[6], false, null, null, weak, false, null), LOGITS);
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
		c.resetWeakLabels(true);
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
		points.resetWeakLabels(true);
		assertNull(points.labels(), "foreground alone does not tell where it ends");
	}

	/** A walk from the middle of a box and from its outside finds the ball that the box is drawn around. */
	@Test
	void aTrainingStartsFromAWalkInABox() {
		final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 1);
		final byte[] truth = d.truth().voxels();
		final int[] box = box(truth);
		final float[] labels = boxed(d, box);
		double both = 0, sum = 0;
		for (int i = 0; i < truth.length; i++) {
			if (labels[i] > 0) assertTrue(isIn(box, i));
			both += labels[i] * truth[i];
			sum += labels[i] + truth[i];
		}
		assertTrue(2 * both / sum > 0.9, "Dice of the walk " + 2 * both / sum);
		final int[] middle = { box[0], box[1], 9, box[3], box[4], 10 };
		final float[] flat = boxed(d, middle);
		both = sum = 0;
		for (int i = 0; i < truth.length; i++) {
			if (flat[i] > 0) assertTrue(isIn(middle, i));
			if (i / 576 != 9) continue;
			both += flat[i] * truth[i];
			sum += flat[i] + truth[i];
		}
		assertTrue(2 * both / sum > 0.9, "Dice in the slice of a 2D box " + 2 * both / sum);
	}

	/** Nothing lies outside this box, so that there is nowhere to walk to: the ellipsoid that touches its sides. */
	@Test
	void aBoxAroundEverythingStartsFromAnEllipsoid() {
		final float[] labels = boxed(TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 1), new int[] { 0, 0, 0, 24, 24, 20 });
		final byte[] filled = new byte[labels.length];
		double volume = 0;
		for (int i = 0; i < filled.length; i++)
			volume += filled[i] = (byte) labels[i];
		assertArrayEquals(new int[] { 0, 0, 0, 24, 24, 20 }, box(filled));
		assertEquals(Math.PI / 6, volume / filled.length, 0.02);
	}

	private static boolean isIn(final int[] box, final int voxel) {
		final int x = voxel % 24, y = voxel / 24 % 24, z = voxel / 576;
		return x >= box[0] && x < box[3] && y >= box[1] && y < box[4] && z >= box[2] && z < box[5];
	}

	private static int[] box(final byte[] mask) {
		final int[] out = { 99, 99, 99, -1, -1, -1 };
		for (int i = 0; i < mask.length; i++) {
			if (mask[i] == 0) continue;
			final int[] at = { i % 24, i / 24 % 24, i / 576 };
			for (int a = 0; a < 3; a++) {
				out[a] = Math.min(out[a], at[a]);
				out[a + 3] = Math.max(out[a + 3], at[a] + 1);
			}
		}
		return out;
	}

	/** Labels from a box; what is known is its outside in its own slices. */
	private static float[] boxed(final TestCases.Data d, final int[] box) {
		final PreparedInput in = PreparedInput.of(d.image(), List.of(), null, TestCases.SPEC);
		final byte[] known = new byte[in.image().length];
		for (int i = 0; i < known.length; i++)
			known[i] = (byte) (isIn(box, i) || i / 576 < box[2] || i / 576 >= box[5] ? 0 : -1);
		final TrainingCase c = new TrainingCaseBuilder("ball", in, 1).weak(0, new WeakTargets(known, BoxStripes.of(new int[] {
			24, 24, 20 }, List.of(box), 1))).build();
		c.resetWeakLabels(true);
		return c.labels();
	}
}
