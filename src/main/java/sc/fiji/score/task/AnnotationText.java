package sc.fiji.score.task;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.score.annotation.AnnotationKind;
import sc.fiji.score.annotation.SizeRange;
import sc.fiji.score.common.CommaList;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Structure;

/** Structures, sizes and kinds of annotations as people type them; the command line and macros share these forms. */
public final class AnnotationText {

	private AnnotationText() {}

	/**
	 * @param text for example {@code 1=anterior,2=posterior} or {@code 1,2}; empty or null for none
	 * @throws OptionException if it has another form, or a label or name appears twice
	 */
	public static List<Structure> structures(final String text) {
		final List<Structure> out = new ArrayList<>();
		for (final String part : CommaList.parts(text)) {
			final int at = part.indexOf('=');
			final Structure s = new Structure(label(at < 0 ? part : part.substring(0, at), part), at < 0 ? null : part
				.substring(at + 1).trim());
			if (out.stream().anyMatch(o -> o.label() == s.label() || o.name().equals(s.name()))) throw new OptionException(
				"The structure '" + part + "' repeats a label or name that was given before.");
			out.add(s);
		}
		return out;
	}

	/**
	 * @param text for example {@code 1=300-900,2=200-800}, label and mm3; empty or null for none
	 * @throws OptionException if it has another form
	 */
	public static Map<Integer, SizeRange> sizes(final String text) {
		final Map<Integer, SizeRange> out = new LinkedHashMap<>();
		for (final String part : CommaList.parts(text)) {
			final String[] sides = part.split("=", 2), ends = sides.length < 2 ? new String[0] : sides[1].split("-", 2);
			if (ends.length != 2) throw new OptionException("The size range '" + part +
				"' is not of the form LABEL=LOW-HIGH, for example 1=300-900 (mm3).");
			try {
				final SizeRange range = new SizeRange(Double.parseDouble(ends[0].trim()), Double.parseDouble(ends[1].trim()));
				if (out.put(label(sides[0], part), range) != null) throw new OptionException("The size of label " + sides[0] +
					" is given twice.");
			}
			catch (final IllegalArgumentException e) {
				throw new OptionException("The size range '" + part + "' needs two numbers of 0 mm3 or more.");
			}
		}
		return out;
	}

	/**
	 * @param text for example {@code 1,2}; empty or null for none
	 * @throws OptionException if it has another form
	 */
	public static List<Integer> labels(final String text) {
		return CommaList.parts(text).stream().map(part -> label(part, part)).toList();
	}

	/**
	 * @param text for example {@code points,size}
	 * @throws OptionException if one is unknown or there is none
	 */
	public static Set<AnnotationKind> kinds(final String text) {
		final Set<AnnotationKind> out = EnumSet.noneOf(AnnotationKind.class);
		try {
			CommaList.parts(text).forEach(part -> out.add(AnnotationKind.of(part)));
		}
		catch (final ScoreException e) {
			throw new OptionException(e.getMessage());
		}
		if (out.isEmpty()) throw new OptionException("State at least one kind of annotation, for example scribbles.");
		return out;
	}

	private static int label(final String text, final String whole) {
		if (!text.trim().matches("\\d{1,5}")) throw new OptionException("'" + text.trim() + "' in '" + whole +
			"' is no label: it must be a whole number of 0 to 99999.");
		return Integer.parseInt(text.trim());
	}

}
