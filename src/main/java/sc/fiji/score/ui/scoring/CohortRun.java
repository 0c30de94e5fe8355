package sc.fiji.score.ui.scoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import sc.fiji.score.scoring.CohortCase;
import sc.fiji.score.scoring.CohortEntry;
import sc.fiji.score.scoring.CohortOrder;
import sc.fiji.score.scoring.ScoringCohort;
import sc.fiji.score.scoring.ScoringSetup;

/**
 * A rater's way through a cohort.
 *
 * @param cohort the cases
 * @param rater the rater's name
 * @param order of the cases
 * @param seed of a shuffled order
 * @param complete adds to a case's setup what all cases have in common: regions, order, repeats
 */
public record CohortRun(ScoringCohort cohort, String rater, CohortOrder order, long seed,
	UnaryOperator<ScoringSetup> complete)
{

	List<CohortEntry> queue() {
		return cohort.queue(order, seed, rater);
	}

	OpenedCase open(final CohortCase c) {
		return OpenedCase.of(complete.apply(cohort.setup(c, rater)), c.image());
	}

	/** The guideline, or null. */
	Path guideline() {
		return cohort.guideline().orElse(null);
	}

	Map<Integer, List<Path>> examples() {
		return cohort.examples();
	}
}
