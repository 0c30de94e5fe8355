package sc.fiji.score.benchmark.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.RandomStream;

class MaxFlowTest {

	/** A grid of 3 x 2 x 2 voxels with random costs: all 4096 cuts are tried. */
	@Test
	void findsTheCheapestOfAllCuts() {
		for (int trial = 0; trial < 200; trial++) {
			final Grid g = new Grid(new int[] { 3, 2, 2 }, RandomStream.of(trial, "cut"));
			double least = Double.POSITIVE_INFINITY;
			for (int bits = 0; bits < 1 << 12; bits++)
				least = Math.min(least, g.cost(bits(bits)));
			assertEquals(least, g.cost(g.cut()), 1e-9, "trial " + trial);
		}
	}

	/** On larger grids the flow proves the cut: none can cost less than what flows. */
	@Test
	void theFlowEqualsTheCut() {
		for (int trial = 0; trial < 20; trial++) {
			final Grid g = new Grid(new int[] { 9, 8, 7 }, RandomStream.of(trial, "flow"));
			final boolean[] side = g.cut();
			assertEquals(g.cost(side), g.flow, 1e-6, "trial " + trial);
		}
	}

	@Test
	void nodesWithoutPreferenceAndConnectionAreOnTheSinksSide() {
		final MaxFlow cut = new MaxFlow(2);
		cut.addTerminal(0, 1);
		cut.solve();
		assertTrue(cut.isSource(0));
		assertFalse(cut.isSource(1));
	}

	private static boolean[] bits(final int bits) {
		final boolean[] out = new boolean[12];
		for (int i = 0; i < 12; i++)
			out[i] = (bits >> i & 1) != 0;
		return out;
	}

	private static final class Grid {

		private final int[] n, stride;
		private final double[] preference;
		private final double[][] cost;
		private double flow;

		Grid(final int[] n, final RandomStream random) {
			this.n = n;
			stride = new int[] { 1, n[0], n[0] * n[1] };
			preference = new double[n[0] * n[1] * n[2]];
			cost = new double[3][preference.length];
			for (int i = 0; i < preference.length; i++) {
				preference[i] = random.nextDouble() < 0.3 ? 0 : random.nextGaussian();
				for (final double[] c : cost)
					c[i] = random.nextDouble() < 0.2 ? 0 : random.nextDouble();
			}
		}

		boolean[] cut() {
			final MaxFlow out = new MaxFlow(preference.length);
			for (int i = 0; i < preference.length; i++) {
				out.addTerminal(i, preference[i]);
				for (int a = 0; a < 3; a++)
					if (i / stride[a] % n[a] < n[a] - 1) out.connect(i, 2 * a, i + stride[a], cost[a][i]);
			}
			flow = out.solve();
			final boolean[] side = new boolean[preference.length];
			for (int i = 0; i < side.length; i++)
				side[i] = out.isSource(i);
			return side;
		}

		/** What a cut costs: the preferences that it does not follow, and the neighbours that it parts. */
		double cost(final boolean[] source) {
			double sum = 0;
			for (int i = 0; i < source.length; i++) {
				sum += source[i] ? Math.max(0, -preference[i]) : Math.max(0, preference[i]);
				for (int a = 0; a < 3; a++)
					if (i / stride[a] % n[a] < n[a] - 1 && source[i] != source[i + stride[a]]) sum += cost[a][i];
			}
			return sum;
		}
	}
}
