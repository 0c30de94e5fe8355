package sc.fiji.score.volume;

import java.util.Objects;

import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * A calibrated 3D image: an ImgLib2 image (axes x, y, z, minimum 0) with its grid and data type. The voxels are shared, not
 * copied; this software never writes into a volume that it was given.
 */
public final class Volume {

	private final RandomAccessibleInterval<? extends RealType<?>> image;
	private final Geometry geometry;
	private final DataType type;

	/**
	 * @param image three axes, minimum (0,0,0), size as in the geometry
	 * @param type the type of the file's values after scaling (FLOAT32 for scaled integers)
	 */
	public Volume(final RandomAccessibleInterval<? extends RealType<?>> image, final Geometry geometry,
		final DataType type)
	{
		this.image = Objects.requireNonNull(image);
		this.geometry = Objects.requireNonNull(geometry);
		this.type = Objects.requireNonNull(type);
		final int[] n = geometry.dimensions();
		if (image.numDimensions() != 3) throw new IllegalArgumentException("a volume has three axes");
		for (int d = 0; d < 3; d++)
			if (image.min(d) != 0 || image.dimension(d) != n[d]) throw new IllegalArgumentException(
				"image and geometry differ in size along axis " + d);
	}

	/** Wraps values in x,y,z order without copying. */
	public static Volume of(final float[] values, final Geometry g) {
		requireLength(values.length, g);
		return new Volume(ArrayImgs.floats(values, g.nx(), g.ny(), g.nz()), g, DataType.FLOAT32);
	}

	/**
	 * A volume that is 0 but for a box of it, whose values are wrapped without copying: the rest takes no memory.
	 *
	 * @param values of the box, in x,y,z order
	 * @param box inside the grid
	 */
	public static Volume padded(final float[] values, final Box box, final Geometry g) {
		g.requireInside(box);
		if (values.length != box.voxels()) throw new IllegalArgumentException(values.length + " values for " + box);
		final RandomAccessibleInterval<FloatType> part = Views.translate(ArrayImgs.floats(values, box.width(), box.height(),
			box.depth()), box.x(), box.y(), box.z());
		return new Volume(Views.interval(Views.extendZero(part), new FinalInterval(g.nx(), g.ny(), g.nz())), g,
			DataType.FLOAT32);
	}

	/** Wraps values 0..255 in x,y,z order without copying. */
	public static Volume ofUnsignedBytes(final byte[] values, final Geometry g) {
		requireLength(values.length, g);
		return new Volume(ArrayImgs.unsignedBytes(values, g.nx(), g.ny(), g.nz()), g, DataType.UINT8);
	}

	/** Wraps values 0..65535 in x,y,z order without copying. */
	public static Volume ofUnsignedShorts(final short[] values, final Geometry g) {
		requireLength(values.length, g);
		return new Volume(ArrayImgs.unsignedShorts(values, g.nx(), g.ny(), g.nz()), g, DataType.UINT16);
	}

	/** Wraps signed values in x,y,z order without copying. */
	public static Volume ofShorts(final short[] values, final Geometry g) {
		requireLength(values.length, g);
		return new Volume(ArrayImgs.shorts(values, g.nx(), g.ny(), g.nz()), g, DataType.INT16);
	}

	private static void requireLength(final int length, final Geometry g) {
		if (length != g.arrayLength()) throw new IllegalArgumentException(length + " values for a grid of " + g);
	}

	public RandomAccessibleInterval<? extends RealType<?>> image() {
		return image;
	}

	public Geometry geometry() {
		return geometry;
	}

	public DataType type() {
		return type;
	}

	/** One value; for many, use {@link #floats(Box)}. */
	public double get(final int x, final int y, final int z) {
		return image.getAt(x, y, z).getRealDouble();
	}

	/** All values as floats, a fresh array in x,y,z order. */
	public float[] floats() {
		return floats(geometry.box());
	}

	/** The values of a box as floats, a fresh array in x,y,z order of the box. */
	public float[] floats(final Box b) {
		geometry.requireInside(b);
		final float[] out = new float[Math.toIntExact(b.voxels())];
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(Views.interval(image, new long[] { b.x(), b.y(), b
			.z() }, new long[] { b.x() + b.width() - 1L, b.y() + b.height() - 1L, b.z() + b.depth() - 1L })).cursor();
		for (int i = 0; i < out.length; i++)
			out[i] = cursor.next().getRealFloat();
		return out;
	}

	/** A copy of a box of this volume as floats, with the box's grid. */
	public Volume crop(final Box box) {
		return of(floats(box), geometry.crop(box));
	}
}
