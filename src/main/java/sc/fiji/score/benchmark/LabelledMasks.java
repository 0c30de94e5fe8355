package sc.fiji.score.benchmark;

import java.util.List;

import sc.fiji.score.training.TrainingCaseBuilder;
import sc.fiji.score.volume.Structure;

/**
 * Full masks of the structures of a case: of all, or of one only, which changes from case to case.
 *
 * @param structures what there is
 * @param showsMasks whether the network sees the initial masks
 * @param alternating whether a case has the mask of one structure only: the first case of the first structure, the next
 *          of the second, and so on in turn
 */
public record LabelledMasks(List<Structure> structures, boolean showsMasks, boolean alternating)
	implements CaseByCase
{

	@Override
	public String feedback() {
		return "none";
	}

	@Override
	public Lesson teach(final StudyCase c, final int position, final long seed) {
		final TrainingCaseBuilder builder = c.builder(structures, showsMasks);
		for (int s = 0; s < structures.size(); s++)
			if (!alternating || position % structures.size() == s) builder.dense(s, c.reference(structures.get(s)));
		return new Lesson(builder.build(), 0, 0);
	}
}
