package sc.fiji.score.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.score.volume.Geometry;

/**
 * The header of an attached NRRD file, read and checked. Source of the format: teem.sourceforge.net/nrrd/format.html.
 */
record NrrdHeader(ElementType type, ByteOrder order, boolean gzip, Geometry geometry) {

	static final String MAGIC = "NRRD000";

	private static final int LONGEST_LINE = 1 << 16, MOST_LINES = 10000;
	private static final Pattern VECTOR = Pattern.compile("none|\\(([^)]*)\\)");

	/** Reads up to the empty line that ends the header. */
	static NrrdHeader read(final ByteSource in) throws IOException {
		final String first = in.line(LONGEST_LINE);
		if (first == null || !first.startsWith(MAGIC)) throw FileErrors.corrupt(in.path(),
			"it does not begin with an NRRD header");
		final Map<String, String> fields = new HashMap<>();
		for (int i = 0; i < MOST_LINES; i++) {
			final String line = in.line(LONGEST_LINE);
			if (line == null) throw FileErrors.cutShort(in.path(), null);
			if (line.isEmpty()) return new Parser(in.path(), fields).parse();
			final int colon = line.indexOf(": ");
			// Lines without ": " are comments and key/value pairs (":=").
			if (line.startsWith("#") || colon < 0) continue;
			fields.put(line.substring(0, colon).trim().toLowerCase(Locale.ROOT).replace(" ", ""), line.substring(colon + 2)
				.trim());
		}
		throw FileErrors.corrupt(in.path(), "its header has no end");
	}

	/** Makes sense of the fields; their names are lower-case without spaces. */
	private record Parser(Path path, Map<String, String> fields) {

		NrrdHeader parse() {
			if (fields.containsKey("datafile")) throw FileErrors.unsupported(path, "its voxels are in another file",
				"Save it as one .nrrd file (attached header).");
			for (final String skip : new String[] { "byteskip", "lineskip" })
				if (!fields.getOrDefault(skip, "0").equals("0")) throw FileErrors.unsupported(path, "it uses " + skip,
					"Save it again as a plain .nrrd file.");
			final ElementType type = type();
			return new NrrdHeader(type, order(type), gzip(), geometry());
		}

		private ElementType type() {
			return switch (get("type").toLowerCase(Locale.ROOT)) {
				case "uchar", "unsigned char", "uint8", "uint8_t" -> ElementType.UINT8;
				case "signed char", "int8", "int8_t" -> ElementType.INT8;
				case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> ElementType.UINT16;
				case "short", "short int", "signed short", "signed short int", "int16", "int16_t" -> ElementType.INT16;
				case "uint", "unsigned int", "uint32", "uint32_t" -> ElementType.UINT32;
				case "int", "signed int", "int32", "int32_t" -> ElementType.INT32;
				case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" -> ElementType.UINT64;
				case "longlong", "long long", "long long int", "signed long long", "signed long long int", "int64",
						"int64_t" -> ElementType.INT64;
				case "float" -> ElementType.FLOAT32;
				case "double" -> ElementType.FLOAT64;
				default -> throw FileErrors.unsupported(path, "its voxels have the unknown data type " + get("type"),
					"Convert it to integers or floats.");
			};
		}

		private ByteOrder order(final ElementType type) {
			final String endian = type.bytes() == 1 ? "little" : get("endian").toLowerCase(Locale.ROOT);
			if (endian.equals("little")) return ByteOrder.LITTLE_ENDIAN;
			if (endian.equals("big")) return ByteOrder.BIG_ENDIAN;
			throw FileErrors.corrupt(path, "its byte order is " + endian);
		}

		private boolean gzip() {
			final String encoding = get("encoding").toLowerCase(Locale.ROOT);
			if (encoding.equals("raw")) return false;
			if (encoding.equals("gzip") || encoding.equals("gz")) return true;
			throw FileErrors.unsupported(path, "its encoding is " + encoding, "Save it with the encoding raw or gzip.");
		}

