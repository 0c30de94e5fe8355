package sc.fiji.score.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** NIfTI-1 files built by hand, field by field, for the tests. */
class NiftiBytes {

	final ByteBuffer bytes;

	/** A single-file image of uint8 by default, 3 x 2 x 2 voxels of 1 mm, sform of code 1. */
	NiftiBytes(final ByteOrder order, final int voxelBytes) {
		bytes = ByteBuffer.allocate(352 + voxelBytes).order(order);
		bytes.putInt(0, 348).putFloat(108, 352).putShort(70, (short) 2).put(123, (byte) 2).putShort(254, (short) 1);
		dim(3, 3, 2, 2);
		floats(76, 1, 1, 1, 1);
		floats(280, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
		bytes.put(344, "n+1".getBytes(StandardCharsets.US_ASCII));
	}

	NiftiBytes dim(final int... dim) {
		for (int i = 0; i < dim.length; i++)
			bytes.putShort(40 + 2 * i, (short) dim[i]);
		return this;
	}

	NiftiBytes floats(final int offset, final double... values) {
		for (int i = 0; i < values.length; i++)
			bytes.putFloat(offset + 4 * i, (float) values[i]);
		return this;
	}

	NiftiBytes type(final int code) {
		bytes.putShort(70, (short) code);
		return this;
	}

	/** Where the voxels begin. */
	static final int VOXELS = 352;

	Path save(final Path path) throws IOException {
		return Files.write(path, path.toString().endsWith(".gz") ? gzip(bytes.array()) : bytes.array());
	}

	static byte[] gzip(final byte[] bytes) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
			gz.write(bytes);
		}
		return out.toByteArray();
	}
}
