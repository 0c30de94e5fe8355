package sc.fiji.score.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.measure.Calibration;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;

/**
 * The grid of an ImageJ image. ImageJ has spacing, unit and origin but no directions. So the grid is looked for, in
 * this order, in the image's properties (where this class put it; ImageJ saves one of them in TIFF files) and in the
 * file that the image was read from; it counts only while the image still has its size and spacing. Else the grid is
 * the calibration's, without an orientation: x, y, z along the axes of the world. A flip by hand
 * inside ImageJ is not noticed.
 */
final class ImagePlusGeometry {

	/** Property in memory: the {@link Geometry} itself. */
	private static final String GEOMETRY_PROPERTY = "SCORE.geometry";
	/** Property that ImageJ saves: size, affine and unit as text. */
	private static final String GRID_PROPERTY = "SCORE.grid";
	private static final double SPACING_TOLERANCE = 1e-4;

	private ImagePlusGeometry() {}

	/** @throws ScoreException naming the image, if its calibration is absurd */
	static Geometry of(final ImagePlus imp) {
		if (imp.getProperty(GEOMETRY_PROPERTY) instanceof Geometry g && fits(g, imp)) return g;
		final Geometry inFile = ofSource(imp);
		if (inFile != null && fits(inFile, imp)) return inFile;
		final Geometry saved = parse(imp.getProp(GRID_PROPERTY));
		return saved != null && fits(saved, imp) ? saved : ofCalibration(imp);
	}

	/** Gives an image the calibration of a grid, and the grid itself as properties. */
	static void set(final ImagePlus imp, final Geometry g) {
		final Calibration cal = new Calibration(imp);
		final double[] spacing = g.spacing(), a = g.affine();
		cal.pixelWidth = spacing[0];
		cal.pixelHeight = spacing[1];
		cal.pixelDepth = spacing[2];
		cal.setUnit(g.unit());
		if (a[0] == spacing[0] && a[5] == spacing[1] && a[10] == spacing[2]) {
			cal.xOrigin = 0 - a[3] / spacing[0];
			cal.yOrigin = 0 - a[7] / spacing[1];
			cal.zOrigin = 0 - a[11] / spacing[2];
		}
		imp.setCalibration(cal);
		imp.setProperty(GEOMETRY_PROPERTY, g);
		final StringBuilder text = new StringBuilder(g.nx() + " " + g.ny() + " " + g.nz());
		for (final double v : a)
			text.append(' ').append(v);
		imp.setProp(GRID_PROPERTY, text + " " + g.unit());
	}

	private static Geometry parse(final String text) {
		if (text == null) return null;
		final String[] parts = text.trim().split(" ", 16);
		if (parts.length < 16) return null;
		try {
			final double[] a = new double[12];
			for (int i = 0; i < a.length; i++)
				a[i] = Double.parseDouble(parts[3 + i]);
			return new Geometry(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), a,
				parts[15], null);
		}
		catch (final NumberFormatException | ScoreException e) {
			// Someone edited the property: the calibration stands.
			return null;
		}
	}

	private static Geometry ofSource(final ImagePlus imp) {
		final Path path = source(imp);
		if (path == null || !Files.isRegularFile(path)) return null;
		try {
			return FileFormat.hasAffine(path) ? VolumeFiles.readGeometry(path) : null;
		}
		catch (final IOException | ScoreException e) {
			// The file changed since the image was opened: the calibration stands.
			return null;
		}
	}

	private static Path source(final ImagePlus imp) {
		try {
			if (imp.getProperty(ImagePlusVolumes.PATH_PROPERTY) instanceof String path) return Path.of(path);
			final FileInfo info = imp.getOriginalFileInfo();
			if (info == null || info.directory == null || info.fileName == null) return null;
			return Path.of(info.directory).resolve(info.fileName);
		}
		catch (final InvalidPathException e) {
			// A URL, or a title that is no file name: there is no file to look into.
			return null;
		}
	}

	private static boolean fits(final Geometry g, final ImagePlus imp) {
		if (g.nx() != imp.getWidth() || g.ny() != imp.getHeight() || g.nz() != imp.getStackSize()) return false;
		final double factor = Millimetres.in(g.unit());
		final double[] mine = spacing(imp.getCalibration()), his = g.spacing();
		final double ours = Millimetres.in(imp.getCalibration().getUnit());
		for (int i = 0; i < 3; i++)
			if (Math.abs(mine[i] * known(ours) / (his[i] * known(factor)) - 1) > SPACING_TOLERANCE) return false;
		return true;
	}

	private static Geometry ofCalibration(final ImagePlus imp) {
		final Calibration cal = imp.getCalibration();
		final double factor = Millimetres.in(cal.getUnit());
		final double[] spacing = Arrays.stream(spacing(cal)).map(s -> s * known(factor)).toArray();
		final double[] origin = { cal.xOrigin, cal.yOrigin, cal.zOrigin };
		final double[] a = new double[12];
		for (int i = 0; i < 3; i++) {
			if (!(spacing[i] > 0)) throw new ScoreException("The image " + imp.getTitle() + " has a voxel size of " +
				spacing[i] + ". Set it under Image > Properties...");
			a[5 * i] = spacing[i];
			a[4 * i + 3] = 0 - origin[i] * spacing[i];
		}
		final String unit = factor > 0 ? "mm" : cal.getUnit();
		try {
			return new Geometry(imp.getWidth(), imp.getHeight(), imp.getStackSize(), a, unit, null);
		}
		catch (final ScoreException e) {
			throw new ScoreException("The image " + imp.getTitle() + ": " + e.getMessage() +
				" Set its voxel size under Image > Properties...", e);
		}
	}

	private static double[] spacing(final Calibration cal) {
		return new double[] { cal.pixelWidth, cal.pixelHeight, cal.pixelDepth };
	}

	private static double known(final double factor) {
		return factor > 0 ? factor : 1;
	}
}
