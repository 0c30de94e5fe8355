package sc.fiji.score.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** DICOM slices of 3 x 2 pixels of 16 bits, built by hand, for the tests. */
class DicomBytes {

	static final String EXPLICIT = "1.2.840.10008.1.2.1", IMPLICIT = "1.2.840.10008.1.2",
			BIG_ENDIAN = "1.2.840.10008.1.2.2";

	private final String syntax;
	private final Map<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);
	private final Map<Integer, String> types = new TreeMap<>();

	/** Axial by default: pixels of 0.5 (x) by 0.25 (y) mm. */
	DicomBytes(final String syntax, final String position, final int... pixels) {
		this.syntax = syntax;
		text(0x00080060, "CS", "CT");
		text(0x0020000e, "UI", "1.2.3");
		text(0x00200032, "DS", position);
		text(0x00200037, "DS", "1\\0\\0\\0\\1\\0");
		text(0x00280030, "DS", "0.25\\0.5");
		number(0x00280002, 1);
		number(0x00280010, 2);
		number(0x00280011, 3);
		number(0x00280100, 16);
		number(0x00280101, 16);
		number(0x00280103, 1);
		final ByteBuffer b = ByteBuffer.allocate(2 * pixels.length).order(order());
		for (final int p : pixels)
			b.putShort((short) p);
		put(0x7fe00010, "OW", b.array());
	}

	private ByteOrder order() {
		return syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}

	DicomBytes text(final int tag, final String type, final String value) {
		return put(tag, type, (value.length() % 2 == 0 ? value : value + (type.equals("UI") ? "\0" : " ")).getBytes(
			StandardCharsets.US_ASCII));
	}

	DicomBytes number(final int tag, final int value) {
		return put(tag, "US", ByteBuffer.allocate(2).order(order()).putShort((short) value).array());
	}

	private DicomBytes put(final int tag, final String type, final byte[] value) {
		elements.put(tag, value);
		types.put(tag, type);
		return this;
	}

	DicomBytes without(final int tag) {
		elements.remove(tag);
		return this;
	}

	Path save(final Path path) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[128]);
		out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
		final byte[] uid = (syntax.length() % 2 == 0 ? syntax : syntax + "\0").getBytes(StandardCharsets.US_ASCII);
		out.writeBytes(element(0x00020010, "UI", uid, ByteOrder.LITTLE_ENDIAN, true));
		elements.forEach((tag, value) -> out.writeBytes(element(tag, types.get(tag), value, order(), !syntax.equals(
			IMPLICIT))));
		Files.createDirectories(path.getParent());
		return Files.write(path, out.toByteArray());
	}

	private static byte[] element(final int tag, final String type, final byte[] value, final ByteOrder order,
		final boolean explicit)
	{
		final boolean longLength = explicit && type.equals("OW");
		final ByteBuffer b = ByteBuffer.allocate(8 + (longLength ? 4 : 0) + value.length).order(order);
		b.putShort((short) (tag >>> 16)).putShort((short) tag);
		if (explicit) b.put(type.getBytes(StandardCharsets.US_ASCII));
		if (longLength) b.putShort((short) 0);
		if (explicit && !longLength) b.putShort((short) value.length);
		else b.putInt(value.length);
		return b.put(value).array();
	}
}
