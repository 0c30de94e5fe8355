package sc.fiji.score.annotation;

import java.util.Locale;

import sc.fiji.score.common.ScoreException;

/** The kinds of annotations that can be simulated. */
public enum AnnotationKind {

	/** A 2D box on every slice that shows the structure. */
	BOXES2D,
	/** One 3D box around the structure. */
	BOXES3D,
	/** Strokes inside the structure on some slices, and one around it. */
	SCRIBBLES,
	/** One point inside the structure. */
	POINTS,
	/** For every slice whether it shows the structure. */
	TAGS,
	/** A range that holds the volume of the structure. */
	SIZE,
	/** The complete mask. */
	MASKS;

	/** The name in options: lower case. */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @throws ScoreException listing the kinds, if the text is none of them */
	public static AnnotationKind of(final String text) {
		for (final AnnotationKind k : values())
			if (k.text().equals(text.trim().toLowerCase(Locale.ROOT))) return k;
		throw new ScoreException("There is no kind of annotation called '" + text + "'. Use boxes2d, boxes3d, scribbles, " +
			"points, tags, size or masks.");
	}
}
