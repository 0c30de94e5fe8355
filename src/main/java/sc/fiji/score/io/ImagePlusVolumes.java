package sc.fiji.score.io;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * Volumes from ImageJ images and back. Voxels are copied. What ImageJ cannot hold (the affine) is kept in the image's
 * properties, and found again there or in the image's source file; see {@link ImagePlusGeometry}.
 */
public final class ImagePlusVolumes {

	/** Property of an {@link ImagePlus} that names the file which it was read from. */
	public static final String PATH_PROPERTY = "SCORE.path";

	/** What ImageJ adds to signed values of 16 bits. */
	private static final int SIGNED_OFFSET = 32768;
	private static final int SAMPLES = 20000;

	private ImagePlusVolumes() {}

	/**
	 * The volume that an image shows: 8 bits become UINT8, 16 bits UINT16 (INT16 where ImageJ's calibration says so), 32
	 * bits FLOAT32; values that are calibrated in another way become FLOAT32.
	 *
	 * @throws ScoreException naming the image, if there is none, it is in colour, or has several channels or time points
	 */
	public static Volume toVolume(final ImagePlus imp) {
		if (imp == null || imp.getProcessor() == null) throw new ScoreException(
			"There is no image to work on. Open it first, or check its title.");
		final String title = imp.getTitle();
		if (imp.getBitDepth() == 24) throw new ScoreException("The image " + title +
			" is in colour. Convert it first (Image > Type > 8-bit, or split its channels).");
		if (imp.getNChannels() > 1 || imp.getNFrames() > 1) throw new ScoreException("The image " + title +
			" has several channels or time points. Duplicate the one to use (Image > Duplicate...), or make the frames " +
			"slices (Image > Properties...).");
		final Geometry g = ImagePlusGeometry.of(imp);
		final ImageStack stack = imp.getStack();
		final Calibration cal = imp.getCalibration();
		return switch (imp.getBitDepth()) {
			case 8 -> cal.calibrated() ? calibrated(stack, cal.getCTable(), g) : Volume.ofUnsignedBytes((byte[]) join(stack,
				new byte[g.arrayLength()]), g);
			case 16 -> shorts(stack, cal, g);
			default -> Volume.of((float[]) join(stack, new float[g.arrayLength()]), g);
		};
	}

	private static Object join(final ImageStack stack, final Object all) {
		final int n = stack.getWidth() * stack.getHeight();
		for (int z = 0; z < stack.getSize(); z++)
			System.arraycopy(stack.getProcessor(z + 1).getPixels(), 0, all, z * n, n);
		return all;
	}

	private static Volume shorts(final ImageStack stack, final Calibration cal, final Geometry g) {
		if (!cal.calibrated()) return Volume.ofUnsignedShorts((short[]) join(stack, new short[g.arrayLength()]), g);
		final double[] c = cal.getFunction() == Calibration.STRAIGHT_LINE ? cal.getCoefficients() : null;
		if (c == null || c[1] != 1 || c[0] != Math.rint(c[0])) return calibrated(stack, cal.getCTable(), g);
		final short[] values = (short[]) join(stack, new short[g.arrayLength()]);
		int min = 65535, max = 0;
		for (final short v : values) {
			min = Math.min(min, v & 0xffff);
			max = Math.max(max, v & 0xffff);
		}
		if (min + c[0] < Short.MIN_VALUE || max + c[0] > Short.MAX_VALUE) return calibrated(stack, cal.getCTable(), g);
		for (int i = 0; i < values.length; i++)
			values[i] = (short) ((values[i] & 0xffff) + (int) c[0]);
		return Volume.ofShorts(values, g);
	}

	private static Volume calibrated(final ImageStack stack, final float[] table, final Geometry g) {
		final float[] out = new float[g.arrayLength()];
		final int n = stack.getWidth() * stack.getHeight();
		for (int z = 0; z < stack.getSize(); z++) {
			final Object pixels = stack.getProcessor(z + 1).getPixels();
			for (int i = 0; i < n; i++)
				out[z * n + i] = table[pixels instanceof byte[] b ? b[i] & 0xff : ((short[]) pixels)[i] & 0xffff];
		}
		return Volume.of(out, g);
	}

