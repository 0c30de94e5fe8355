package sc.fiji.score.benchmark.baseline;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The minimum cut of a graph whose nodes have at most six neighbours each, as the voxels of a volume have: two search
 * trees grow from the source and from the sink; where they meet, flow is pushed, and what the trees lose is adopted
 * anew.
 * <p>
 * Source: Y. Boykov, V. Kolmogorov, An experimental comparison of min-cut/max-flow algorithms for energy minimization
 * in vision, IEEE Transactions on Pattern Analysis and Machine Intelligence 26, 2004, doi:10.1109/TPAMI.2004.60.
 */
final class MaxFlow {

	/** Slots for neighbours of a node; the arc in slot k of a node comes back in slot k^1 of the neighbour. */
	static final int SLOTS = 6;

	/** Instead of an arc to the parent: the parent is the terminal, the node lost its parent, the node is in no tree. */
	private static final int TERMINAL = -1, ORPHAN = -2, NONE = -3;

	private final int[] neighbour;
	/** What can still flow along each arc, and from the source to a node (above 0) or from it to the sink (below). */
	private final double[] residual, terminal;
	/** 1 in the source's tree, -1 in the sink's, 0 in none; the arc to the parent. */
	private final byte[] tree;
	private final int[] parent;
	/** Steps to the terminal, as known at a time. */
	private final int[] distance, known;
	private final boolean[] queued;
	private final ArrayDeque<Integer> active = new ArrayDeque<>(), orphans = new ArrayDeque<>();
	private int time;
	private double flow;

	/** @param nodes number of nodes */
	MaxFlow(final int nodes) {
		neighbour = new int[SLOTS * nodes];
		Arrays.fill(neighbour, -1);
		residual = new double[SLOTS * nodes];
		terminal = new double[nodes];
		tree = new byte[nodes];
		parent = new int[nodes];
		Arrays.fill(parent, NONE);
		distance = new int[nodes];
		known = new int[nodes];
		queued = new boolean[nodes];
	}

	/**
	 * What a node costs on the sink's side, less what it costs on the source's side; adds up.
	 *
	 * @param preference above 0 draws the node to the source
	 */
	void addTerminal(final int node, final double preference) {
		terminal[node] += preference;
	}

	/**
	 * What it costs to part two nodes.
	 *
	 * @param slot of {@code b} at {@code a}; {@code a} then has slot {@code slot^1} at {@code b}
	 * @param cost 0 or more
	 */
	void connect(final int a, final int slot, final int b, final double cost) {
		neighbour[SLOTS * a + slot] = b;
		neighbour[SLOTS * b + (slot ^ 1)] = a;
		residual[SLOTS * a + slot] = cost;
		residual[SLOTS * b + (slot ^ 1)] = cost;
	}

	/**
	 * Finds the minimum cut; once only.
	 *
	 * @return the flow that was pushed between the terminals, beside what passes a single node
	 */
	double solve() {
		for (int i = 0; i < terminal.length; i++)
			if (terminal[i] != 0) {
				tree[i] = (byte) (terminal[i] > 0 ? 1 : -1);
				parent[i] = TERMINAL;
				distance[i] = 1;
				activate(i);
			}
		int node = -1;
		while (true) {
			if (node < 0 || tree[node] == 0) node = next();
			if (node < 0) return flow;
			final int bridge = grow(node);
			time++;
			if (bridge < 0) node = -1;
			else {
				augment(bridge);
				while (!orphans.isEmpty())
					adopt(orphans.poll());
			}
		}
	}

	/** Whether a node lies on the source's side of the cut. */
	boolean isSource(final int node) {
		return tree[node] > 0;
	}

	private void activate(final int node) {
		if (queued[node]) return;
		queued[node] = true;
		active.add(node);
	}

	private int next() {
		while (!active.isEmpty()) {
			final int node = active.poll();
			queued[node] = false;
			if (tree[node] != 0) return node;
		}
		return -1;
	}

	private int reverse(final int arc) {
		return SLOTS * neighbour[arc] + (arc % SLOTS ^ 1);
	}

