package sc.fiji.score.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.score.annotation.AnnotationKind;
import sc.fiji.score.annotation.AnnotationRaster;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.SimulatedAnnotator;
import sc.fiji.score.training.TrainingCaseBuilder;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * Boxes, scribbles, points, tags or sizes of all structures of a case, by a simulated annotator; the network sees no
 * initial mask.
 *
 * @param structures what is annotated
 * @param kinds of annotations; not {@link AnnotationKind#MASKS}
 * @param imprecision of the annotator; its seed is that of the run
 */
public record WeakAnnotations(List<Structure> structures, Set<AnnotationKind> kinds,
	SimulatedAnnotator.Settings imprecision) implements CaseByCase
{

	@Override
	public String feedback() {
		return "none";
	}

	@Override
	public boolean showsMasks() {
		return false;
	}

	@Override
	public Lesson teach(final StudyCase c, final int position, final long seed) {
		final Map<Structure, Mask> reference = new LinkedHashMap<>();
		structures.forEach(s -> reference.put(s, c.reference(s)));
		final CaseAnnotations said = new SimulatedAnnotator(seeded(imprecision, seed)).annotate(c.name(), null, reference,
			kinds, Map.of(), null);
		final TrainingCaseBuilder builder = c.builder(structures, false);
		for (int s = 0; s < structures.size(); s++)
			builder.annotated(s, AnnotationRaster.of(said, structures.get(s), Map.of(), true));
		return new Lesson(builder.build(), 0, 0);
	}

	/** The same annotator with other random choices. */
	static SimulatedAnnotator.Settings seeded(final SimulatedAnnotator.Settings s, final long seed) {
		return new SimulatedAnnotator.Settings(s.axis(), s.slices(), s.jitter(), s.tagErrors(), s.sizeSpread(), seed);
	}
}
