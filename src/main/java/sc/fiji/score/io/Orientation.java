package sc.fiji.score.io;

/** Which way the world axes of a format point; the one place where worlds are turned into RAS and back. */
enum Orientation {

	/** Right, anterior, superior: NIfTI and this software. */
	RAS(1, 1),
	/** Left, posterior, superior: DICOM, MetaImage, most NRRD files. */
	LPS(-1, -1),
	/** Left, anterior, superior: some NRRD files. */
	LAS(-1, 1);

	private final int[] signs;

	Orientation(final int x, final int y) {
		signs = new int[] { x, y, 1 };
	}

	/**
	 * Takes an affine (three rows of four) from this world to RAS, or from RAS to this world: both only turn axes round,
	 * which is exact.
	 */
	double[] exchange(final double[] affine) {
		final double[] out = affine.clone();
		for (int i = 0; i < out.length; i++)
			// Subtraction, so that no -0 comes up.
			if (signs[i / 4] < 0) out[i] = 0 - affine[i];
		return out;
	}
}
