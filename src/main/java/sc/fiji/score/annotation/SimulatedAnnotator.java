package sc.fiji.score.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * Plays the annotator: makes annotations from reference masks, with a stated imprecision. Like a person who sees what
 * is on the screen, it does not contradict itself: marks do not overlap (points stand above strokes, strokes above
 * background), background strokes keep off all structures, boxes hold the foreground marks, and no slice with marks is
 * tagged as absent.
 */
public final class SimulatedAnnotator {

	private final Settings settings;

	/**
	 * How the annotator works.
	 *
	 * @param axis of the slices that it looks at
	 * @param slices how many slices of a case get strokes, 1 or more
	 * @param jitter standard deviation in voxels of strokes, points and the sides of boxes, 0 or more
	 * @param tagErrors share of slice tags that are wrong, 0..1
	 * @param sizeSpread half width of the size range as a share of the true size, 0..1
	 * @param seed of all random choices
	 */
	public record Settings(Axis axis, int slices, double jitter, double tagErrors, double sizeSpread, long seed) {

		/** Strokes on 3 slices along z, jitter of half a voxel, no wrong tags, the size within 10 %, seed 1. */
		public static final Settings DEFAULT = new Settings(Axis.Z, 3, 0.5, 0, 0.1, 1);

		public Settings {
			if (slices < 1) throw new IllegalArgumentException("strokes on " + slices + " slices");
		}
	}

	public SimulatedAnnotator(final Settings settings) {
		this.settings = settings;
	}

	/**
	 * Annotates a case. A structure that the case does not show is tagged as absent from the whole image.
	 *
	 * @param caseName picks, with the seed, the random choices
	 * @param image the annotated image, or null
	 * @param reference the structures to annotate with their masks, all on one grid
	 * @param kinds what to make; with {@link AnnotationKind#MASKS} nothing else is needed, nor made
	 * @param full for {@link AnnotationKind#MASKS}: the file of each structure's mask
	 * @param referenceFile the file of the masks, or null
	 */
	public CaseAnnotations annotate(final String caseName, final FileReference image,
		final Map<Structure, Mask> reference, final Set<AnnotationKind> kinds, final Map<Structure, FullMask> full,
		final FileReference referenceFile)
	{
		final Geometry grid = reference.values().iterator().next().geometry();
		reference.values().forEach(m -> grid.requireSameGrid(m.geometry(), "A reference mask of case " + caseName,
			"another one"));
		final Map<Integer, StructureAnnotation> out = new LinkedHashMap<>();
		reference.keySet().forEach(s -> out.put(s.label(), StructureAnnotation.of(s)));
		if (kinds.contains(AnnotationKind.MASKS)) full.forEach((s, mask) -> out.computeIfPresent(s.label(), (l, a) -> a
			.withMask(mask)));
		else {
			final Map<Structure, Mask> shown = new LinkedHashMap<>();
			reference.forEach((s, mask) -> {
				if (mask.isEmpty()) out.computeIfPresent(s.label(), (l, a) -> a.withTags(List.of(Tag.image(false))));
				else shown.put(s, mask);
			});
			if (!shown.isEmpty()) new SimulatedCase(settings, caseName, shown, grid).annotate(kinds, out);
		}
		return new CaseAnnotations(caseName, image, grid, List.copyOf(out.values()), null, new Simulation(settings.seed(),
			settings.jitter(), settings.tagErrors(), settings.sizeSpread(), referenceFile));
	}
}
