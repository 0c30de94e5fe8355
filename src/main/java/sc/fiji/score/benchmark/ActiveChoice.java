package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.QuestionChoice;
import sc.fiji.score.refinement.RegionPrediction;
import sc.fiji.score.refinement.ScorePredictor;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;

/**
 * Does it matter which questions are asked? Keeps a part of the answers of an experiment's training cases, at random or
 * by {@link QuestionChoice}; the other regions become unscored. A study compares:
 * <pre>
 * quarter = random(all, 0.25, seed); model = train(quarter); expected = predict(model, cases, partition)
 * active_half = chosen(all, quarter, expected, 0.5); random_half = random(all, 0.5, seed)
 * </pre>
 * Both halves hold the same number of answers, and both begin with the same quarter.
 */
public final class ActiveChoice {

	private ActiveChoice() {}

	/** Keeps the answers of some regions; the others become unscored. */
	public static List<RegionFeedback> keep(final List<RegionFeedback> feedback, final Set<Integer> regions) {
		return feedback.stream().map(f -> regions.contains(f.region()) ? f : RegionFeedback.unscored(f.region())).toList();
	}

	/**
	 * Keeps a share of all answers at random. With the same seed a larger share holds all of a smaller one.
	 *
	 * @param all feedback on the regions of each case
	 * @param share of the scored regions of all cases together, 0..1; rounded to whole questions
	 */
	public static Map<String, List<RegionFeedback>> random(final Map<String, List<RegionFeedback>> all,
		final double share, final long seed)
	{
		record Ticket(String name, int region, long number) {}
		final List<Ticket> tickets = new ArrayList<>();
		all.forEach((name, feedback) -> feedback.stream().filter(RegionFeedback::isScored).forEach(f -> tickets.add(
			new Ticket(name, f.region(), RandomStream.of(seed, name, f.region()).nextLong()))));
		tickets.sort(Comparator.comparingLong(Ticket::number));
		final Map<String, Set<Integer>> kept = new HashMap<>();
		for (final Ticket t : tickets.subList(0, count(tickets.size(), share)))
			kept.computeIfAbsent(t.name(), k -> new HashSet<>()).add(t.region());
		return keep(all, kept);
	}

	/**
	 * Keeps the answers that are known already, and so many more by their expected gain that it is a share of all.
	 *
	 * @param all feedback on the regions of each case
	 * @param known the part of it that a first model was trained on
	 * @param expected what that model expects of the regions of each case
	 * @param share of the scored regions of all cases together, 0..1; rounded to whole questions
	 */
	public static Map<String, List<RegionFeedback>> chosen(final Map<String, List<RegionFeedback>> all,
		final Map<String, List<RegionFeedback>> known, final Map<String, List<RegionPrediction>> expected,
		final double share)
	{
		final Map<String, Set<Integer>> kept = new HashMap<>();
		final Map<String, Integer> asked = new HashMap<>();
		final List<QuestionChoice.Candidate> candidates = new ArrayList<>();
		int total = 0, before = 0;
		for (final String name : all.keySet()) {
			final Set<Integer> scored = scored(all.get(name)), mine = scored(known.getOrDefault(name, List.of()));
			mine.retainAll(scored);
			total += scored.size();
			before += mine.size();
			kept.put(name, mine);
			asked.put(name, mine.size());
			for (final RegionPrediction p : expected.getOrDefault(name, List.of()))
				if (scored.contains(p.region()) && !mine.contains(p.region())) candidates.add(new QuestionChoice.Candidate(name,
					p));
		}
		for (final QuestionChoice.Question q : QuestionChoice.choose(candidates, asked, count(total, share) - before))
			kept.get(q.candidate().caseName()).add(q.candidate().prediction().region());
		return keep(all, kept);
	}

	/**
	 * What a model expects of the regions of cases; reads nothing of their reference masks.
	 *
	 * @param partition how the masks are divided
	 * @throws ScoreException if a case cannot be used; the message names it
	 */
	public static Map<String, List<RegionPrediction>> predict(final ScoreModel model, final List<ExperimentCase> cases,
		final PartitionParameters partition, final Progress progress)
	{
		final Map<String, List<RegionPrediction>> out = new TreeMap<>();
		try (ScorePredictor predictor = new ScorePredictor(model)) {
			for (final ExperimentCase c : cases) {
				progress.checkCancelled();
				progress.update("Predicting scores", out.size(), cases.size());
				final ExperimentCase.Data data = c.load();
				try {
					out.put(c.name(), predictor.predict(data.image(), data.initial(), null, Partitioner.partition(data
						.initial(), partition), Progress.NONE));
				}
				catch (final ScoreException e) {
					throw new ScoreException("Case " + c.name() + ": " + e.getMessage(), e);
				}
			}
		}
		progress.update("Predicting scores", cases.size(), cases.size());
		return out;
	}

	private static Map<String, List<RegionFeedback>> keep(final Map<String, List<RegionFeedback>> all,
		final Map<String, Set<Integer>> regions)
	{
		final Map<String, List<RegionFeedback>> out = new TreeMap<>();
		all.forEach((name, feedback) -> out.put(name, keep(feedback, regions.getOrDefault(name, Set.of()))));
		return out;
	}

	private static Set<Integer> scored(final List<RegionFeedback> feedback) {
		final Set<Integer> out = new HashSet<>();
		feedback.stream().filter(RegionFeedback::isScored).forEach(f -> out.add(f.region()));
		return out;
	}

	private static int count(final int regions, final double share) {
		if (!(share >= 0 && share <= 1)) throw new ScoreException("The share of the questions is " + share +
			", but must be from 0 to 1.");
		return (int) Math.round(share * regions);
	}
}
