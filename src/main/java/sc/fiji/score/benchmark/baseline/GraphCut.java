package sc.fiji.score.benchmark.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The mask with the least energy among those that differ from the initial one in a band around its surface only. A
 * voxel costs what its intensity and its side of the initial surface say against it; neighbours on different sides of
 * the new surface cost {@code smoothness * exp(-(I-I')^2 / 2 c)}, where c is the mean squared difference of neighbours
 * in the band, so the surface prefers edges. Intensities count by their frequencies inside and outside the initial
 * mask.
 * <p>
 * Source: Y. Boykov, M.-P. Jolly, Interactive graph cuts for optimal boundary and region segmentation of objects in
 * N-D images, ICCV 2001, doi:10.1109/ICCV.2001.937505.
 *
 * @param band half its width, in voxels
 * @param smoothness weight of the neighbours
 * @param intensity weight of the logarithm of how much likelier an intensity is inside than outside
 * @param distance weight of the signed distance to the initial surface, per voxel
 */
record GraphCut(double band, double smoothness, double intensity, double distance) implements LocalMethod {

	/** The parameters that are tried; only the ratios of the weights count. */
	static List<GraphCut> grid() {
		final List<GraphCut> out = new ArrayList<>();
		for (final double intensity : new double[] { 0.25, 0.5, 1, 2 })
			for (final double distance : new double[] { 0.5, 1, 2, 4 })
				out.add(new GraphCut(3, 1, intensity, distance));
		return out;
	}

	@Override
	public byte[] correct(final Surroundings s) {
		final double mm = Math.min(band * s.unit(), s.reach()), contrast = Contrast.meanSquare(s, mm);
		final byte[] out = s.mask().clone();
		final int[] node = new int[out.length];
		int nodes = 0;
		for (int i = 0; i < out.length; i++)
			node[i] = Math.abs(s.distance()[i]) <= mm ? nodes++ : -1;
		final MaxFlow cut = new MaxFlow(nodes);
		final float[] likelier = IntensityOdds.logOdds(s, mm);
		for (int i = 0; i < out.length; i++)
			if (node[i] >= 0) cut.addTerminal(node[i], intensity * likelier[i] + distance * s.distance()[i] / s.unit());
		connect(s, node, contrast, cut);
		cut.solve();
		for (int i = 0; i < out.length; i++)
			if (node[i] >= 0) out[i] = (byte) (cut.isSource(node[i]) ? 1 : 0);
		return out;
	}

	private void connect(final Surroundings s, final int[] node, final double contrast, final MaxFlow cut) {
		final int[] n = s.size(), stride = { 1, n[0], n[0] * n[1] };
		final double[] h = s.spacing();
		final double finest = Math.min(h[0], Math.min(h[1], h[2]));
		for (int axis = 0; axis < 3; axis++)
			for (int i = 0; i < node.length; i++) {
				final int j = i + stride[axis];
				if (i / stride[axis] % n[axis] == n[axis] - 1 || node[i] < 0 && node[j] < 0) continue;
				final double d = s.image()[i] - s.image()[j];
				final double cost = smoothness * finest / h[axis] * Math.exp(-d * d / (2 * contrast));
				if (node[j] < 0) cut.addTerminal(node[i], s.mask()[j] != 0 ? cost : -cost);
				else if (node[i] < 0) cut.addTerminal(node[j], s.mask()[i] != 0 ? cost : -cost);
				else cut.connect(node[i], 2 * axis, node[j], cost);
			}
	}

	@Override
	public String parameters() {
		return String.format(Locale.ROOT, "a band of %.0f voxels on each side, weights %.2f (smoothness), %.2f " +
			"(intensity), %.2f (distance)", band, smoothness, intensity, distance);
	}
}
