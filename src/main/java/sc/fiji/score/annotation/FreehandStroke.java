package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.volume.DistanceTransform;

/**
 * Strokes as a hand draws them into a plane: along the middle of an area, or around it. All distances are in voxels.
 */
final class FreehandStroke {

	private static final int[] DU = { 1, 0, -1, 0, 1, 1, -1, -1 }, DV = { 0, 1, 0, -1, 1, -1, 1, -1 };
	private static final double DIAGONAL = Math.sqrt(2);

	/** A stroke ends where the area is this much thinner than at its thickest. */
	private static final double THIN = 0.5;
	/** How far around an area the background is drawn. */
	private static final double AROUND = 3;
	/** Voxels from one turn of an unsteady hand to the next. */
	private static final int TURN = 6;

	private final int width, height;
	private final double jitter;
	private final RandomStream random;

	/** @param jitter standard deviation of the hand in voxels */
	FreehandStroke(final int width, final int height, final double jitter, final RandomStream random) {
		this.width = width;
		this.height = height;
		this.jitter = jitter;
		this.random = random;
	}

	/** A stroke along the middle of the area, from one end to the other; empty where there is no area. */
	BitSet along(final boolean[] area) {
		final double[] depth = distance(area, false);
		int deepest = 0;
		for (int i = 1; i < depth.length; i++)
			if (depth[i] > depth[deepest]) deepest = i;
		if (depth[deepest] == 0) return new BitSet();
		final double least = Math.max(1, THIN * depth[deepest]);
		final int start = farthest(deepest, depth, least), end = farthest(start, depth, least);
		return drawn(path(start, end, depth));
	}

	/** A stroke around the area, at some distance, where the plane has room; empty where there is no area. */
	BitSet around(final boolean[] area) {
		final double[] distance = distance(area, true);
		double cu = 0, cv = 0;
		int n = 0;
		for (int i = 0; i < area.length; i++)
			if (area[i]) {
				cu += i % width;
				cv += i / width;
				n++;
			}
		if (n == 0) return new BitSet();
		final double u0 = cu / n, v0 = cv / n;
		final List<Integer> ring = new ArrayList<>();
		for (int i = 0; i < area.length; i++)
			if (distance[i] >= AROUND && distance[i] < AROUND + 1) ring.add(i);
		ring.sort(Comparator.comparingDouble(i -> Math.atan2(i / width - v0, i % width - u0)));
		// Neighbours by angle may lie far apart around a winding area: dots, not lines.
		final double[][] shift = shifts(ring.size());
		final BitSet out = new BitSet();
		for (int k = 0; k < ring.size(); k++)
			mark(out, ring.get(k) % width + shift[k][0], ring.get(k) / width + shift[k][1]);
		return out;
	}

	/** The voxel that is farthest from a start by the way inside of the area, among those that are deep enough. */
	private int farthest(final int start, final double[] depth, final double least) {
		final double[] way = new double[depth.length];
		walk(start, depth, false, way);
		int out = start;
		for (int i = 0; i < way.length; i++)
			if (depth[i] >= least && way[i] < Double.POSITIVE_INFINITY && way[i] > way[out]) out = i;
		return out;
	}

	/** The way from a start to an end that keeps to the middle. */
	private List<Integer> path(final int start, final int end, final double[] depth) {
		final int[] before = walk(start, depth, true, new double[depth.length]);
		final List<Integer> out = new ArrayList<>();
		for (int i = end; i >= 0; i = before[i])
			out.add(i);
		return out;
	}

	/** Dijkstra's shortest ways inside of the area; in the middle, steps are cheaper by the square of the depth. */
	private int[] walk(final int start, final double[] depth, final boolean middle, final double[] way) {
		record Place(int index, double way) {}
		final int[] before = new int[depth.length];
		Arrays.fill(before, -1);
		Arrays.fill(way, Double.POSITIVE_INFINITY);
		way[start] = 0;
		final PriorityQueue<Place> queue = new PriorityQueue<>(Comparator.comparingDouble(Place::way).thenComparingInt(
			Place::index));
		queue.add(new Place(start, 0));
		while (!queue.isEmpty()) {
			final Place p = queue.poll();
			if (p.way() > way[p.index()]) continue;
			for (int k = 0; k < DU.length; k++) {
				final int u = p.index() % width + DU[k], v = p.index() / width + DV[k], i = v * width + u;
				if (u < 0 || v < 0 || u >= width || v >= height || depth[i] == 0) continue;
				final double step = (k < 4 ? 1 : DIAGONAL) / (middle ? depth[i] * depth[i] : 1);
				if (p.way() + step >= way[i]) continue;
				way[i] = p.way() + step;
				before[i] = p.index();
				queue.add(new Place(i, way[i]));
			}
		}
		return before;
	}

	private BitSet drawn(final List<Integer> path) {
		final double[][] shift = shifts(path.size());
		final BitSet out = new BitSet();
		for (int k = 0; k < path.size(); k++) {
			final int next = Math.min(k + 1, path.size() - 1);
			final double u = path.get(k) % width + shift[k][0], v = path.get(k) / width + shift[k][1];
			final double du = path.get(next) % width + shift[next][0] - u, dv = path.get(next) / width + shift[next][1] - v;
			final int steps = (int) Math.ceil(2 * Math.hypot(du, dv));
			for (int s = 0; s <= steps; s++)
				mark(out, u + (steps == 0 ? 0 : du * s / steps), v + (steps == 0 ? 0 : dv * s / steps));
		}
		return out;
	}

	private void mark(final BitSet out, final double u, final double v) {
		final int x = (int) Math.round(u), y = (int) Math.round(v);
		if (x >= 0 && y >= 0 && x < width && y < height) out.set(y * width + x);
	}

	/** How far the hand is off at each place of a stroke: random at the turns, linear between them. */
	private double[][] shifts(final int length) {
		final double[][] turns = new double[length / TURN + 2][2];
		for (final double[] t : turns) {
			t[0] = jitter * random.nextGaussian();
			t[1] = jitter * random.nextGaussian();
		}
		final double[][] out = new double[length][2];
		for (int i = 0; i < length; i++) {
			final double part = i % TURN / (double) TURN;
			for (int c = 0; c < 2; c++)
				out[i][c] = (1 - part) * turns[i / TURN][c] + part * turns[i / TURN + 1][c];
		}
		return out;
	}

	/** Distance of the voxels outside of the area to it, or of those inside to what is outside; else 0. */
	private double[] distance(final boolean[] area, final boolean outside) {
		final byte[] voxels = new byte[area.length];
		for (int i = 0; i < voxels.length; i++)
			voxels[i] = (byte) (area[i] ? 1 : 0);
		final float[] d = DistanceTransform.to(voxels, outside ? 1 : 0, new int[] { width, height, 1 }, new double[] { 1, 1,
			1 });
		final double[] out = new double[d.length];
		// An area without an outside is as deep as the plane is large.
		for (int i = 0; i < out.length; i++)
			out[i] = Math.min(d[i], width + height);
		return out;
	}
}
