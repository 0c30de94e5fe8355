package sc.fiji.score.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import sc.fiji.score.common.RandomStream;

/**
 * Which case each step is taken on: all in a random order, again and again. Where some cases have full masks and others do
 * not, those with full masks come so often that they make up half of the steps: they are few as a rule, and teach the network
 * what it needs to infer good targets for the others.
 */
final class CaseOrder {

	private final List<TrainingCase> cases;
	private final long seed;
	private int[] order;
	private int pass = -1;

	/** @param seed of the order */
	CaseOrder(final List<TrainingCase> cases, final long seed) {
		this.cases = balanced(cases);
		this.seed = seed;
	}

	/** The cases, those with full masks several times where others are more. */
	static List<TrainingCase> balanced(final List<TrainingCase> cases) {
		final List<TrainingCase> dense = cases.stream().filter(TrainingCase::isDense).toList(), out = new ArrayList<>(cases);
		while (!dense.isEmpty() && out.size() + dense.size() <= 2 * (cases.size() - dense.size()))
			out.addAll(dense);
		return out;
	}

	/** The case of a step, 0 for the first; fastest for one step after the other. */
	TrainingCase at(final int step) {
		final int n = cases.size();
		if (step / n != pass) {
			pass = step / n;
			order = shuffled(n);
		}
		return cases.get(order[step % n]);
	}

	private int[] shuffled(final int n) {
		final int[] out = new int[n];
		final Random random = new Random(RandomStream.mix(seed, -1L - pass));
		for (int i = 0; i < n; i++) {
			final int j = random.nextInt(i + 1);
			out[i] = out[j];
			out[j] = i;
		}
		return out;
	}
}
