package sc.fiji.score.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a {@link CalibrationReport} means for a rater who wants to begin, in plain words. The limits are this project's
 * convention: a mean difference of at most {@value #LEVELS} levels, at least 90 % of the regions at most one level apart,
 * at least 70 % with the expert's label, and over and under never exchanged.
 *
 * @param ready whether nothing speaks against beginning
 * @param findings what is off, a sentence each; empty if ready
 */
public record CalibrationVerdict(boolean ready, List<String> findings) {

	/** Largest mean difference, in levels. */
	public static final double LEVELS = 0.5;
	private static final double WITHIN_ONE = 0.9, SAME_LABEL = 0.7;

	/** The verdict on a report. */
	public static CalibrationVerdict of(final CalibrationReport report) {
		final List<String> out = new ArrayList<>();
		final double d = report.difference().value();
		if (Math.abs(d) > LEVELS) out.add(String.format(Locale.ROOT, "Your scores are on average %.1f levels %s than the " +
			"expert's: you are too %s.", Math.abs(d), d < 0 ? "lower" : "higher", d < 0 ? "strict" : "lenient"));
		if (report.withinOne().value() < WITHIN_ONE) out.add(String.format(Locale.ROOT,
			"%.0f %% of your scores are two levels or more from the expert's.", 100 * (1 - report.withinOne().value())));
		if (report.exchanged() > 0) out.add("You exchanged too much and too little in " + report.exchanged() + (report
			.exchanged() == 1 ? " region" : " regions") + ": this hurts a training most.");
		// Not a number where no label is in common: then labels say nothing.
		if (report.sameLabel().value() < SAME_LABEL) out.add(String.format(Locale.ROOT,
			"Only %.0f %% of your labels are the expert's.", 100 * report.sameLabel().value()));
		return new CalibrationVerdict(out.isEmpty(), List.copyOf(out));
	}

	/** The verdict in a line or a few. */
	public String text() {
		return ready ? "You score as the expert does. Go on to the cases." : String.join("\n", findings) +
			"\nRead the guideline again and repeat the calibration before you go on.";
	}
}
