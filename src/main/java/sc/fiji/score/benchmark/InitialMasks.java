package sc.fiji.score.benchmark;

import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.volume.Structure;

/**
 * Nothing to learn from: the initial masks themselves are measured, per structure.
 *
 * @param structures what they show
 */
public record InitialMasks(List<Structure> structures) implements Supervision {

	/** None: nothing is learned from them. */
	@Override
	public List<Lesson> teachAll(final List<StudyCase> cases, final long seed, final List<ScoreModel> models,
		final Progress progress)
	{
		return List.of();
	}

	@Override
	public String feedback() {
		return "none";
	}
}
