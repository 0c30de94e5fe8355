package sc.fiji.score.io;

import java.nio.ByteBuffer;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/** The native array that a volume's voxels are read into, block by block. */
final class VoxelArray {

	/** Takes {@code count} voxels of the array's own type from a buffer. */
	private interface Bulk {

		void get(ByteBuffer from, int start, int count);
	}

	/** Sets one voxel. */
	private interface Setter {

		void set(int index, double value);
	}

	private final Geometry geometry;
	private final DataType type;
	private final RandomAccessibleInterval<? extends RealType<?>> image;
	private final Bulk bulk;
	private final Setter setter;

	VoxelArray(final Geometry g, final DataType type) {
		this.geometry = g;
		this.type = type;
		final int n = g.arrayLength();
		final long[] size = { g.nx(), g.ny(), g.nz() };
		switch (type) {
			case UINT8, INT8 -> {
				final byte[] a = new byte[n];
				image = type == DataType.UINT8 ? ArrayImgs.unsignedBytes(a, size) : ArrayImgs.bytes(a, size);
				bulk = (b, start, count) -> b.get(a, start, count);
				setter = (i, v) -> a[i] = (byte) (int) v;
			}
			case UINT16, INT16 -> {
				final short[] a = new short[n];
				image = type == DataType.UINT16 ? ArrayImgs.unsignedShorts(a, size) : ArrayImgs.shorts(a, size);
				bulk = (b, start, count) -> b.asShortBuffer().get(a, start, count);
				setter = (i, v) -> a[i] = (short) (int) v;
			}
			case UINT32, INT32 -> {
				final int[] a = new int[n];
				image = type == DataType.UINT32 ? ArrayImgs.unsignedInts(a, size) : ArrayImgs.ints(a, size);
				bulk = (b, start, count) -> b.asIntBuffer().get(a, start, count);
				setter = (i, v) -> a[i] = (int) (long) v;
			}
			case FLOAT32 -> {
				final float[] a = new float[n];
				image = ArrayImgs.floats(a, size);
				bulk = (b, start, count) -> b.asFloatBuffer().get(a, start, count);
				setter = (i, v) -> a[i] = (float) v;
			}
			default -> {
				final double[] a = new double[n];
				image = ArrayImgs.doubles(a, size);
				bulk = (b, start, count) -> b.asDoubleBuffer().get(a, start, count);
				setter = (i, v) -> a[i] = v;
			}
		}
	}

	/**
	 * Puts voxels from the front of a buffer.
	 *
	 * @param stored their type in the buffer
	 * @param start index of the first in the array
	 * @param slope the values are {@code stored * slope + intercept}
	 */
	void put(final ByteBuffer from, final ElementType stored, final int start, final int count, final double slope,
		final double intercept)
	{
		if (slope == 1 && intercept == 0 && stored.name().equals(type.name())) {
			bulk.get(from, start, count);
			return;
		}
		for (int i = start; i < start + count; i++)
			setter.set(i, stored.get(from) * slope + intercept);
	}

	Volume volume() {
		return new Volume(image, geometry, type);
	}
}