		private Geometry geometry() {
			final double[] sizes = numbers(get("sizes"));
			if (sizes.length != number(get("dimension"))) throw FileErrors.corrupt(path, "it has " + sizes.length +
				" sizes for " + get("dimension") + " dimensions");
			final List<double[]> steps = steps(sizes.length);
			final List<Integer> axes = axes(sizes, steps);
			final int[] n = { 1, 1, 1 };
			final double[] a = { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0 };
			for (int c = 0; c < axes.size(); c++) {
				n[c] = (int) sizes[axes.get(c)];
				final double[] step = steps.get(axes.get(c));
				for (int r = 0; r < 3; r++)
					// A single number is a spacing without a direction.
					a[4 * r + c] = step.length == 1 ? r == c ? step[0] : 0 : r < step.length ? step[r] : 0;
			}
			final double[] origin = fields.containsKey("spaceorigin") ? vectors(get("spaceorigin")).get(0) : null;
			if (origin != null) for (int r = 0; r < Math.min(3, origin.length); r++)
				a[4 * r + 3] = origin[r];
			final double[] ras = orientation().exchange(a);
			return HeaderGeometry.of(path, n, ras, unit(), new NrrdUnit(unit(), ras));
		}

		/** The axes of space: all but those of one colour or one time point. */
		private List<Integer> axes(final double[] sizes, final List<double[]> steps) {
			final List<Integer> axes = new ArrayList<>();
			for (int i = 0; i < sizes.length; i++) {
				if (sizes[i] < 1 || sizes[i] > Integer.MAX_VALUE || sizes[i] != Math.rint(sizes[i])) throw FileErrors.corrupt(
					path, "its header gives a size of " + sizes[i] + " along axis " + (i + 1));
				if (sizes[i] > 1 || steps.get(i) != null) axes.add(i);
			}
			for (int i = sizes.length - 1; i >= 0 && axes.size() > 3; i--)
				if (sizes[i] == 1) axes.remove((Integer) i);
			if (axes.isEmpty() || axes.size() > 3 || axes.stream().anyMatch(i -> steps.get(i) == null)) throw FileErrors
				.unsupported(path, "its sizes are " + get("sizes"),
					"Only one 3D volume of single values is taken: extract it first.");
			return axes;
		}

		/** Per axis: the step in the world, or the spacing alone; null where the axis is none of space. */
		private List<double[]> steps(final int dimension) {
			if (fields.containsKey("spacedirections")) {
				final List<double[]> out = vectors(get("spacedirections"));
				if (out.size() != dimension) throw FileErrors.corrupt(path, "it has " + out.size() + " directions for " +
					dimension + " dimensions");
				return out;
			}
			final List<double[]> out = new ArrayList<>();
			final double[] spacings = fields.containsKey("spacings") ? numbers(get("spacings")) : new double[0];
			for (int i = 0; i < dimension; i++) {
				final double spacing = i < spacings.length && !Double.isNaN(spacings[i]) ? spacings[i] : 1;
				if (!(spacing > 0) || Double.isInfinite(spacing)) throw FileErrors.corrupt(path,
					"its header gives a spacing of " + spacing + " along axis " + (i + 1));
				out.add(new double[] { spacing });
			}
			return out;
		}

		/** A world that is not anatomical is taken for LPS, as ITK does. */
		private Orientation orientation() {
			return switch (fields.getOrDefault("space", "").toLowerCase(Locale.ROOT)) {
				case "right-anterior-superior", "ras", "right-anterior-superior-time", "rast" -> Orientation.RAS;
				case "left-anterior-superior", "las", "left-anterior-superior-time", "last" -> Orientation.LAS;
				default -> Orientation.LPS;
			};
		}

		private String unit() {
			final String units = fields.getOrDefault("spaceunits", fields.getOrDefault("units", ""));
			final Matcher m = Pattern.compile("\"([^\"]+)\"").matcher(units);
			final String unit = m.find() ? m.group(1) : "mm";
			return unit.equals("um") ? "micron" : unit.equals("???") ? "mm" : unit;
		}

		private String get(final String field) {
			final String value = fields.get(field);
			if (value == null) throw FileErrors.corrupt(path, "its header has no field " + field);
			return value;
		}

		private List<double[]> vectors(final String text) {
			final List<double[]> out = new ArrayList<>();
			final Matcher m = VECTOR.matcher(text);
			while (m.find())
				out.add(m.group(1) == null ? null : numbers(m.group(1).replace(',', ' ')));
			if (out.isEmpty()) throw FileErrors.corrupt(path, "its header has no vector in " + text);
			return out;
		}

		private double[] numbers(final String text) {
			return Arrays.stream(text.trim().split("\\s+")).mapToDouble(this::number).toArray();
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
