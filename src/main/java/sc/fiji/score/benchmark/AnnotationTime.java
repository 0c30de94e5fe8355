package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.score.evaluation.Bootstrap;
import sc.fiji.score.evaluation.Bootstrap.Interval;
import sc.fiji.score.evaluation.Metric;

/**
 * What a person's time buys: Dice over minutes of annotation, for scores and for full masks, from the arms of the
 * suites {@code ablation-cases} and {@code full-cases}. Between measured numbers of cases the Dice is interpolated over
 * the logarithm of the number; beyond them nothing is said.
 */
public final class AnnotationTime {

	/** Time for the score and label of a region, in seconds, if nobody has measured it. */
	public static final double SECONDS_PER_REGION = 3;

	/** Times per full mask that are compared, in minutes. */
	public static final List<Integer> MINUTES_PER_MASK = List.of(5, 10, 20, 40);

	private static final int FROM = 10, TO = 240, STEP = 5;
	private static final List<Integer> COMPARED_AT = List.of(30, 60);

	/** Step of the search for crossings, in minutes. */
	private static final double FINE = 0.25;

	private static final long SEED = 1;

	private final double secondsPerRegion;
	private final double questionsPerCase;
	private final LearningCurve scores;
	private final List<LearningCurve> full;

	AnnotationTime(final double secondsPerRegion, final double questionsPerCase, final LearningCurve scores,
		final List<LearningCurve> full)
	{
		this.secondsPerRegion = secondsPerRegion;
		this.questionsPerCase = questionsPerCase;
		this.scores = scores;
		this.full = List.copyOf(full);
	}

	/**
	 * Makes the curves.
	 *
	 * @return null unless both learning curves have a point
	 */
	public static AnnotationTime of(final Map<String, ArmResults> results, final double secondsPerRegion) {
		final List<LearningCurve.Point> scored = points(results, "ablation_cases"), masks = points(results, "full_cases");
		if (scored.isEmpty() || masks.isEmpty()) return null;
		final double questions = results.values().stream().filter(r -> r.info().group().equals("ablation_cases"))
			.mapToDouble(r -> r.info().questionsPerCase()).average().orElseThrow();
		return new AnnotationTime(secondsPerRegion, questions, new LearningCurve(String.format(Locale.ROOT,
			"scores %.0f s per region", secondsPerRegion), questions * secondsPerRegion / 60, scored), MINUTES_PER_MASK.stream()
				.map(m -> new LearningCurve("full masks " + m + " min each", m, masks)).toList());
	}

	private static List<LearningCurve.Point> points(final Map<String, ArmResults> results, final String group) {
		return results.values().stream().filter(r -> r.info().group().equals(group)).map(r -> new LearningCurve.Point(r
			.info().trainCases(), r.perCase(Metric.DICE))).toList();
	}

	/** The curve of scores. */
	public LearningCurve scores() {
		return scores;
	}

	/** One curve per assumed time for a full mask. */
	public List<LearningCurve> full() {
		return full;
	}

	/** The lines of {@code time.csv}, the header first: a line per curve and time at which the curve was measured. */
	public List<String> csv() {
		final List<String> out = new ArrayList<>();
		out.add("curve,minutes,dice,low,high,cases");
		final List<LearningCurve> curves = new ArrayList<>(full);
		curves.add(0, scores);
		for (final LearningCurve curve : curves)
			for (int minutes = FROM; minutes <= TO; minutes += STEP) {
				if (!curve.covers(minutes)) continue;
				final double[] dice = curve.at(minutes);
				final Interval mean = Bootstrap.of(dice.length, drawn -> Arrays.stream(drawn).mapToDouble(i -> dice[i]).average()
					.orElseThrow(), SEED);
				out.add(String.format(Locale.ROOT, "%s,%d,%.6f,%.6f,%.6f,%.2f", curve.name(), minutes, mean.value(), mean.low(),
					mean.high(), minutes / curve.minutesPerCase()));
			}
		return out;
	}

	/** The mean Dice of scores minus that of full masks after so many minutes, paired; undefined where not measured. */
	public Interval difference(final LearningCurve masks, final double minutes) {
		final double[] a = scores.at(minutes), b = masks.at(minutes);
		if (a == null || b == null) return Interval.UNDEFINED;
		return Bootstrap.of(a.length, drawn -> {
			double sum = 0;
			for (final int i : drawn)
				sum += a[i] - b[i];
			return sum / drawn.length;
		}, SEED);
	}

	/** Where the mean curves cross, in minutes, within what was measured of both. */
	public List<Double> crossings(final LearningCurve masks) {
		final List<Double> out = new ArrayList<>();
		final double start = Math.max(scores.first(), masks.first()), end = Math.min(scores.last(), masks.last());
		double last = Double.NaN;
		for (int i = 0; start + i * FINE <= end; i++) {
			final double minutes = start + i * FINE, d = scores.mean(minutes) - masks.mean(minutes);
			if (last * d < 0) out.add(minutes - FINE * d / (d - last));
			if (d != 0) last = d;
		}
		return out;
	}

	/** The entry {@code annotation_time} of {@code study.json}. */
	public Map<String, Object> json() {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("seconds_per_region", secondsPerRegion);
		out.put("questions_per_case", questionsPerCase);
		out.put("interpolation", "mean Dice, linear over the logarithm of the number of cases, never beyond measured points");
		final List<Object> curves = new ArrayList<>();
		curves.add(curve(scores));
		full.forEach(f -> curves.add(curve(f)));
		out.put("curves", curves);
		out.put("comparisons", full.stream().map(this::comparison).toList());
		return out;
	}

	private static Map<String, Object> curve(final LearningCurve c) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("name", c.name());
		out.put("minutes_per_case", c.minutesPerCase());
		out.put("points", c.points().stream().map(p -> {
			final Map<String, Object> point = new LinkedHashMap<>();
			point.put("cases", p.cases());
			point.put("minutes", p.cases() * c.minutesPerCase());
			point.put("dice", p.mean());
			return point;
		}).toList());
		return out;
	}

	private Map<String, Object> comparison(final LearningCurve masks) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("minutes_per_mask", masks.minutesPerCase());
		out.put("crossings_minutes", crossings(masks));
		final List<Object> differences = new ArrayList<>();
		for (final int minutes : COMPARED_AT) {
			final Interval d = difference(masks, minutes);
			if (Double.isNaN(d.value())) continue;
			final Map<String, Object> at = new LinkedHashMap<>();
			at.put("minutes", minutes);
			at.put("score_minus_full", d.value());
			at.put("low", d.low());
			at.put("high", d.high());
			differences.add(at);
		}
		out.put("differences", differences);
		return out;
	}

	/** Lines for a person. */
	public List<String> table() {
		final List<String> out = new ArrayList<>();
		for (final LearningCurve f : full) {
			final StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "At %.0f min per full mask:", f
				.minutesPerCase()));
			for (final int minutes : COMPARED_AT) {
				final Interval d = difference(f, minutes);
				line.append(Double.isNaN(d.value()) ? String.format(Locale.ROOT, " not measured at %d min;", minutes) : String
					.format(Locale.ROOT, " scores %+.4f [%+.4f %+.4f] at %d min;", d.value(), d.low(), d.high(), minutes));
			}
			final List<Double> crossings = crossings(f);
			line.append(crossings.isEmpty() ? " the curves do not cross where both are measured." : " they cross at " + String
				.join(", ", crossings.stream().map(c -> String.format(Locale.ROOT, "%.0f", c)).toList()) + " min.");
			out.add(line.toString());
		}
		return out;
	}
}
