package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;

/**
 * All annotations of a case, in voxels of one grid; region scores stay in a feedback file of their own, which is named
 * here.
 *
 * @param caseName base name of the case's files
 * @param image the annotated image, or null
 * @param grid the grid that all voxel coordinates refer to: the image's
 * @param structures one entry per structure, sorted by label
 * @param feedback file with region scores, or null
 * @param simulation how the annotations were simulated; null for those of a person
 */
public record CaseAnnotations(String caseName, FileReference image, Geometry grid,
	List<StructureAnnotation> structures, FileReference feedback, Simulation simulation)
{

	/** Version of the file's layout. */
	public static final int SCHEMA_VERSION = 1;

	/** @throws ScoreException naming the case, if the name is empty or a label or name appears twice */
	public CaseAnnotations {
		if (caseName == null || caseName.isBlank()) throw new ScoreException(
			"Annotations need the name of their case; it is empty.");
		Objects.requireNonNull(grid);
		structures = structures.stream().sorted(Comparator.comparingInt(s -> s.structure().label())).toList();
		final Set<Integer> labels = new HashSet<>();
		for (final StructureAnnotation s : structures)
			if (!labels.add(s.structure().label())) throw new ScoreException("Annotations of case " + caseName +
				": the label " + s.structure().label() + " appears twice. Join its entries.");
	}

	/** Annotations of a person, without region scores. */
	public static CaseAnnotations of(final String caseName, final FileReference image, final Geometry grid,
		final List<StructureAnnotation> structures)
	{
		return new CaseAnnotations(caseName, image, grid, structures, null, null);
	}

	/** What is said of a label, or null. */
	public StructureAnnotation structure(final int label) {
		return structures.stream().filter(s -> s.structure().label() == label).findFirst().orElse(null);
	}

	/** Whether anything at all is said of a label. */
	public boolean annotates(final int label) {
		final StructureAnnotation s = structure(label);
		return s != null && !s.isEmpty();
	}

	/** The structures of which anything is said, without {@link Structure#ANY}. */
	public List<Structure> annotated() {
		return structures.stream().filter(s -> !s.isEmpty()).map(StructureAnnotation::structure).filter(s -> s
			.label() != Structure.ANY).toList();
	}

	public CaseAnnotations withFeedback(final FileReference file) {
		return new CaseAnnotations(caseName, image, grid, structures, file, simulation);
	}

	/**
	 * What both say; a size range, full mask, image or feedback of the newer one replaces the older.
	 *
	 * @throws ScoreException naming the case, if they are about different cases, grids or images, or name a label
	 * differently
	 */
	public CaseAnnotations merge(final CaseAnnotations newer) {
		if (!caseName.equals(newer.caseName)) throw new ScoreException("Annotations of case " + caseName +
			" cannot take in those of case " + newer.caseName + ". Give them to their own file.");
		grid.requireSameGrid(newer.grid, "Case " + caseName + ": the annotations there are", "the new ones");
		if (image != null && newer.image != null && !image.sha256().equals(newer.image.sha256())) throw new ScoreException(
			"Case " + caseName + ": the annotations there are were made on another image (" + image.file() +
				") than the new ones (" + newer.image.file() + "). Use another output.");
		final List<StructureAnnotation> all = new ArrayList<>();
		for (final StructureAnnotation s : structures) {
			final StructureAnnotation other = newer.structure(s.structure().label());
			try {
				all.add(other == null ? s : s.merge(other));
			}
			catch (final ScoreException e) {
				throw new ScoreException("Case " + caseName + ": " + e.getMessage(), e);
			}
		}
		newer.structures.stream().filter(s -> structure(s.structure().label()) == null).forEach(all::add);
		return new CaseAnnotations(caseName, newer.image == null ? image : newer.image, grid, all, newer.feedback == null
			? feedback : newer.feedback, newer.simulation == null ? simulation : newer.simulation);
	}
}
