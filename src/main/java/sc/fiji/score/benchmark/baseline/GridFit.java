package sc.fiji.score.benchmark.baseline;

import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.score.common.Progress;

/** Chooses, among methods with different parameters, the one that agrees best with the training feedback. */
final class GridFit {

	/** More cases than these make the choice no surer; of more, as many are taken, evenly spread. */
	static final int MOST_CASES = 20;

	private GridFit() {}

	/** The method with the least mean misfit; of equal ones the first. */
	static LocalMethod best(final List<? extends LocalMethod> grid, final List<FittingCase> cases,
		final Progress progress)
	{
		final List<FittingCase> some = spread(cases);
		LocalMethod best = grid.get(0);
		double least = Double.POSITIVE_INFINITY;
		for (final LocalMethod method : grid) {
			double sum = 0;
			for (final FittingCase c : some) {
				progress.checkCancelled();
				final double misfit = c.scored().misfit(c.surroundings(), method.correct(c.surroundings()));
				if (!Double.isNaN(misfit)) sum += misfit;
			}
			if (sum < least) {
				least = sum;
				best = method;
			}
		}
		return best;
	}

	/** At most {@link #MOST_CASES} of the cases. */
	static List<FittingCase> spread(final List<FittingCase> cases) {
		final int n = Math.min(MOST_CASES, cases.size());
		return IntStream.range(0, n).mapToObj(i -> cases.get((int) ((long) i * cases.size() / n))).toList();
	}
}
