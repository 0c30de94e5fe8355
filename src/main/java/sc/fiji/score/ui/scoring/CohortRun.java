package sc.fiji.score.ui.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.scoring.Calibration;
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

	/** The cases of the calibration, unless it is skipped, then all cases. */
	List<CohortEntry> queue() {
		final List<CohortEntry> out = new ArrayList<>();
		calibration().filter(c -> !c.isSkipped()).ifPresent(c -> out.addAll(c.entries()));
		out.addAll(cohort.queue(order, seed, rater));
		return out;
	}

	OpenedCase open(final CohortCase c) {
		final ScoringSetup setup = complete.apply(cohort.setup(c, rater));
		if (c.calibration()) calibration().orElseThrow(() -> new ScoreException("The expert's feedback on case " + c.name() +
			" is gone. Open the cohort again.")).complete(setup, c);
		return OpenedCase.of(setup, c.image());
	}

	Optional<Calibration> calibration() {
		return cohort.calibration(rater);
	}

	/** The guideline, or null. */
	Path guideline() {
		return cohort.guideline().orElse(null);
	}

	Map<Integer, List<Path>> examples() {
		return cohort.examples();
	}
}
