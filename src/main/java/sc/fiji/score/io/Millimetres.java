package sc.fiji.score.io;

import java.util.Locale;

/** The length of the units that file formats and ImageJ name. */
final class Millimetres {

	private Millimetres() {}

	/** Millimetres in a unit; 0 for pixels and whatever else is no length. */
	static double in(final String unit) {
		return switch (unit == null ? "" : unit.toLowerCase(Locale.ROOT)) {
			case "mm", "millimeter", "millimeters", "millimetre" -> 1;
			case "\u00b5m", "\u03bcm", "um", "micron", "microns", "micrometer" -> 1e-3;
			case "nm", "nanometer" -> 1e-6;
			case "cm", "centimeter" -> 10;
			case "m", "meter", "metre" -> 1000;
			case "inch", "inches", "in" -> 25.4;
			default -> 0;
		};
	}
}
