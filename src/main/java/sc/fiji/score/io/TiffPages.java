package sc.fiji.score.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import sc.fiji.score.common.ScoreException;

/**
 * The chain of a TIFF file's pages. In a damaged file it may run in a circle, which ImageJ's decoder would follow for ever,
 * or an entry may claim to be longer than the file, which the decoder would read number by number.
 */
final class TiffPages {

	private static final int ENTRY_BYTES = 12;
	/** Bytes of a number of each type, from type 1 on. */
	private static final int[] TYPE_BYTES = { 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4 };

	private TiffPages() {}

	/** @throws ScoreException naming the file, if its pages have no end or an entry is longer than the file */
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
				for (int i = 0; i < count; i++) {
					file.skipBytes(2);
					final short stored = file.readShort();
					final int type = order == ByteOrder.BIG_ENDIAN ? stored : Short.reverseBytes(stored);
					final long numbers = number(file.readInt(), order);
					file.skipBytes(4);
					if (type >= 1 && type <= TYPE_BYTES.length && numbers * TYPE_BYTES[type - 1] > file.length()) throw FileErrors
						.corrupt(path, "an entry of its header has " + numbers + " values");
				}
				page = number(file.readInt(), order);
			}
		}
	}

	private static long number(final int stored, final ByteOrder order) {
		return (order == ByteOrder.BIG_ENDIAN ? stored : Integer.reverseBytes(stored)) & 0xffffffffL;
	}
}
