package sc.fiji.score.annotation;

import java.util.Objects;

import sc.fiji.score.feedback.FileReference;

/**
 * A complete mask of a structure, in a file of its own that lies near the annotations.
 *
 * @param file the label image
 * @param label the structure's value in it; 0: every voxel that is not 0
 */
public record FullMask(FileReference file, int label) {

	public FullMask {
		Objects.requireNonNull(file);
		if (label < 0) throw new IllegalArgumentException("a label cannot be negative: " + label);
	}
}
