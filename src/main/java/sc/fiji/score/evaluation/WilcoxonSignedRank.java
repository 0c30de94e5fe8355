package sc.fiji.score.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.apache.commons.math3.special.Erf;

import sc.fiji.score.common.ScoreException;

/**
 * Wilcoxon's signed-rank test, two-sided, of whether paired values differ. Pairs without a difference are dropped, equal
 * differences share their mean rank. With at most {@value #EXACT_UP_TO} pairs and no equal differences, p is exact (the
 * number of sign patterns with as small a rank sum, counted); else it is that of the normal approximation with the
 * corrections for ties and for continuity. Wilcoxon, Biometrics Bulletin 1945, doi:10.2307/3001968; Hollander and Wolfe,
 * Nonparametric Statistical Methods, section 3.1.
 *
 * @param pairs pairs that differ
 * @param equal pairs that do not, which were dropped
 * @param positive sum of the ranks of the differences above 0
 * @param negative sum of the ranks of the differences below 0
 * @param p two-sided probability of a difference at least as large where there is none; 1 where no pair differs
 * @param exact whether p is exact
 */
public record WilcoxonSignedRank(int pairs, int equal, double positive, double negative, double p, boolean exact) {

	/** Most pairs for which p is exact. */
	public static final int EXACT_UP_TO = 25;

	/**
	 * Tests first minus second.
	 *
	 * @param first values of a method, one per case; two equal infinite values are no difference
	 * @param second values of the other one on the same cases, in the same order
	 * @throws ScoreException if the numbers of cases differ or a value is NaN
	 */
	public static WilcoxonSignedRank of(final double[] first, final double[] second) {
		if (first.length != second.length) throw new ScoreException("A paired test needs the same cases of both methods, " +
			"but there are " + first.length + " and " + second.length + " values.");
		final double[] all = IntStream.range(0, first.length).mapToDouble(i -> first[i] == second[i] ? 0 : first[i] -
			second[i]).toArray();
		if (Arrays.stream(all).anyMatch(Double::isNaN)) throw new ScoreException(
			"A paired test cannot use a value that is not a number (NaN).");
		final double[] d = Arrays.stream(all).filter(v -> v != 0).toArray();
		final double[] ranks = ranks(d);
		double positive = 0, negative = 0;
		for (int i = 0; i < d.length; i++)
			if (d[i] > 0) positive += ranks[i];
			else negative += ranks[i];
		final double tied = tied(ranks);
		final boolean exact = d.length <= EXACT_UP_TO && tied == 0;
		final double smaller = Math.min(positive, negative);
		return new WilcoxonSignedRank(d.length, all.length - d.length, positive, negative, d.length == 0 ? 1 : exact
			? exactP(d.length, (int) Math.rint(smaller)) : normalP(d.length, smaller, tied), exact);
	}

	/** Ranks of the absolute differences from 1, equal ones with their mean rank. */
	private static double[] ranks(final double[] d) {
		final Integer[] order = IntStream.range(0, d.length).boxed().sorted(Comparator.comparingDouble(i -> Math.abs(d[i])))
			.toArray(Integer[]::new);
		final double[] out = new double[d.length];
		for (int from = 0; from < d.length;) {
			int to = from + 1;
			while (to < d.length && Math.abs(d[order[to]]) == Math.abs(d[order[from]]))
				to++;
			for (int i = from; i < to; i++)
				out[order[i]] = (from + 1 + to) / 2.0;
			from = to;
		}
		return out;
	}

	/** Sum of t^3 - t over the groups of t equal ranks. */
	private static double tied(final double[] ranks) {
		final double[] sorted = ranks.clone();
		Arrays.sort(sorted);
		double sum = 0;
		for (int from = 0; from < sorted.length;) {
			int to = from + 1;
			while (to < sorted.length && sorted[to] == sorted[from])
				to++;
			final double t = to - from;
			sum += t * t * t - t;
			from = to;
		}
		return sum;
	}

	/** Twice the share of the 2^n sign patterns whose rank sum is at most w. */
	private static double exactP(final int n, final int w) {
		final double[] patterns = new double[n * (n + 1) / 2 + 1];
		patterns[0] = 1;
		for (int rank = 1, highest = 0; rank <= n; rank++) {
			highest += rank;
			for (int sum = highest; sum >= rank; sum--)
				patterns[sum] += patterns[sum - rank];
		}
		double below = 0;
		for (int sum = 0; sum <= w; sum++)
			below += patterns[sum];
		return Math.min(1, 2 * below / Math.pow(2, n));
	}

	private static double normalP(final int n, final double w, final double tied) {
		final double mean = n * (n + 1.0) / 4, variance = n * (n + 1.0) * (2 * n + 1.0) / 24 - tied / 48;
		final double z = Math.max(0, mean - w - 0.5) / Math.sqrt(variance);
		return Math.min(1, Erf.erfc(z / Math.sqrt(2)));
	}
}
