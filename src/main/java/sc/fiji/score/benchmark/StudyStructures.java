package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * The structures that the cases of a study show.
 *
 * @param labelled one per value of the references, by rising value
 * @param masked the same where the initial masks tell them apart, else every voxel that is not 0 as one structure
 */
public record StudyStructures(List<Structure> labelled, List<Structure> masked) {

	/** Every voxel that is not 0, as one structure. */
	public static final StudyStructures ONE = new StudyStructures(List.of(Structure.FOREGROUND), List.of(
		Structure.FOREGROUND));

	/** More values than this are no labels. */
	private static final int MOST = 64;

	public StudyStructures {
		labelled = List.copyOf(labelled);
		masked = List.copyOf(masked);
	}

	/**
	 * Finds all values of the references.
	 *
	 * @throws ScoreException naming the case, if a value is no label, or there are too many
	 */
	public static StudyStructures of(final List<ExperimentCase> cases, final Progress progress) {
		final Set<Integer> references = new TreeSet<>(), masks = new TreeSet<>();
		int done = 0;
		for (final ExperimentCase c : cases) {
			progress.checkCancelled();
			progress.update("Looking for structures", done++, cases.size());
			final ExperimentCase.Labels labels = c.labels();
			values(labels.reference(), "the reference of case " + c.name(), references);
			values(labels.initial(), "the initial mask of case " + c.name(), masks);
		}
		final List<Structure> all = new ArrayList<>();
		references.forEach(value -> all.add(Structure.ofLabel(value)));
		return new StudyStructures(all, masks.containsAll(references) ? all : ONE.masked);
	}

	private static void values(final Volume labels, final String what, final Set<Integer> out) {
		float before = 0;
		for (final float v : labels.floats()) {
			if (v == before) continue;
			before = v;
			if (v == 0) continue;
			if (!(v > 0 && v <= 0xffff) || v != Math.rint(v)) throw new ScoreException("A voxel of " + what + " is " + v +
				", which is no label. Give whole numbers from 0 to 65535.");
			out.add((int) v);
			if (out.size() > MOST) throw new ScoreException("The masks up to " + what + " have more than " + MOST +
				" values. Give label images, one value per structure.");
		}
	}
}
