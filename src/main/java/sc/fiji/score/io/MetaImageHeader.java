package sc.fiji.score.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import sc.fiji.score.volume.Geometry;

/** The header of a MetaImage file with attached voxels, read and checked. */
record MetaImageHeader(ElementType type, ByteOrder order, boolean compressed, Geometry geometry) {

	private static final int LONGEST_LINE = 1 << 16, MOST_LINES = 10000;

	/** Reads up to the line {@code ElementDataFile}, which ends the header. */
	static MetaImageHeader read(final ByteSource in) throws IOException {
		final Map<String, String> fields = new HashMap<>();
		for (int i = 0; i < MOST_LINES; i++) {
			final String line = in.line(LONGEST_LINE);
			if (line == null) throw FileErrors.cutShort(in.path(), null);
			final int equals = line.indexOf('=');
			if (equals < 0) throw FileErrors.corrupt(in.path(), "line " + (i + 1) + " of its header has no =");
			final String key = line.substring(0, equals).trim();
			fields.put(key, line.substring(equals + 1).trim());
			if (key.equals("ElementDataFile")) return new Parser(in.path(), fields).parse();
		}
		throw FileErrors.corrupt(in.path(), "its header has no end");
	}

	/** Whether a file begins like a MetaImage. */
	static boolean begins(final String text) {
		return text.startsWith("ObjectType") || text.startsWith("NDims") || text.startsWith("Comment =");
	}

	private record Parser(Path path, Map<String, String> fields) {

		MetaImageHeader parse() {
			if (!get("ElementDataFile").equals("LOCAL")) throw FileErrors.unsupported(path, "its voxels are in another file",
				"Save it as one .mha file.");
			if (is("BinaryData", true) && numbers("HeaderSize", 1, 0)[0] == 0 && numbers("ElementNumberOfChannels", 1,
				1)[0] == 1) return new MetaImageHeader(type(), is("BinaryDataByteOrderMSB", false) || is("ElementByteOrderMSB",
					false) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, is("CompressedData", false), geometry());
			throw FileErrors.unsupported(path, "its voxels are text, have several values each, or lie after another header",
				"Save it as a plain binary .mha file of single values.");
		}

		private ElementType type() {
			return switch (get("ElementType")) {
				case "MET_UCHAR" -> ElementType.UINT8;
				case "MET_CHAR" -> ElementType.INT8;
				case "MET_USHORT" -> ElementType.UINT16;
				case "MET_SHORT" -> ElementType.INT16;
				case "MET_UINT", "MET_ULONG" -> ElementType.UINT32;
				case "MET_INT", "MET_LONG" -> ElementType.INT32;
				case "MET_ULONG_LONG" -> ElementType.UINT64;
				case "MET_LONG_LONG" -> ElementType.INT64;
				case "MET_FLOAT" -> ElementType.FLOAT32;
				case "MET_DOUBLE" -> ElementType.FLOAT64;
				default -> throw FileErrors.unsupported(path, "its voxels have the unknown data type " + get("ElementType"),
					"Convert it to integers or floats.");
			};
		}

		private Geometry geometry() {
			final int d = (int) number(get("NDims"));
			if (d < 2 || d > 4) throw FileErrors.unsupported(path, "it has " + d + " dimensions",
				"Only one 3D volume is taken: extract it first.");
			final double[] sizes = numbers("DimSize", d, Double.NaN), spacings = spacings(d);
			final double[] matrix = matrix(d), offsets = numbers(first("Offset", "Position", "Origin"), d, 0);
			final int[] n = { 1, 1, 1 };
			final double[] directions = { 1, 0, 0, 0, 1, 0, 0, 0, 1 }, offset = new double[3], spacing = { 1, 1, 1 };
			for (int c = 0; c < d; c++) {
				if (!(sizes[c] >= 1 && sizes[c] <= Integer.MAX_VALUE)) throw FileErrors.corrupt(path,
					"its header gives a size of " + sizes[c] + " along axis " + (c + 1));
				if (c == 3) {
					if (sizes[c] == 1) continue;
					throw FileErrors.unsupported(path, "it has " + sizes[c] + " time points",
						"Only one 3D volume is taken: extract it first.");
				}
				n[c] = (int) sizes[c];
				offset[c] = offsets[c];
				spacing[c] = spacings[c];
				for (int r = 0; r < Math.min(3, d); r++)
					directions[3 * c + r] = matrix[d * c + r];
			}
			final MetaImageGeometry header = new MetaImageGeometry(directions, offset, spacing);
			return HeaderGeometry.of(path, n, header.affine(), "mm", header);
		}

		private double[] spacings(final int d) {
			final double[] spacings = numbers(first("ElementSpacing", "ElementSize"), d, 1);
			for (int c = 0; c < d; c++)
				if (!(spacings[c] > 0) || Double.isInfinite(spacings[c])) throw FileErrors.corrupt(path,
					"its header gives a spacing of " + spacings[c] + " along axis " + (c + 1));
			return spacings;
		}

		private double[] matrix(final int d) {
			final String key = first("TransformMatrix", "Rotation", "Orientation");
			if (fields.containsKey(key)) return numbers(key, d * d, 0);
			final double[] identity = new double[d * d];
			for (int i = 0; i < d; i++)
				identity[i * (d + 1)] = 1;
			return identity;
		}

		/** The first of several names of one field that is there; the first of all where none is. */
		private String first(final String... keys) {
			return Arrays.stream(keys).filter(fields::containsKey).findFirst().orElse(keys[0]);
		}

		private boolean is(final String key, final boolean otherwise) {
			return fields.getOrDefault(key, Boolean.toString(otherwise)).toLowerCase(Locale.ROOT).startsWith("t");
		}

		private String get(final String key) {
			final String value = fields.get(key);
			if (value == null) throw FileErrors.corrupt(path, "its header has no field " + key);
			return value;
		}

		/** The numbers of a field; all {@code otherwise} where the field is absent. */
		private double[] numbers(final String key, final int count, final double otherwise) {
			final double[] out = new double[count];
			Arrays.fill(out, otherwise);
			if (!fields.containsKey(key)) return out;
			final String[] texts = get(key).split("\\s+");
			if (texts.length != count) throw FileErrors.corrupt(path, "its field " + key + " has " + texts.length +
				" numbers instead of " + count);
			for (int i = 0; i < count; i++)
				out[i] = number(texts[i]);
			return out;
		}

		private double number(final String text) {
			try {
				return text.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(text);
			}
			catch (final NumberFormatException e) {
				throw FileErrors.corrupt(path, "its header has " + text + " for a number");
			}
		}
	}
}
