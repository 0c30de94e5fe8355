package sc.fiji.score.training;

/**
 * How training patches are varied.
 *
 * @param flips axes that may be mirrored, as a bit set of the canonical axes: 1 left-right, 2 front-back, 4 up-down
 * @param rotation standard deviation of the rotation about each axis, in degrees
 * @param elastic standard deviation of the elastic displacement, in voxels
 * @param intensity strength of the changes of contrast, brightness and noise, as a share of the intensities' deviation
 */
public record Augmentation(int flips, double rotation, double elastic, double intensity) {

	/** Mirrors left and right, turns by about 6 degrees, displaces by half a voxel, varies intensities by 0.1. */
	public static Augmentation standard() {
		return new Augmentation(1, 6, 0.5, 0.1);
	}

	/** No variation at all. */
	public static Augmentation none() {
		return new Augmentation(0, 0, 0, 0);
	}
}
