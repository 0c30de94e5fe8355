package sc.fiji.score.loss;

import java.util.List;
import java.util.function.Predicate;

/**
 * Penalises soft volumes of sets of voxels that lie beyond the sets' bounds: mean over the sets with a bound of
 * {@code f((low - P) / max(low, 1)) + f((P - high) / max(high, sqrt(n)))}, with P the sum of probabilities over the set
 * (and beyond the patch where that is known), n its number of voxels in the patch and f the penalty. The square root
 * stands in for the size of an object's section where nothing at all is allowed.
 */
final class SetBounds {

	private SetBounds() {}

	static double add(final LossInput in, final Predicate<VoxelSets.Kind> kinds, final Penalty penalty,
		final double weight, final float[] gradient)
	{
		final List<VoxelSets> all = of(in, kinds);
		int count = 0;
		for (final VoxelSets sets : all) {
			final int[] voxels = sets.voxels();
			for (int s = 0; s < voxels.length; s++)
				if (isBounded(sets, s, voxels)) count++;
		}
		double value = 0;
		for (final VoxelSets sets : all)
			value += add(in, sets, penalty, weight, count, gradient);
		return value;
	}

	/** The sets of some kinds that the patch has. */
	static List<VoxelSets> of(final LossInput in, final Predicate<VoxelSets.Kind> kinds) {
		return in.weak() == null ? List.of() : in.weak().sets().stream().filter(s -> kinds.test(s.kind())).toList();
	}

	private static boolean isBounded(final VoxelSets sets, final int s, final int[] voxels) {
		return voxels[s] > 0 && (sets.low()[s] > 0 || sets.high()[s] < Double.POSITIVE_INFINITY);
	}

	private static double add(final LossInput in, final VoxelSets sets, final Penalty penalty, final double weight,
		final int count, final float[] gradient)
	{
		final int n = sets.count();
		final int[] voxels = sets.voxels();
		final double[] sum = sets.outside() == null ? new double[n] : sets.outside().clone(), slope = new double[n];
		for (int i = 0; i < gradient.length; i++)
			if (sets.at(i) != 0) sum[sets.at(i) - 1] += in.probability()[i];
		double value = 0;
		for (int s = 0; s < n; s++) {
			if (!isBounded(sets, s, voxels)) continue;
			final double low = sets.low()[s], high = sets.high()[s];
			if (low > 0) {
				final double scale = Math.max(low, 1), z = (low - sum[s]) / scale;
				value += penalty.of(z) / count;
				slope[s] -= penalty.slope(z) / scale / count;
			}
			if (high < Double.POSITIVE_INFINITY) {
				final double scale = Math.max(high, Math.sqrt(voxels[s])), z = (sum[s] - high) / scale;
				value += penalty.of(z) / count;
				slope[s] += penalty.slope(z) / scale / count;
			}
		}
		for (int i = 0; i < gradient.length; i++)
			if (sets.at(i) != 0) ProbabilitySlope.add(in, i, weight * slope[sets.at(i) - 1], gradient);
		return value;
	}
}
