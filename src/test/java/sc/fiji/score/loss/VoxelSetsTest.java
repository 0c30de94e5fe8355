package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class VoxelSetsTest {

	private static final double INF = Double.POSITIVE_INFINITY;

	@Test
	void slicesAreNumberedAlongTheirAxis() {
		final VoxelSets s = VoxelSets.slices(new int[] { 2, 3, 2 }, 1, new double[] { 0, 1, 2 }, new double[] { 0, INF,
			INF });
		assertArrayEquals(new short[] { 1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3 }, s.set());
		assertArrayEquals(new int[] { 4, 4, 4 }, s.voxels());
		assertThrows(IllegalArgumentException.class, () -> VoxelSets.slices(new int[] { 2, 3, 2 }, 0, s.low(), s.high()));
	}

	@Test
	void numbersAreUnsigned() {
		final double[] low = new double[40_000], high = new double[40_000];
		final VoxelSets s = new VoxelSets(VoxelSets.Kind.STRIPE_X, new short[] { (short) 40_000 }, low, high, null);
		assertEquals(40_000, s.at(0));
		assertEquals(1, s.voxels()[39_999]);
	}

	@Test
	void boundsThatExcludeEachOtherAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> VoxelSets.size(4, 3, 2));
		assertThrows(IllegalArgumentException.class, () -> VoxelSets.size(4, -1, 2));
		assertThrows(IllegalArgumentException.class, () -> VoxelSets.size(4, Double.NaN, 2));
		assertThrows(IllegalArgumentException.class, () -> new VoxelSets(VoxelSets.Kind.SIZE, new short[1], new double[1],
			new double[2], null));
	}

	@Test
	void resamplingTakesTheNearestVoxelAndScalesTheBounds() {
		final VoxelSets s = new VoxelSets(VoxelSets.Kind.SIZE, new short[] { 1, 0 }, new double[] { 3 }, new double[] {
			INF }, null).resampled(new int[] { 0, 0, 1, 1 }, 2);
		assertArrayEquals(new short[] { 1, 1, 0, 0 }, s.set());
		assertArrayEquals(new double[] { 6 }, s.low());
		assertArrayEquals(new double[] { INF }, s.high());
	}

	@Test
	void aSetThatIsCutHasNoLowerBound() {
		final VoxelSets s = new VoxelSets(VoxelSets.Kind.STRIPE_X, new short[] { 1, 1, 1, 2, 2 }, new double[] { 1, 2 },
			new double[] { 3, 2 }, null);
		final VoxelSets patch = new WeakTargets(null, List.of(s)).inPatch(new int[] { -1, 2, 3, 4 }).sets().get(0);
		assertArrayEquals(new short[] { 0, 1, 2, 2 }, patch.set());
		assertArrayEquals(new double[] { 0, 2 }, patch.low());
		assertArrayEquals(new double[] { 3, 2 }, patch.high());
		// What lies beyond the patch is known: nothing is lost.
		assertArrayEquals(new double[] { 1, 2 }, s.inPatch(patch.set(), new double[] { 1, 0 }).low());
	}

	@Test
	void knownVoxelsFollowTheGrid() {
		final WeakTargets w = new WeakTargets(new byte[] { 1, -1, 0 }, List.of());
		assertArrayEquals(new byte[] { 0, 1, -1 }, w.inPatch(new int[] { -1, 0, 1 }).known());
		assertArrayEquals(new byte[] { 1, 1, -1, 0 }, w.resampled(new int[] { 0, 0, 1, 2 }, 1.3).known());
		assertNull(new WeakTargets(null, List.of()).inPatch(new int[] { 0 }).known());
	}

	@Test
	void stripesCrossEachAxisOfABox() {
		final int[] size = { 4, 3, 3 };
		final List<VoxelSets> sets = BoxStripes.of(size, List.of(new int[] { 1, 0, 0, 4, 2, 2 }), 1);
		assertEquals(List.of(VoxelSets.Kind.STRIPE_X, VoxelSets.Kind.STRIPE_Y, VoxelSets.Kind.STRIPE_Z), sets.stream().map(
			VoxelSets::kind).toList());
		assertArrayEquals(new int[] { 4, 4, 4 }, sets.get(0).voxels());
		assertArrayEquals(new int[] { 6, 6 }, sets.get(1).voxels());
		assertEquals(0, sets.get(0).at(0));
		assertEquals(1, sets.get(0).at(1));
		assertEquals(2, sets.get(1).at(4 + 1));
		assertEquals(2, sets.get(2).at(12 + 1));
		assertArrayEquals(new double[] { 1, 1, 1 }, sets.get(0).low());
	}

	@Test
	void aFlatBoxHasStripesInItsPlaneOnly() {
		final List<VoxelSets> sets = BoxStripes.of(new int[] { 5, 5, 2 }, List.of(new int[] { 0, 0, 1, 5, 3, 2 }), 2);
		assertEquals(2, sets.size());
		// Two stripes of 5 columns: the last one takes what is left.
		assertArrayEquals(new int[] { 6, 9 }, sets.get(0).voxels());
		assertArrayEquals(new double[] { 2, 3 }, sets.get(0).low());
		assertEquals(3, BoxStripes.of(new int[] { 2, 2, 2 }, List.of(new int[] { 0, 0, 0, 1, 1, 1 }), 1).size());
	}

	@Test
	void boxesThatOverlapAreKeptApart() {
		final int[] a = { 0, 0, 0, 2, 2, 2 }, b = { 1, 1, 1, 3, 3, 3 }, c = { 3, 0, 0, 4, 2, 2 };
		final List<VoxelSets> sets = BoxStripes.of(new int[] { 4, 4, 4 }, List.of(a, b, c), 1);
		final List<VoxelSets> x = sets.stream().filter(s -> s.kind() == VoxelSets.Kind.STRIPE_X).toList();
		assertEquals(2, x.size());
		// c lies apart from a, and shares its map; it is one voxel thick along x, so no stripe crosses x there.
		assertArrayEquals(new int[] { 4, 4 }, x.get(0).voxels());
		assertArrayEquals(new int[] { 4, 4 }, x.get(1).voxels());
		final VoxelSets y = sets.stream().filter(s -> s.kind() == VoxelSets.Kind.STRIPE_Y).findFirst().orElseThrow();
		assertEquals(4, y.count());
	}
}
