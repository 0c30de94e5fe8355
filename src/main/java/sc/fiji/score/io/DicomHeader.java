package sc.fiji.score.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import ij.plugin.DICOM;

import sc.fiji.score.volume.DataType;

/**
 * What a slice's DICOM file says, read by ImageJ. Only the text of the tags is ImageJ's; the values are read and
 * scaled here, because ImageJ's reader minds the user's preferences (32-bit, ignore the slope) and runs menu commands.
 *
 * @param tags value by {@code GGGG,EEEE}, outside sequences
 */
record DicomHeader(Path path, Map<String, String> tags) {

	static final String SERIES = "0020,000E";
	private static final String SYNTAX = "0002,0010", PIXELS = "7FE0,0010";
	private static final String IMPLICIT = "1.2.840.10008.1.2", BIG_ENDIAN = "1.2.840.10008.1.2.2";
	private static final Set<String> UNCOMPRESSED = Set.of(IMPLICIT, "1.2.840.10008.1.2.1", BIG_ENDIAN);
	private static final int TAG = 9;

	/** Reads the tags of a file. */
	static DicomHeader read(final Path path) {
		try {
			final String info = new DICOM().getInfo(path.toAbsolutePath().toString());
			return new DicomHeader(path, tags(info == null ? "" : info));
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			// What ImageJ's decoder throws at damaged files: absurd lengths.
			throw FileErrors.corrupt(path, "ImageJ cannot make sense of its DICOM tags");
		}
	}

	private static Map<String, String> tags(final String info) {
		final Map<String, String> tags = new HashMap<>();
		for (final String line : info.split("\n")) {
			final int colon = line.indexOf(": ");
			// ImageJ marks what belongs to a sequence by ">".
			if (colon < 0 || line.length() < TAG || line.charAt(4) != ',' || line.substring(TAG).trim().startsWith(">"))
				continue;
			tags.putIfAbsent(line.substring(0, TAG), line.substring(colon + 2).trim());
		}
		return tags;
	}

	/** Whether there is an image in the file (not a directory or a report); of packed ones ImageJ reads only the front. */
	boolean isImage() {
		return isCompressed() || tags.containsKey("0028,0010") && tags.containsKey("0028,0011");
	}

	private boolean isCompressed() {
		return !UNCOMPRESSED.contains(text(SYNTAX, IMPLICIT));
	}

	String text(final String tag, final String otherwise) {
		final String value = tags.get(tag);
		return value == null || value.isEmpty() ? otherwise : value;
	}

	/** @throws sc.fiji.score.common.ScoreException if the image is packed or not one plane of single values */
	void requireReadable() {
		if (isCompressed()) throw FileErrors.unsupported(path, "its DICOM pixels are compressed (transfer syntax " + tags.get(
			SYNTAX) + ")", "Decompress the series first (gdcmconv --raw, dcmdjpeg), or convert it to NIfTI.");
		if (number("0028,0002", 1) != 1) throw FileErrors.unsupported(path, "it is in colour",
			"Choose a series of single values.");
		if (number("0028,0008", 1) > 1) throw FileErrors.unsupported(path, "it holds many frames in one DICOM file",
			"Convert it to NIfTI first (dcm2niix).");
		if (!tags.containsKey(PIXELS)) throw FileErrors.cutShort(path, null);
	}

	int columns() {
		return (int) number("0028,0011", 0);
	}

	int rows() {
		return (int) number("0028,0010", 0);
	}

	double slope() {
		final double slope = number("0028,1053", 1);
		return slope == 0 ? 1 : slope;
	}

	double intercept() {
		return number("0028,1052", 0);
	}

	ByteOrder order() {
		return text(SYNTAX, "").equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}

	private boolean signed() {
		return number("0028,0103", 0) == 1;
	}

	ElementType type() {
		final int bits = (int) number("0028,0100", 16);
		return switch (bits) {
			case 8 -> signed() ? ElementType.INT8 : ElementType.UINT8;
			case 16 -> signed() ? ElementType.INT16 : ElementType.UINT16;
			case 32 -> signed() ? ElementType.INT32 : ElementType.UINT32;
			default -> throw FileErrors.unsupported(path, "its voxels have " + bits + " bits",
				"Convert the series to NIfTI first.");
		};
	}

	/** The smallest type that holds the scaled values without loss: INT16 for usual CT. */
	DataType typeInMemory() {
		final ElementType stored = type();
		if (slope() == 1 && intercept() == 0) return stored.inMemory(false);
		final double bits = number("0028,0101", 8 * stored.bytes());
		final double low = signed() ? -Math.pow(2, bits - 1) : 0, high = low + Math.pow(2, bits) - 1;
		final boolean whole = slope() == 1 && intercept() == Math.rint(intercept());
		return whole && low + intercept() >= Short.MIN_VALUE && high + intercept() <= Short.MAX_VALUE ? DataType.INT16
			: DataType.FLOAT32;
	}

	/** Offset of the pixels, checked against the length that the file gives for them. */
	long start() throws IOException {
		final long start = (long) number(PIXELS, 0), bytes = (long) rows() * columns() * type().bytes();
		final byte[] length = new byte[4];
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			if (start < length.length || start + bytes > file.length()) throw FileErrors.cutShort(path, null);
			file.seek(start - length.length);
			file.readFully(length);
		}
		final long stated = ByteBuffer.wrap(length).order(order()).getInt() & 0xffffffffL;
		if (stated != bytes && stated != bytes + 1) throw FileErrors.corrupt(path, "its pixels take " + stated +
			" bytes instead of " + bytes);
		return start;
	}

	/** The numbers of a tag, separated by backslashes in the file. */
	double[] numbers(final String tag, final int count, final String what) {
		final double[] out = Arrays.stream(text(tag, "").split("\\\\")).mapToDouble(this::parse).toArray();
		if (out.length != count) throw FileErrors.unsupported(path, "it does not say its " + what + " (DICOM tag " + tag +
			")", "Convert the series to NIfTI with a tool that knows the scanner.");
		return out;
	}

	double number(final String tag, final double otherwise) {
		final String text = tags.get(tag);
		// ImageJ separates several values by a backslash or a blank: the first counts.
		return text == null || text.isBlank() ? otherwise : parse(text.trim().split("[\\\\ ]")[0]);
	}

	private double parse(final String text) {
		try {
			return text.isBlank() ? Double.NaN : Double.parseDouble(text.trim());
		}
		catch (final NumberFormatException e) {
			throw FileErrors.corrupt(path, "its DICOM tags have " + text + " for a number");
		}
	}
}