	/** What can still flow from the root's side: along an arc in the source's tree, against it in the sink's. */
	private double outwards(final int arc, final int side) {
		return side > 0 ? residual[arc] : residual[reverse(arc)];
	}

	/** Lets a tree grow from a node; returns an arc from the source's tree to the sink's where they meet, else -1. */
	private int grow(final int node) {
		for (int arc = SLOTS * node; arc < SLOTS * node + SLOTS; arc++) {
			final int other = neighbour[arc];
			if (other < 0 || outwards(arc, tree[node]) <= 0) continue;
			if (tree[other] == 0) {
				tree[other] = tree[node];
				take(other, reverse(arc), node);
				activate(other);
			}
			else if (tree[other] != tree[node]) return tree[node] > 0 ? arc : reverse(arc);
			else if (known[other] <= known[node] && distance[other] > distance[node]) take(other, reverse(arc),
				node);
		}
		return -1;
	}

	private void take(final int child, final int arcToParent, final int node) {
		parent[child] = arcToParent;
		known[child] = known[node];
		distance[child] = distance[node] + 1;
	}

	private void augment(final int bridge) {
		double most = residual[bridge];
		int node = neighbour[reverse(bridge)];
		for (; parent[node] != TERMINAL; node = neighbour[parent[node]])
			most = Math.min(most, residual[reverse(parent[node])]);
		most = Math.min(most, terminal[node]);
		for (node = neighbour[bridge]; parent[node] != TERMINAL; node = neighbour[parent[node]])
			most = Math.min(most, residual[parent[node]]);
		most = Math.min(most, -terminal[node]);
		push(bridge, most);
		for (node = neighbour[reverse(bridge)]; parent[node] != TERMINAL;) {
			final int up = parent[node], next = neighbour[up];
			push(reverse(up), most);
			if (residual[reverse(up)] <= 0) orphan(node);
			node = next;
		}
		drain(node, -most);
		for (node = neighbour[bridge]; parent[node] != TERMINAL;) {
			final int up = parent[node], next = neighbour[up];
			push(up, most);
			if (residual[up] <= 0) orphan(node);
			node = next;
		}
		drain(node, most);
		flow += most;
	}

	private void push(final int arc, final double amount) {
		residual[arc] -= amount;
		residual[reverse(arc)] += amount;
	}

	private void drain(final int root, final double change) {
		terminal[root] += change;
		if (terminal[root] == 0) orphan(root);
	}

	private void orphan(final int node) {
		parent[node] = ORPHAN;
		orphans.add(node);
	}

	/** Finds the orphan a parent nearest to its terminal, or sets it free. */
	private void adopt(final int node) {
		final int side = tree[node];
		int best = NONE, least = Integer.MAX_VALUE;
		for (int arc = SLOTS * node; arc < SLOTS * node + SLOTS; arc++) {
			final int other = neighbour[arc];
			if (other < 0 || tree[other] != side || outwards(reverse(arc), side) <= 0) continue;
			final int steps = rooted(other);
			if (steps < least) {
				least = steps;
				best = arc;
			}
		}
		if (best != NONE) {
			parent[node] = best;
			known[node] = time;
			distance[node] = least + 1;
			return;
		}
		for (int arc = SLOTS * node; arc < SLOTS * node + SLOTS; arc++) {
			final int other = neighbour[arc];
			if (other < 0 || tree[other] != side) continue;
			if (outwards(reverse(arc), side) > 0) activate(other);
			if (parent[other] >= 0 && neighbour[parent[other]] == node) orphan(other);
		}
		tree[node] = 0;
		parent[node] = NONE;
	}

	/** Steps from a node to its terminal, or the largest number where it hangs on an orphan; remembered on the way. */
	private int rooted(final int node) {
		int steps = 0;
		int at = node;
		while (known[at] != time) {
			if (parent[at] == ORPHAN) return Integer.MAX_VALUE;
			steps++;
			if (parent[at] == TERMINAL) break;
			at = neighbour[parent[at]];
		}
		if (known[at] == time) steps += distance[at];
		int left = steps;
		for (at = node; known[at] != time; at = neighbour[parent[at]]) {
			known[at] = time;
			distance[at] = left--;
			if (parent[at] == TERMINAL) break;
		}
		return steps;
	}
}
