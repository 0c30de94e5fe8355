package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * Looks before training for annotations that cannot be right, and lists all of them, each with its case. What one case
 * says is checked by {@link CaseChecks}.
 */
public final class AnnotationChecks {

	private AnnotationChecks() {}

	/**
	 * What is wrong with the annotations of a case: something lies outside of the volume; they contradict each other; a
	 * size range cannot be met; a full mask says something else.
	 *
	 * @param a the case
	 * @param masks the full masks by the label of their structure, see {@link AnnotationFile#fullMasks}; may be empty
	 * @param exclusive whether a voxel belongs to one structure at most
	 * @return one sentence for each, naming the case; empty where all is well
	 */
	public static List<String> problems(final CaseAnnotations a, final Map<Integer, Mask> masks,
		final boolean exclusive)
	{
		return new CaseChecks(a, masks, exclusive).problems();
	}

	/**
	 * Whether the annotations belong to an image.
	 *
	 * @param image the image's grid
	 * @param name the image, for the message
	 * @return nothing, or one sentence
	 */
	public static List<String> grid(final CaseAnnotations a, final Geometry image, final String name) {
		return a.grid().sameGrid(image) ? List.of() : List.of("Case " + a.caseName() + ": its annotations are on another " +
			"grid (" + a.grid() + ") than the image " + name + " (" + image + "). Draw them again on this image, or give the " +
			"image on which they were drawn.");
	}

	/**
	 * The structures that shall be learned but that no case annotates. For {@link Structure#ANY} annotations of any
	 * structure do.
	 *
	 * @return one sentence for each
	 */
	public static List<String> missing(final Collection<CaseAnnotations> set, final Collection<Structure> wanted) {
		final List<String> out = new ArrayList<>();
		for (final Structure s : wanted) {
			final boolean there = set.stream().anyMatch(a -> s.label() == Structure.ANY ? a.structures().stream().anyMatch(
				o -> !o.isEmpty()) : a.annotates(s.label()));
			if (!there) out.add("The structure " + s.name() + " (label " + s.label() + ") is annotated in none of the " + set
				.size() + " case(s): " + String.join(", ", set.stream().map(CaseAnnotations::caseName).toList()) +
				". Annotate it in some, or leave the structure out.");
		}
		return out;
	}

	/** @throws ScoreException listing all problems, if there are any */
	public static void require(final List<String> problems) {
		if (problems.isEmpty()) return;
		throw new ScoreException("The annotations cannot be used:\n  " + String.join("\n  ", problems));
	}
}
