package sc.fiji.score.refinement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Which regions to ask next. A question is worth what its answer may change: the voxels that the model expects to be
 * wrong in the initial mask, times how uncertain it is of the score (standard deviation of the regional Dice). A region
 * that the model is sure of teaches nothing, nor does one with hardly a wrong voxel. Each region that is already asked in
 * a case lowers the worth of its others: worth / (1 + asked of this case), so that the questions spread over the cases.
 * <p>
 * Source: this project's choice; expected model change and diversity are after B. Settles, Active learning literature
 * survey, University of Wisconsin 2009.
 */
public final class QuestionChoice {

	private QuestionChoice() {}

	/**
	 * A region that may be asked.
	 *
	 * @param caseName its case
	 * @param prediction what the model expects of it
	 */
	public record Candidate(String caseName, RegionPrediction prediction) {

		/** Expected wrong voxels times the deviation of the score. */
		public double worth() {
			return prediction.initial().errors() * prediction.initial().deviation();
		}

		private static final Comparator<Candidate> BY_NAME = Comparator.comparing(Candidate::caseName).thenComparingInt(
			c -> c.prediction().region());
	}

	/**
	 * A question.
	 *
	 * @param candidate the region to ask about
	 * @param gain its worth when it was chosen, after the share for the regions of its case chosen before
	 */
	public record Question(Candidate candidate, double gain) {}

	/** Its worth as long as so many regions of its case are asked. */
	private record Entry(Candidate candidate, int asked) {

		double gain() {
			return candidate.worth() / (1 + asked);
		}
	}

	/**
	 * Chooses the questions one by one, the largest gain first. The order of the candidates does not matter; ties go by
	 * case and region.
	 *
	 * @param candidates regions that were not asked yet
	 * @param asked number of regions that were asked before, by case; cases that are missing have none
	 * @param questions how many to choose; fewer come where there are fewer candidates
	 */
	public static List<Question> choose(final Collection<Candidate> candidates, final Map<String, Integer> asked,
		final int questions)
	{
		final Map<String, Integer> count = new HashMap<>(asked);
		final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparingDouble(Entry::gain).reversed()
			.thenComparing(Entry::candidate, Candidate.BY_NAME));
		for (final Candidate c : candidates)
			queue.add(new Entry(c, count.getOrDefault(c.caseName(), 0)));
		final List<Question> out = new ArrayList<>();
		while (out.size() < questions && !queue.isEmpty()) {
			final Entry best = queue.poll();
			final String name = best.candidate().caseName();
			final int now = count.getOrDefault(name, 0);
			// Gains only fall, so an entry whose case was asked since goes back with what it is worth now.
			if (now > best.asked()) queue.add(new Entry(best.candidate(), now));
			else {
				out.add(new Question(best.candidate(), best.gain()));
				count.put(name, now + 1);
			}
		}
		return out;
	}
}
