package sc.fiji.score.io;

import sc.fiji.score.volume.FormatHeader;
import sc.fiji.score.volume.Geometry;

/**
 * The fields of a NIfTI header that say where the voxels lie, as they are in the file, so that a mask can repeat them
 * to the last bit. Numbers of a NIfTI-1 file are floats, kept here as doubles without loss.
 *
 * @param version 1 or 2
 * @param qformCode 0 where the quaternion means nothing
 * @param sformCode 0 where the three rows mean nothing
 * @param units the byte {@code xyzt_units}
 * @param pixdim handedness (-1 or 1) and spacing along x, y, z
 * @param quaternion b, c, d
 * @param offset of the quaternion form, x, y, z
 * @param rows of the sform, 12 numbers row by row
 */
record NiftiGeometry(int version, int qformCode, int sformCode, int units, double[] pixdim, double[] quaternion,
	double[] offset, double[] rows) implements FormatHeader
{

	/** Below this, {@code 1-b*b-c*c-d*d} is rounding, not a rotation: of floats (NIfTI-1) and of doubles (NIfTI-2). */
	private static final double FLOAT_ROUNDING = 3 * Math.ulp(1f), DOUBLE_ROUNDING = 3 * Math.ulp(1d);
	private static final int METRE = 1, MILLIMETRE = 2, MICRON = 3, SPACE_BITS = 7;
	/** The code for coordinates of the scanner. */
	private static final int SCANNER = 1;

	/**
	 * The affine to RAS: of the sform where it has a code, else of the quaternion where that has one, else of the spacing
	 * alone, the centre of the volume at 0 and x to the left (as nibabel does it).
	 *
	 * @param n size along x, y, z
	 */
	double[] affine(final int[] n) {
		if (sformCode > 0) return rows.clone();
		return qformCode > 0 ? quaternionAffine() : centredAffine(n);
	}

	/** Source: the NIfTI-1 standard, nifti1.h, method 2. */
	private double[] quaternionAffine() {
		final double b = quaternion[0], c = quaternion[1], d = quaternion[2];
		final double rest = 1 - (b * b + c * c + d * d);
		final double a = rest < (version == 2 ? DOUBLE_ROUNDING : FLOAT_ROUNDING) ? 0 : Math.sqrt(rest);
		final double s = 2 / (a * a + b * b + c * c + d * d);
		final double x = b * s, y = c * s, z = d * s;
		final double[] r = { 1 - (c * y + d * z), b * y - a * z, b * z + a * y, b * y + a * z, 1 - (b * x + d * z), c * z -
			a * x, b * z - a * y, c * z + a * x, 1 - (b * x + c * y) };
		final double[] spacing = { pixdim[1], pixdim[2], pixdim[0] < 0 ? -pixdim[3] : pixdim[3] };
		final double[] out = new double[12];
		for (int row = 0; row < 3; row++) {
			for (int col = 0; col < 3; col++)
				out[4 * row + col] = r[3 * row + col] * spacing[col];
			out[4 * row + 3] = offset[row];
		}
		return out;
	}

	private double[] centredAffine(final int[] n) {
		final double[] out = new double[12];
		for (int axis = 0; axis < 3; axis++) {
			out[5 * axis] = axis == 0 ? -pixdim[1] : pixdim[axis + 1];
			out[4 * axis + 3] = -(n[axis] - 1) / 2.0 * out[5 * axis];
		}
		return out;
	}

	/** Name of the unit of space; mm where the file says nothing. */
	String unit() {
		return switch (units & SPACE_BITS) {
			case METRE -> "m";
			case MICRON -> "micron";
			default -> "mm";
		};
	}

	/** What to write for a grid: the source's fields if it was a NIfTI file, else fields made from the affine. */
	static NiftiGeometry of(final Geometry g) {
		return g.header() instanceof NiftiGeometry source ? source : fromAffine(g);
	}

	private static NiftiGeometry fromAffine(final Geometry g) {
		final double[] rows = g.affine(), spacing = g.spacing();
		for (int i = 0; i < rows.length; i++)
			rows[i] = (float) rows[i];
		final double[] r = new double[9];
		for (int i = 0; i < 9; i++)
			r[i] = g.affine()[4 * (i / 3) + i % 3] / spacing[i % 3];
		final double handedness = determinant(r) < 0 ? -1 : 1;
		for (int row = 0; row < 3; row++)
			r[3 * row + 2] *= handedness;
		final double[] pixdim = { handedness, (float) spacing[0], (float) spacing[1], (float) spacing[2] };
		final double[] offset = { rows[3], rows[7], rows[11] };
		// A quaternion cannot hold shear (a tilted gantry): only the sform is valid then.
		final int qform = isRotation(r) ? SCANNER : 0;
		final int units = switch (g.unit()) {
			case "mm" -> MILLIMETRE;
			case "m" -> METRE;
			case "micron", "um", "\u00b5m" -> MICRON;
			default -> 0;
		};
		return new NiftiGeometry(1, qform, SCANNER, units, pixdim, quaternion(r), offset, rows);
	}

	private static boolean isRotation(final double[] r) {
		for (int i = 0; i < 3; i++) {
			final int j = (i + 1) % 3;
			if (Math.abs(r[i] * r[j] + r[3 + i] * r[3 + j] + r[6 + i] * r[6 + j]) > 1e-5) return false;
		}
		return true;
	}

	/** b, c, d of a rotation matrix, starting from the largest of a, b, c, d. Source: nifti1.h, method 2. */
	private static double[] quaternion(final double[] r) {
		final double trace = r[0] + r[4] + r[8];
		final double[] q;
		double a;
		if (trace > 0) {
			a = Math.sqrt(trace + 1) / 2;
			q = new double[] { (r[7] - r[5]) / (4 * a), (r[2] - r[6]) / (4 * a), (r[3] - r[1]) / (4 * a) };
		}
		else {
			final int i = r[0] >= r[4] && r[0] >= r[8] ? 0 : r[4] >= r[8] ? 1 : 2;
			final int j = (i + 1) % 3, k = (i + 2) % 3;
			q = new double[3];
			q[i] = Math.sqrt(Math.max(0, 1 + r[4 * i] - r[4 * j] - r[4 * k])) / 2;
			q[j] = (r[3 * i + j] + r[3 * j + i]) / (4 * q[i]);
			q[k] = (r[3 * i + k] + r[3 * k + i]) / (4 * q[i]);
			a = (r[3 * k + j] - r[3 * j + k]) / (4 * q[i]);
		}
		for (int i = 0; i < 3; i++)
			q[i] = (float) (a < 0 ? -q[i] : q[i]);
		return q;
	}

	private static double determinant(final double[] r) {
		return r[0] * (r[4] * r[8] - r[5] * r[7]) - r[1] * (r[3] * r[8] - r[5] * r[6]) + r[2] * (r[3] * r[7] - r[4] * r[6]);
	}
}
