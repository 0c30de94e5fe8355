package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.RandomStream;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.volume.Structure;

/**
 * Full masks of a few cases, drawn by the seed, and scores of all others; or one of the two alone.
 *
 * @param full teaches the few
 * @param scored teaches the others
 * @param count how many are the few
 * @param part what is used
 */
public record FewMasks(Supervision full, Supervision scored, int count, Part part) implements Supervision {

	/** What the training is given. */
	public enum Part {
		/** The full masks alone. */
		FULL,
		/** The scores of the others alone. */
		SCORED,
		/** All cases. */
		BOTH
	}

	@Override
	public String feedback() {
		return part == Part.FULL ? full.feedback() : scored.feedback();
	}

	@Override
	public List<Structure> structures() {
		return scored.structures();
	}

	@Override
	public List<Lesson> teachAll(final List<StudyCase> cases, final long seed, final List<ScoreModel> models,
		final Progress progress)
	{
		final RandomStream random = RandomStream.of(seed, "full masks");
		final List<StudyCase> others = new ArrayList<>(cases), few = new ArrayList<>();
		while (few.size() < count)
			few.add(others.remove((int) (random.nextDouble() * others.size())));
		final List<Lesson> out = new ArrayList<>();
		if (part != Part.SCORED) out.addAll(full.teachAll(few, seed, models, progress));
		if (part != Part.FULL) out.addAll(scored.teachAll(others, seed, models, progress));
		return out;
	}

}
