package sc.fiji.score.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * Reads the voxels of a file in blocks of a megabyte, so that little more memory is needed than the voxels take.
 *
 * @param order byte order of the file
 * @param slope the values are {@code stored * slope + intercept}
 */
record VoxelReader(ElementType type, ByteOrder order, double slope, double intercept) {

	private static final int BLOCK = 1 << 20;

	/**
	 * Reads a whole volume.
	 *
	 * @throws ScoreException if the file is too short, or the memory is
	 * @throws IOException if the file is cut short or corrupt in its packed part
	 */
	Volume read(final ByteSource in, final Geometry g) throws IOException {
		in.require((long) g.arrayLength() * type.bytes());
		final VoxelArray array = allocate(in.path(), g, type.inMemory(slope != 1 || intercept != 0));
		read(in, array, 0, g.arrayLength());
		in.finish();
		return array.volume();
	}

	/** Reads the next {@code n} voxels into an array, from index {@code first}. */
	void read(final ByteSource in, final VoxelArray array, final int first, final int n) throws IOException {
		final byte[] block = new byte[(int) Math.min(BLOCK, (long) n * type.bytes())];
		final int perBlock = block.length / type.bytes();
		for (int done = 0; done < n; done += Math.min(perBlock, n - done)) {
			final int count = Math.min(perBlock, n - done);
			in.read(block, count * type.bytes());
			array.put(ByteBuffer.wrap(block).order(order), type, first + done, count, slope, intercept);
		}
	}

	/** @throws ScoreException if there is not enough memory */
	static VoxelArray allocate(final Path path, final Geometry g, final DataType type) {
		try {
			return new VoxelArray(g, type);
		}
		catch (final OutOfMemoryError e) {
			throw new ScoreException(path + " needs " + (g.voxels() * type.bytes() >> 20) +
				" MiB of memory for its voxels, which are not free. Give Java more (-Xmx; in Fiji: Edit > Options > Memory & " +
				"Threads).", e);
		}
	}
}
