package sc.fiji.score.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import sc.fiji.score.common.ScoreException;

/** The chain of a TIFF file's pages: a damaged one may run in a circle, which ImageJ's decoder would follow for ever. */
final class TiffPages {

	private static final int ENTRY_BYTES = 12;

	private TiffPages() {}

	/** @throws ScoreException naming the file, if its pages have no end */
	static void requireEnd(final Path path) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			if (file.length() < 8) throw FileErrors.cutShort(path, null);
			final ByteOrder order = file.readUnsignedShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
			file.seek(4);
			long page = number(file.readInt(), order);
			final Set<Long> seen = new HashSet<>();
			while (page > 0 && page + 2 <= file.length()) {
				if (!seen.add(page)) throw FileErrors.corrupt(path, "its list of pages runs in a circle");
				file.seek(page);
				final short entries = file.readShort();
				final int count = (order == ByteOrder.BIG_ENDIAN ? entries : Short.reverseBytes(entries)) & 0xffff;
				final long next = page + 2 + (long) ENTRY_BYTES * count;
				if (next + 4 > file.length()) return;
				file.seek(next);
				page = number(file.readInt(), order);
			}
		}
	}

	private static long number(final int stored, final ByteOrder order) {
		return (order == ByteOrder.BIG_ENDIAN ? stored : Integer.reverseBytes(stored)) & 0xffffffffL;
	}
}
