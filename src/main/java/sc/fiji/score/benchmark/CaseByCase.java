package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.ScoreModel;

/** A supervision that needs to know one case at a time. */
public interface CaseByCase extends Supervision {

	/**
	 * Makes a training case.
	 *
	 * @param c the case, its reference to be used only to simulate what a person would say
	 * @param position the case's place in the arm's order, 0 for the first: an arm may treat the first ones differently
	 * @param seed of the rater
	 * @throws sc.fiji.score.common.ScoreException if the case cannot be used; the message names it
	 */
	Lesson teach(StudyCase c, int position, long seed);

	@Override
	default List<Lesson> teachAll(final List<StudyCase> cases, final long seed, final List<ScoreModel> models,
		final Progress progress)
	{
		final List<Lesson> out = new ArrayList<>();
		for (final StudyCase c : cases) {
			progress.checkCancelled();
			out.add(teach(c, out.size(), seed));
		}
		return out;
	}
}
