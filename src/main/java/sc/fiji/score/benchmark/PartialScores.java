package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.training.TrainingCase;

/**
 * The answers to a part of the questions, see {@link ActiveChoice}: drawn at random, or a part of them at random and the
 * others chosen by a model that learned from that part.
 *
 * @param scores what a person would say of all regions
 * @param share of the questions that are asked, 0..1
 * @param first share that is asked before a model chooses
 * @param chooser name of the arm whose model chooses, trained on the first share; null to draw all at random
 */
public record PartialScores(RegionScores scores, double share, double first, String chooser) implements Supervision {

	@Override
	public String feedback() {
		return scores.feedback();
	}

	@Override
	public String needs() {
		return chooser;
	}

	@Override
	public List<Lesson> teachAll(final List<StudyCase> cases, final long seed, final List<ScoreModel> models,
		final Progress progress)
	{
		final Map<String, List<RegionFeedback>> all = new TreeMap<>();
		for (final StudyCase c : cases)
			all.put(c.name(), scores.rate(c, seed));
		Map<String, List<RegionFeedback>> asked = ActiveChoice.random(all, chooser == null ? share : first, seed);
		if (chooser != null) asked = ActiveChoice.chosen(all, asked, ActiveChoice.predict(models.get(0), List.copyOf(cases),
			scores.partition(), progress), share);
		final List<Lesson> out = new ArrayList<>();
		for (final StudyCase c : cases) {
			final RegionMap map = c.regions(scores.partition());
			final List<RegionFeedback> feedback = asked.get(c.name());
			out.add(new Lesson(TrainingCase.scored(c.name(), c.input(), map, feedback), map.count(), (int) feedback.stream()
				.filter(RegionFeedback::isScored).count()));
		}
		return out;
	}

}
