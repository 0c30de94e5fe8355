package sc.fiji.score.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import sc.fiji.score.volume.DataType;

/** Packs voxels with gzip: masks well, images and probabilities fast, because noise hardly gets smaller anyway. */
final class GzipStream extends GZIPOutputStream {

	private static final int BUFFER = 1 << 16;

	GzipStream(final OutputStream out, final DataType type) throws IOException {
		super(out, BUFFER);
		def.setLevel(level(type));
	}

	static int level(final DataType type) {
		return type.bytes() == 1 ? Deflater.DEFAULT_COMPRESSION : Deflater.BEST_SPEED;
	}
}
