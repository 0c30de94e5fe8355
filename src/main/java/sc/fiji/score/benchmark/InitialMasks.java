package sc.fiji.score.benchmark;

import java.util.List;

import sc.fiji.score.volume.Structure;

/**
 * Nothing to learn from: the initial masks themselves are measured, per structure.
 *
 * @param structures what they show
 */
public record InitialMasks(List<Structure> structures) implements Supervision {

	@Override
	public String feedback() {
		return "none";
	}

	@Override
	public Lesson teach(final StudyCase c, final int position, final long seed) {
		throw new UnsupportedOperationException("nothing is learned from initial masks alone");
	}
}
