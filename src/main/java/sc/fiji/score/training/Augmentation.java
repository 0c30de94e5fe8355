package sc.fiji.score.training;

import java.util.List;

import sc.fiji.score.common.ScoreException;

/**
 * How training patches are varied.
 *
 * @param flips axes that may be mirrored, as a bit set of the canonical axes: 1 left-right, 2 front-back, 4 up-down
 * @param rotation standard deviation of the rotation about each axis, in degrees
 * @param elastic standard deviation of the elastic displacement, in voxels
 * @param intensity strength of the changes of contrast, brightness and noise, as a share of the intensities' deviation
 */
public record Augmentation(int flips, double rotation, double elastic, double intensity) {

	/** The names that {@link #preset} knows. */
	public static final List<String> PRESETS = List.of("standard", "ct", "mr", "ultrasound", "microscopy", "none");

	/** Mirrors left and right, turns by about 6 degrees, displaces by half a voxel, varies intensities by 0.1. */
	public static Augmentation standard() {
		return new Augmentation(1, 6, 0.5, 0.1);
	}

	/**
	 * What suits a modality. Intensities of CT are calibrated and vary little; those of MR depend on scanner and coil; images
	 * of a microscope have no up and down.
	 *
	 * @param name {@code standard}, {@code ct}, {@code mr}, {@code ultrasound}, {@code microscopy} or {@code none}
	 * @throws ScoreException if there is no such preset; the message lists them
	 */
	public static Augmentation preset(final String name) {
		return switch (name) {
			case "standard" -> standard();
			case "ct" -> new Augmentation(1, 6, 0.5, 0.05);
			case "mr" -> new Augmentation(1, 6, 0.5, 0.2);
			case "ultrasound" -> new Augmentation(1, 10, 1, 0.3);
			case "microscopy" -> new Augmentation(7, 20, 1, 0.2);
			case "none" -> none();
			default -> throw new ScoreException("There is no augmentation '" + name + "'. Choose one of " + String.join(", ",
				PRESETS) + ".");
		};
	}

	/** No variation at all. */
	public static Augmentation none() {
		return new Augmentation(0, 0, 0, 0);
	}
}
