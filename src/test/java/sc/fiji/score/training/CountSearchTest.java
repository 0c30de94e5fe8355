package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.feedback.RegionAnswer;
import sc.fiji.score.loss.RegionTarget;

class CountSearchTest {

	/** A region of a mask whose prediction is random but smooth; two answers, the second one exact where asked for. */
	static RegionEvidence region(final Random random, final int u, final int beyond, final boolean exact) {
		final float[] logits = new float[u + beyond], distance = new float[u + beyond];
		final int[] members = new int[u + beyond];
		final double shift = 2 * random.nextGaussian();
		for (int i = 0; i < logits.length; i++) {
			members[i] = i;
			distance[i] = i < u ? 3 * random.nextFloat() : -6 * random.nextFloat();
			logits[i] = (float) (2 * distance[i] + shift + random.nextGaussian());
		}
		final OrdinalScale scale = OrdinalScale.fiveLevels();
		final List<RegionAnswer> answers = new ArrayList<>();
		final int level = 1 + random.nextInt(5);
		answers.add(new RegionAnswer(0, scale.low(level), scale.high(level), label(random)));
		final double q = random.nextDouble();
		answers.add(exact ? new RegionAnswer(1, q, q, label(random)) : new RegionAnswer(1, 0.6, 0.75, label(random)));
		return RegionEvidence.of(RegionTarget.of(u, 10, answers), members, distance, logits);
	}

	private static ErrorLabel label(final Random random) {
		return ErrorLabel.values()[random.nextInt(4)];
	}

	private static final List<RaterModel> RATERS = List.of(new RaterModel(0.04, 0.02, 0.1), new RaterModel(0.08, -0.05,
		0.02));

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void findsThePairThatBruteForceFinds(final long seed) {
		final Random random = new Random(seed);
		final AnswerLikelihood likelihood = new AnswerLikelihood(RATERS);
		final double scale = Math.pow(10, -2 + 2 * random.nextDouble());
		final RegionEvidence e = region(random, 1 + random.nextInt(60), random.nextInt(120), seed % 2 == 0);
		final CountSearch search = new CountSearch(e, likelihood, scale);
		double best = Double.NEGATIVE_INFINITY;
		for (int k = 0; k <= e.inside().length; k++)
			for (int m = 0; m <= e.beyond().length; m++) {
				final int u = e.inside().length;
				final double q = 2.0 * (u - k) / (2.0 * u - k + m);
				double value = scale * (e.given()[k] + e.gain()[m]);
				for (final RegionAnswer a : e.target().answers())
					value += RATERS.get(a.rater()).logLikelihood(a, q, k, m);
				best = Math.max(best, value);
			}
		assertEquals(best, search.bestValue(), 1e-9);
		assertEquals(best, search.value(search.best()[0], search.best()[1]), 1e-9);
	}

	@ParameterizedTest
	@ValueSource(longs = { 21, 22, 23, 24 })
	void thePosteriorIsThatOfAllPairs(final long seed) {
		final Random random = new Random(seed);
		final AnswerLikelihood likelihood = new AnswerLikelihood(RATERS);
		final RegionEvidence e = region(random, 100 + random.nextInt(60), 300, false);
		final CountSearch search = new CountSearch(e, likelihood, 0.1);
		double sum = 0, mean = 0, over = 0;
		for (int k = 0; k <= e.inside().length; k++)
			for (int m = 0; m <= e.beyond().length; m++) {
				final double weight = Math.exp(search.value(k, m) - search.bestValue());
				final double q = 2.0 * (e.inside().length - k) / (2.0 * e.inside().length - k + m);
				sum += weight;
				mean += weight * q;
				if (ErrorLabel.of(q, k, m) == ErrorLabel.OVER) over += weight;
			}
		final CountPosterior likely = search.posterior();
		double found = 0;
		for (int i = 0; i < likely.dice().length; i++)
			found += likely.dice()[i] * i / AnswerLikelihood.BINS;
		assertEquals(mean / sum, found, 0.005);
		assertEquals(over / sum, likely.labels()[ErrorLabel.OVER.ordinal()], 0.02);
	}

	@Test
	void surerAnswersPullHarder() {
		final Random random = new Random(5);
		final RegionEvidence e = region(random, 100, 200, false);
		double last = Double.NEGATIVE_INFINITY;
		for (final double spread : new double[] { 0.3, 0.1, 0.03, 0.01 }) {
			final List<RaterModel> raters = List.of(new RaterModel(spread, 0, 0.1), new RaterModel(0.5, 0, 0.5));
			final int[] best = new CountSearch(e, new AnswerLikelihood(raters), 0.05).best();
			final double q = 2.0 * (100 - best[0]) / (200.0 - best[0] + best[1]);
			final RegionAnswer a = e.target().answers().get(0);
			final double inside = -Math.max(0, Math.max(a.diceLow() - q, q - a.diceHigh()));
			assertTrue(inside >= last - 0.01, spread + ": " + inside);
			last = inside;
		}
		assertTrue(last > -0.02, "nearly a constraint at last: " + last);
	}

	/** As many regions as a training of 100 cases has. */
	@Test
	void searchesATrainingsRegionsInSeconds() {
		final Random random = new Random(1);
		final AnswerLikelihood likelihood = new AnswerLikelihood(RATERS);
		final List<RegionEvidence> regions = new ArrayList<>();
		for (int i = 0; i < 240; i++)
			regions.add(region(random, 150, 500, false));
		for (final RegionEvidence e : regions)
			new CountSearch(e, likelihood, 0.1);
		// The thread's own time: other work on the machine must not count.
		final ThreadMXBean thread = ManagementFactory.getThreadMXBean();
		final long start = thread.getCurrentThreadCpuTime();
		for (int i = 0; i < 10; i++)
			for (final RegionEvidence e : regions)
				new CountSearch(e, likelihood, 0.1);
		final double seconds = 1e-9 * (thread.getCurrentThreadCpuTime() - start);
		assertTrue(seconds < 4, seconds + " s");
	}
}
