package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

/** What must hold of the statistics of agreement whatever the ratings are. */
class AgreementPropertiesTest {

	private static final List<String> THREE = List.of("a", "b", "c");

	/** Three raters who mostly agree, levels 1..5. */
	static Ratings random(final int items, final long seed) {
		final Random random = new Random(seed);
		final int[][] values = new int[items][3];
		for (final int[] item : values) {
			final int truth = 1 + random.nextInt(5);
			Arrays.setAll(item, r -> Math.max(1, Math.min(5, truth + (random.nextInt(3) == 0 ? random.nextInt(3) - 1 : 0))));
		}
		return Ratings.of(THREE, 5, values);
	}

	private static List<AgreementTable.Row> all(final Ratings ratings) {
		return new AgreementTable().addScores(ratings, 1).addLabels(ratings).rows();
	}

	@Test
	void identicalRatersAgreeFully() {
		for (final AgreementTable.Row row : all(Ratings.of(THREE, 5, new int[][] { { 2, 2, 2 }, { 5, 5, 5 }, { 2, 2, 2 },
			{ 4, 4, 4 } })))
			assertEquals(1, row.estimate().value(), row.toString());
	}

	@Test
	void constantRatingsTellNothing() {
		for (final AgreementTable.Row row : all(Ratings.of(THREE, 5, new int[][] { { 3, 3, 3 }, { 3, 3, 3 }, { 3, 3, 3 } })))
			assertEquals(row.statistic().endsWith("percent_agreement") ? 1 : Double.NaN, row.estimate().value(), row
				.toString());
	}

	@Test
	void noCommonItemsTellNothing() {
		for (final AgreementTable.Row row : all(Ratings.of(THREE, 5, new int[][] { { 3, 0, 0 }, { 0, 2, 0 } })))
			assertEquals(Double.NaN, row.estimate().value(), row.toString());
	}

	/** 2 cov / (var + var + (mean - mean)^2), which does not change when the scores are relabelled linearly. */
	@Test
	void quadraticKappaIsTheConcordanceOfTheScores() {
		final Ratings r = random(40, 3);
		double ma = 0, mb = 0, differences = 0, squares = 0;
		for (int i = 0; i < r.items(); i++) {
			ma += r.level(i, 0) / 40.0;
			mb += r.level(i, 1) / 40.0;
		}
		for (int i = 0; i < r.items(); i++) {
			final double a = r.level(i, 0), b = r.level(i, 1);
			differences += (a - b) * (a - b);
			squares += (a - ma) * (a - ma) + (b - mb) * (b - mb);
		}
		assertEquals(1 - differences / (squares + 40 * (ma - mb) * (ma - mb)), CohenKappa.of(r.table(0, 1),
			CohenKappa.Weights.QUADRATIC).value(), 1e-12);
	}

	@Test
	void anUnusedLevelChangesNothing() {
		final Ratings r = random(30, 4);
		final int[][] values = new int[30][];
		Arrays.setAll(values, i -> new int[] { r.level(i, 0), r.level(i, 1), r.level(i, 2) });
		final List<AgreementTable.Row> five = all(r), seven = all(Ratings.of(THREE, 7, values));
		for (int i = 0; i < five.size(); i++) {
			assertEquals(five.get(i).estimate().value(), seven.get(i).estimate().value(), 1e-12, five.get(i).toString());
			assertEquals(five.get(i).estimate().low(), seven.get(i).estimate().low(), 1e-12, five.get(i).toString());
		}
	}

	@Test
	void fleissKappaOfTwoRatersIsScottsPi() {
		final Ratings r = random(30, 5).pair(0, 1);
		final int[][] t = r.table(0, 1);
		double observed = 0, chance = 0;
		for (int i = 0; i < 5; i++) {
			final int level = i;
			final double both = (Arrays.stream(t[i]).sum() + Arrays.stream(t).mapToInt(row -> row[level]).sum()) / 60.0;
			observed += t[i][i] / 30.0;
			chance += both * both;
		}
		final double fleiss = FleissKappa.of(r).value();
		assertEquals((observed - chance) / (1 - chance), fleiss, 1e-12);
		assertNotEquals(CohenKappa.of(t, CohenKappa.Weights.NONE).value(), fleiss);
	}

	@Test
	void nominalAlphaIsFleissKappaForManyItems() {
		final Ratings r = random(20, 6);
		assertEquals(1 - (1 - FleissKappa.of(r).value()) * (1 - 1.0 / 60), KrippendorffAlpha.of(r,
			KrippendorffAlpha.Metric.NOMINAL, 1).value(), 1e-12);
	}

	/** Two independent ways to the same errors: the formulas, and leaving one item out at a time or resampling. */
	@Test
	void standardErrorsAreThoseOfTheSampleOfItems() {
		final Ratings r = random(300, 7);
		final double fleiss = FleissKappa.of(r).standardError();
		assertEquals(jackknife(r, FleissKappa::of), fleiss, 0.02 * fleiss);
		for (final CohenKappa.Weights w : CohenKappa.Weights.values()) {
			final double cohen = CohenKappa.of(r.table(0, 1), w).standardError();
			assertEquals(jackknife(r, x -> CohenKappa.of(x.table(0, 1), w)), cohen, 0.02 * cohen, w.toString());
		}
		final double agreement = PercentAgreement.of(r).standardError();
		assertEquals(jackknife(r, PercentAgreement::of), agreement, 0.02 * agreement);
		final double alpha = KrippendorffAlpha.of(r, KrippendorffAlpha.Metric.NOMINAL, 1).standardError();
		assertEquals(fleiss, alpha, 0.1 * fleiss);
	}

	private static double jackknife(final Ratings r, final Function<Ratings, Estimate> statistic) {
		final int n = r.items();
		final double[] values = new double[n];
		for (int left = 0; left < n; left++) {
			final int[][] kept = new int[n - 1][];
			for (int i = 0, j = 0; i < n; i++)
				if (i != left) kept[j++] = new int[] { r.level(i, 0), r.level(i, 1), r.level(i, 2) };
			values[left] = statistic.apply(Ratings.of(THREE, 5, kept)).value();
		}
		final double mean = Arrays.stream(values).average().getAsDouble();
		return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() * (n - 1) / n);
	}

	@Test
	void intervalsHoldTheirValue() {
		for (final AgreementTable.Row row : all(random(25, 8))) {
			final Estimate e = row.estimate();
			assertTrue(e.low() < e.value() && e.value() < e.high() && e.high() <= 1, row.toString());
		}
	}
}
