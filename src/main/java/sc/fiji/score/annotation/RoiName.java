package sc.fiji.score.annotation;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Structure;

/**
 * What the name of a ROI says: {@code LABEL:KIND} or {@code KIND:LABEL}, where LABEL is the number or the name of a
 * structure (0: all structures) and KIND one of {@code fg}, {@code bg}, {@code box}, {@code box3d} ({@code box3d.2}
 * for a second one), {@code present}, {@code absent}. A number that ImageJ adds to make names unique ({@code 1:fg-2})
 * does not matter.
 *
 * @param label of the structure
 * @param kind what the ROI says of it; null where only the ROI's group told the structure
 * @param number which of several 3D boxes
 */
record RoiName(int label, Kind kind, int number) {

	/** What a ROI can say. */
	enum Kind {
		FG, BG, BOX, BOX3D, PRESENT, ABSENT;

		String text() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** The group that stands for background of all structures, as the value of label images does. */
	static final int BACKGROUND_GROUP = 255;

	private static final String KINDS = "(fg|bg|box|box3d(?:\\.(\\d+))?|present|absent)";
	private static final String COPY = "(?:-\\d+)?";
	private static final Pattern LABEL_FIRST = Pattern.compile("([^:]+):" + KINDS + COPY, Pattern.CASE_INSENSITIVE);
	private static final Pattern KIND_FIRST = Pattern.compile(KINDS + ":([^:]+)", Pattern.CASE_INSENSITIVE);

	/**
	 * @param name the ROI's name, or null
	 * @param group the ROI's group; 0 for none
	 * @param names labels of structures by their names
	 * @param fallback label of ROIs that neither name nor group tells; null for an error
	 * @throws ScoreException if the name is not as stated, or nothing tells the structure
	 */
	static RoiName of(final String name, final int group, final Map<String, Integer> names, final Integer fallback) {
		final String text = name == null ? "" : name.trim();
		if (text.contains(":")) return parse(text, names);
		if (group == BACKGROUND_GROUP) return new RoiName(Structure.ANY, Kind.BG, 1);
		if (group > 0) return new RoiName(group, null, 1);
		if (fallback != null) return new RoiName(fallback, null, 1);
		throw new ScoreException("neither its name nor its group tells the structure. Name it like 1:fg, 1:bg or box:1, " +
			"or give a label for ROIs without such a name");
	}

	private static RoiName parse(final String text, final Map<String, Integer> names) {
		final Matcher first = LABEL_FIRST.matcher(text), last = KIND_FIRST.matcher(text);
		if (first.matches()) return of(text, first.group(2), first.group(3), first.group(1), names);
		if (last.matches()) return of(text, last.group(1), last.group(2), last.group(3), names);
		throw new ScoreException("its name is not understood. Use LABEL:KIND with a kind of fg, bg, box, box3d, present or " +
			"absent, for example 1:fg");
	}

	private static RoiName of(final String text, final String kind, final String number, final String structure,
		final Map<String, Integer> names)
	{
		Integer label = label(structure.trim(), names);
		if (label == null) label = label(structure.trim().replaceFirst("-\\d+$", ""), names);
		if (label == null) throw new ScoreException("there is no structure called " + structure + ". Known: " + (names
			.isEmpty() ? "none; use its label, or state the structures (1=anterior,2=posterior)" : String.join(", ", names
				.keySet())));
		final Kind k = number == null ? Kind.valueOf(kind.toUpperCase(Locale.ROOT)) : Kind.BOX3D;
		if (number != null && number.length() > 6) throw new ScoreException("the number of the box in " + text +
			" is too large");
		return new RoiName(label, k, number == null ? 1 : Integer.parseInt(number));
	}

	private static Integer label(final String text, final Map<String, Integer> names) {
		if (names.containsKey(text)) return names.get(text);
		return text.matches("\\d{1,5}") ? Integer.valueOf(text) : null;
	}

	/** The name that stands for it. */
	static String text(final Structure s, final Kind kind, final int number) {
		return s.label() + ":" + kind.text() + (number > 1 ? "." + number : "");
	}
}
