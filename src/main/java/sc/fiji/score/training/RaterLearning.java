package sc.fiji.score.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.feedback.RegionAnswer;

/**
 * Learns how each rater errs, and what the masks are, from each other: expectation-maximisation over the counts of
 * voxels to give up and to gain in every region.
 * <p>
 * Source: this project's method, in the manner of A. P. Dawid, A. M. Skene, Maximum likelihood estimation of observer
 * error-rates using the EM algorithm, Applied Statistics 28, 1979, doi:10.2307/2346806.
 */
final class RaterLearning {

	private static final int ITERATIONS = 6;

	/** Changes of all parameters below this end the iterations. */
	private static final double SETTLED = 1e-3;

	private RaterLearning() {}

	/**
	 * What is thought of each rater in the cases' answers before anything is learned. Where all scores are exact they were
	 * computed: no person gave them, and every answer is a constraint.
	 */
	static List<RaterModel> start(final List<TrainingCase> cases) {
		final List<RegionAnswer> answers = cases.stream().flatMap(c -> c.structures().stream()).filter(
			StructureSupervision::isScored).flatMap(s -> Stream.of(s.targets())).flatMap(t -> t.answers().stream()).toList();
		final int raters = 1 + answers.stream().mapToInt(RegionAnswer::rater).max().orElse(-1);
		return Collections.nCopies(raters, answers.stream().allMatch(RegionAnswer::isExact) ? RaterModel.HARD
			: RaterStatistics.START);
	}

	/**
	 * @param regions predictions in the regions of all cases
	 * @param start models of the raters so far
	 * @param scale weight against the raters' word of a logit of one step
	 */
	static List<RaterModel> learn(final List<RegionEvidence> regions, final List<RaterModel> start, final double scale) {
		List<RaterModel> models = start;
		if (start.stream().allMatch(RaterModel::isHard)) return start;
		for (int i = 0; i < ITERATIONS; i++) {
			final List<RaterModel> next = step(regions, models, scale);
			final boolean settled = settled(models, next);
			models = next;
			if (settled) break;
		}
		return models;
	}

	private static List<RaterModel> step(final List<RegionEvidence> regions, final List<RaterModel> models,
		final double scale)
	{
		final AnswerLikelihood likelihood = new AnswerLikelihood(models);
		final List<RaterStatistics> statistics = models.stream().map(m -> new RaterStatistics()).toList();
		for (final RegionEvidence e : regions) {
			if (!e.isTelling()) continue;
			final CountPosterior likely = new CountSearch(e, likelihood, scale).posterior();
			e.target().answers().forEach(a -> statistics.get(a.rater()).add(a, likely));
		}
		final List<RaterModel> out = new ArrayList<>();
		statistics.forEach(s -> out.add(s.estimate()));
		return out;
	}

	private static boolean settled(final List<RaterModel> a, final List<RaterModel> b) {
		for (int i = 0; i < a.size(); i++)
			if (Math.abs(a.get(i).spread() - b.get(i).spread()) > SETTLED || Math.abs(a.get(i).bias() - b.get(i).bias()) >
				SETTLED || Math.abs(a.get(i).flipRate() - b.get(i).flipRate()) > SETTLED) return false;
		return true;
	}
}
