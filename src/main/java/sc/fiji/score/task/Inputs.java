package sc.fiji.score.task;

import java.nio.file.Path;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** Reads masks that must not be empty, and images that must fit them. */
final class Inputs {

	/** How far from the mask the image is looked at, in mm. */
	private static final double NEAR = PartitionParameters.DEFAULT_DISTANCE;

	/** The role of a mask that others are compared with; it may have a label of its own. */
	static final String REFERENCE = "reference";

	private Inputs() {}

	/**
	 * @param role what the mask is, for the message ("mask", "reference")
	 * @throws ScoreException if no voxel belongs to the structure
	 */
	static Mask readMask(final Path file, final Structure structure, final String role) {
		final Mask mask = VolumeFiles.readMask(file, structure);
		if (mask.isEmpty()) throw new ScoreException("The " + role + " " + file + " is empty: it has no voxel " + (structure
			.label() == Structure.ANY ? "other than 0" : "of label " + structure.label()) +
			". Check the file and the label" + (role.equals(REFERENCE)
				? " (--reference-label 0 takes every voxel that is not 0)" : "") + ", or leave the case out.");
		return mask;
	}

	/** Checks a mask that is in memory already. */
	static void requireFilled(final Mask mask, final String role) {
		if (mask.isEmpty()) throw new ScoreException("The " + role +
			" is empty. Check that it is the right image and the right label.");
	}

	/** @throws ScoreException if the image is on another grid than the mask, or has NaN or infinite voxels near it */
	static Volume readImage(final Path file, final Mask mask, final Path maskFile) {
		final Volume image = VolumeFiles.read(file);
		image.geometry().requireSameGrid(mask.geometry(), "The image " + file, "the mask " + maskFile);
		requireDepth(image.geometry(), "The image " + file);
		requireFinite(image, mask, "The image " + file);
		return image;
	}

	/** Checks that a grid is no single slice: the network and its scores are about volumes. */
	static void requireDepth(final Geometry grid, final String name) {
		for (final int n : grid.dimensions())
			if (n < 2) throw new ScoreException(name + " is a single slice (" + grid.nx() + " x " + grid.ny() + " x " + grid
				.nz() + " voxels), but SCORE needs a volume. Give the whole stack, with its mask.");
	}

	/** Checks an image that is in memory already, on the mask's grid; all of it where there is no mask (null). */
	static void requireFinite(final Volume image, final Mask mask, final String name) {
		int bad = 0;
		for (final float v : mask == null ? image.floats() : image.floats(mask.boundingBox().grow(NEAR, mask.geometry())))
			if (!Float.isFinite(v)) bad++;
		if (bad > 0) throw new ScoreException(name + " has " + bad + (mask == null ? " voxels" : " voxels near the mask") +
			" that are NaN or infinite. Replace them by a real value (air in CT, 0 in MR) first.");
	}
}
