package sc.fiji.score.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Volume;

/** Writes the voxels of a volume in its data type, x fastest, little-endian, in blocks. */
final class VoxelWriter {

	private static final int BLOCK = 1 << 20;

	private VoxelWriter() {}

	static void write(final Volume volume, final OutputStream out) throws IOException {
		final DataType type = volume.type();
		final int n = volume.geometry().arrayLength();
		final int perBlock = Math.min(BLOCK / type.bytes(), n);
		final byte[] block = new byte[perBlock * type.bytes()];
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(volume.image()).cursor();
		for (int start = 0; start < n; start += perBlock) {
			final int count = Math.min(perBlock, n - start);
			put(cursor, type, count, ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN));
			out.write(block, 0, count * type.bytes());
			if (count < perBlock) return;
		}
	}

	private static void put(final Cursor<? extends RealType<?>> c, final DataType type, final int count,
		final ByteBuffer b)
	{
		switch (type) {
			case UINT8, INT8 -> {
				for (int i = 0; i < count; i++)
					b.put((byte) (int) c.next().getRealDouble());
			}
			case UINT16, INT16 -> {
				for (int i = 0; i < count; i++)
					b.putShort((short) (int) c.next().getRealDouble());
			}
			case UINT32, INT32 -> {
				for (int i = 0; i < count; i++)
					b.putInt((int) (long) c.next().getRealDouble());
			}
			case FLOAT32 -> {
				for (int i = 0; i < count; i++)
					b.putFloat(c.next().getRealFloat());
			}
			case FLOAT64 -> {
				for (int i = 0; i < count; i++)
					b.putDouble(c.next().getRealDouble());
			}
		}
	}
}