	/**
	 * An image of a volume, not shown: INT8 and INT16 become 16 bits with ImageJ's signed calibration, 32-bit integers and
	 * FLOAT64 become 32-bit floats. The display range spans nearly all values.
	 */
	public static ImagePlus toImagePlus(final Volume volume, final String title) {
		final Geometry g = volume.geometry();
		final DataType type = volume.type();
		final boolean signed = type == DataType.INT8 || type == DataType.INT16;
		final ImageStack stack = new ImageStack(g.nx(), g.ny());
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(volume.image()).cursor();
		for (int z = 0; z < g.nz(); z++)
			stack.addSlice(null, slice(cursor, type, g.nx() * g.ny(), signed ? SIGNED_OFFSET : 0));
		final ImagePlus imp = new ImagePlus(title, stack);
		ImagePlusGeometry.set(imp, g);
		if (signed) imp.getCalibration().setSigned16BitCalibration();
		final double[] range = displayRange(volume);
		final int offset = signed ? SIGNED_OFFSET : 0;
		imp.setDisplayRange(range[0] + offset, range[1] + offset);
		return imp;
	}

	/** As {@link #toImagePlus(Volume, String)}; it is titled after the volume's source file and remembers the file. */
	public static ImagePlus toImagePlus(final Volume volume, final Path source) {
		final Path path = source.toAbsolutePath();
		final ImagePlus imp = toImagePlus(volume, path.getFileName().toString());
		imp.setProperty(PATH_PROPERTY, path.toString());
		final FileInfo info = new FileInfo();
		info.directory = path.getParent() + File.separator;
		info.fileName = imp.getTitle();
		info.width = imp.getWidth();
		info.height = imp.getHeight();
		info.nImages = imp.getStackSize();
		imp.setFileInfo(info);
		return imp;
	}

	private static Object slice(final Cursor<? extends RealType<?>> c, final DataType type, final int n,
		final int offset)
	{
		switch (type) {
			case UINT8 -> {
				final byte[] out = new byte[n];
				for (int i = 0; i < n; i++)
					out[i] = (byte) (int) c.next().getRealDouble();
				return out;
			}
			case INT8, INT16, UINT16 -> {
				final short[] out = new short[n];
				for (int i = 0; i < n; i++)
					out[i] = (short) ((int) c.next().getRealDouble() + offset);
				return out;
			}
			default -> {
				final float[] out = new float[n];
				for (int i = 0; i < n; i++)
					out[i] = c.next().getRealFloat();
				return out;
			}
		}
	}

	/** From 0 (or the lowest) to the highest value of a label image; else all but half a percent at either end. */
	private static double[] displayRange(final Volume volume) {
		final Geometry g = volume.geometry();
		final int step = (int) Math.max(1, g.voxels() / SAMPLES);
		final boolean labels = volume.type() == DataType.UINT8;
		final double[] values = new double[(int) (g.voxels() / step) + 1];
		int n = 0;
		double max = 0;
		for (int z = 0; z < g.nz(); z++) {
			if (!labels && (long) (z + 1) * g.nx() * g.ny() / step == (long) z * g.nx() * g.ny() / step) continue;
			final float[] slice = volume.floats(new Box(0, 0, z, g.nx(), g.ny(), 1));
			for (int i = 0; i < slice.length; i++) {
				max = Math.max(max, slice[i]);
				if (i % step == 0 && !Float.isNaN(slice[i]) && n < values.length) values[n++] = slice[i];
			}
		}
		if (labels || n == 0) return new double[] { 0, max > 0 ? max : 255 };
		Arrays.sort(values, 0, n);
		final double low = values[n / 200], high = values[n - 1 - n / 200];
		if (high > low) return new double[] { low, high };
		return new double[] { values[0], values[n - 1] > values[0] ? values[n - 1] : values[0] + 1 };
	}
}
