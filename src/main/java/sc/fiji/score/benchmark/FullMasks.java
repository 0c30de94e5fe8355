package sc.fiji.score.benchmark;

import sc.fiji.score.training.TrainingCase;

/** The whole reference mask: the upper reference. */
public record FullMasks() implements CaseByCase {

	@Override
	public String feedback() {
		return "none";
	}

	@Override
	public Lesson teach(final StudyCase c, final int position, final long seed) {
		return new Lesson(TrainingCase.full(c.name(), c.input(), c.load().reference()), 0, 0);
	}
}
