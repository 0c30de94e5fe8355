package sc.fiji.score.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import net.imglib2.img.array.ArrayImgs;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * Reads the voxels of a file into one native array, in blocks of a megabyte, so that little more memory is needed than the
 * voxels take.
 */
final class VoxelReader {

	private static final int BLOCK = 1 << 20;

	/** Puts {@code count} voxels from a buffer into an array from index {@code start}. */
	private interface Sink {

		void put(ByteBuffer from, int start, int count);
	}

	private final ByteSource in;
	private final ElementType type;
	private final ByteOrder order;
	private final double slope, intercept;

	/**
	 * @param order byte order of the file
	 * @param slope the values are {@code stored * slope + intercept}
	 */
	VoxelReader(final ByteSource in, final ElementType type, final ByteOrder order, final double slope,
		final double intercept)
	{
		this.in = in;
		this.type = type;
		this.order = order;
		this.slope = slope;
		this.intercept = intercept;
	}

	/**
	 * @throws ScoreException if the file is too short, or the memory is
	 * @throws IOException if the file is cut short or corrupt in its packed part
	 */
	Volume read(final Geometry g) throws IOException {
		final int n = g.arrayLength();
		in.require((long) n * type.bytes());
		try {
			final Volume volume = readAll(g, n);
			in.finish();
			return volume;
		}
		catch (final OutOfMemoryError e) {
			throw new ScoreException(in.path() + " needs about " + ((long) n * type.bytes() >> 20) +
				" MiB of memory or more, which is not free. Give Java more (-Xmx; in Fiji: Edit > Options > Memory & Threads).", e);
		}
	}

	private Volume readAll(final Geometry g, final int n) throws IOException {
		final boolean scaled = slope != 1 || intercept != 0;
		final DataType memory = type.inMemory(scaled);
		final long[] size = { g.nx(), g.ny(), g.nz() };
		final boolean asIs = !scaled && memory.name().equals(type.name());
		if (!asIs) {
			if (memory == DataType.FLOAT32) {
				final float[] a = new float[n];
				stream(n, (b, start, count) -> {
					for (int i = start; i < start + count; i++)
						a[i] = (float) (type.get(b) * slope + intercept);
				});
				return new Volume(ArrayImgs.floats(a, size), g, memory);
			}
			final double[] a = new double[n];
			stream(n, (b, start, count) -> {
				for (int i = start; i < start + count; i++)
					a[i] = type.get(b) * slope + intercept;
			});
			return new Volume(ArrayImgs.doubles(a, size), g, memory);
		}
		switch (memory) {
			case UINT8, INT8 -> {
				final byte[] a = new byte[n];
				stream(n, (b, start, count) -> b.get(a, start, count));
				return new Volume(memory == DataType.UINT8 ? ArrayImgs.unsignedBytes(a, size) : ArrayImgs.bytes(a, size), g,
					memory);
			}
			case UINT16, INT16 -> {
				final short[] a = new short[n];
				stream(n, (b, start, count) -> b.asShortBuffer().get(a, start, count));
				return new Volume(memory == DataType.UINT16 ? ArrayImgs.unsignedShorts(a, size) : ArrayImgs.shorts(a, size), g,
					memory);
			}
			case UINT32, INT32 -> {
				final int[] a = new int[n];
				stream(n, (b, start, count) -> b.asIntBuffer().get(a, start, count));
				return new Volume(memory == DataType.UINT32 ? ArrayImgs.unsignedInts(a, size) : ArrayImgs.ints(a, size), g,
					memory);
			}
			case FLOAT32 -> {
				final float[] a = new float[n];
				stream(n, (b, start, count) -> b.asFloatBuffer().get(a, start, count));
				return new Volume(ArrayImgs.floats(a, size), g, memory);
			}
			default -> {
				final double[] a = new double[n];
				stream(n, (b, start, count) -> b.asDoubleBuffer().get(a, start, count));
				return new Volume(ArrayImgs.doubles(a, size), g, memory);
			}
		}
	}

	private void stream(final int n, final Sink sink) throws IOException {
		final byte[] block = new byte[(int) Math.min(BLOCK, (long) n * type.bytes())];
		final int perBlock = block.length / type.bytes();
		for (int start = 0; start < n; start += perBlock) {
			final int count = Math.min(perBlock, n - start);
			in.read(block, count * type.bytes());
			sink.put(ByteBuffer.wrap(block).order(order), start, count);
			if (count < perBlock) return;
		}
	}
}
