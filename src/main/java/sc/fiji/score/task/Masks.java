package sc.fiji.score.task;

import java.nio.file.Path;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** Reads masks that must not be empty. */
final class Masks {

	private Masks() {}

	/**
	 * @param role what the mask is, for the message ("mask", "reference")
	 * @throws ScoreException if no voxel belongs to the structure
	 */
	static Mask readFilled(final Path file, final Structure structure, final String role) {
		final Mask mask = VolumeFiles.readMask(file, structure);
		if (mask.isEmpty()) throw new ScoreException("The " + role + " " + file + " is empty: it has no voxel " + (structure
			.label() == Structure.ANY ? "other than 0" : "of label " + structure.label()) +
			". Check the file and the label, or leave the case out.");
		return mask;
	}

	/** The same for a mask that is in memory already. */
	static void requireFilled(final Mask mask, final String role) {
		if (mask.isEmpty()) throw new ScoreException("The " + role +
			" is empty. Check that it is the right image and the right label.");
	}
}
