package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.feedback.VolumeInterval;
import sc.fiji.score.loss.RegionTarget;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;

class FeedbackProjectionTest {

	private final TestCases.Data data = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 3);

	private float[] truth() {
		return TrainingCase.full("t", PreparedInput.of(data.image(), data.initial(), null,
			TestCases.SPEC), data.truth()).labels();
	}

	private static double agreement(final float[] logits, final float[] labels) {
		double sum = 0;
		for (int i = 0; i < labels.length; i++)
			sum += labels[i] * logits[i];
		return sum;
	}

	/** The truth satisfies its own feedback, so the optimum is at least as likely, whatever the logits. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void neverLessLikelyThanTheTruth(final long seed) {
		for (final FeedbackMode mode : new FeedbackMode[] { FeedbackMode.EXACT, FeedbackMode.LEVELS }) {
			final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(mode, 1));
			final Random random = new Random(seed);
			final float[] logits = new float[c.distance().length];
			for (int i = 0; i < logits.length; i++)
				logits[i] = (float) (2 * c.distance()[i] + 3 * random.nextGaussian());
			final float[] labels = FeedbackProjection.labels(c.structures().get(0), logits, c.size()), truth = truth();
			assertTrue(agreement(logits, inRegions(c, labels)) >= agreement(logits, inRegions(c, truth)) - 1e-3, mode +
				" " + seed);
		}
	}

	private static float[] inRegions(final TrainingCase c, final float[] labels) {
		final float[] out = labels.clone();
		for (int i = 0; i < out.length; i++)
			if (c.regions()[i] == 0) out[i] = 0;
		return out;
	}

	/** The result satisfies the scores: the regional Dice of the initial mask to it is the score, up to half a voxel. */
	@Test
	void meetsTheScores() {
		final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(FeedbackMode.EXACT, 1));
		final Random random = new Random(9);
		final float[] logits = new float[c.distance().length];
		for (int i = 0; i < logits.length; i++)
			logits[i] = (float) (2 * c.distance()[i] + 3 * random.nextGaussian());
		final float[] labels = FeedbackProjection.labels(c.structures().get(0), logits, c.size());
		for (int r = 1; r <= c.targets().length; r++) {
			final RegionTarget t = c.targets()[r - 1];
			double u = 0, v = 0, both = 0;
			for (int i = 0; i < labels.length; i++) {
				if (c.regions()[i] != r) continue;
				final boolean m = c.distance()[i] > 0, g = labels[i] > 0;
				if (m) u++;
				if (g) v++;
				if (m && g) both++;
			}
			assertEquals((t.diceLow() + t.diceHigh()) / 2, 2 * both / (u + v), 1.0 / u, "region " + r);
			if (t.label() == ErrorLabel.OVER) assertTrue(v < u, "region " + r);
			if (t.label() == ErrorLabel.UNDER) assertTrue(v > u, "region " + r);
		}
	}

	@Test
	void perfectLogitsGiveTheTruth() {
		final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(FeedbackMode.EXACT, 1));
		final float[] truth = truth(), logits = new float[truth.length];
		for (int i = 0; i < logits.length; i++)
			logits[i] = truth[i] > 0 ? 5 : -5;
		assertArrayEquals(inRegions(c, truth), inRegions(c, FeedbackProjection.labels(c.structures().get(0), logits, c
			.size())));
	}

	/** All subsets of a region of eight voxels are tried; the best that the score allows must be found. */
	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13, 14, 15, 16, 17, 18 })
	void isTheOptimumOfAllMasks(final long seed) {
		final Random random = new Random(seed);
		final int n = 9, u = 5;
		final float[] logits = new float[n], distance = new float[n];
		for (int i = 0; i < n; i++) {
			logits[i] = (float) random.nextGaussian();
			distance[i] = i < u ? 1 : -1;
		}
		// Bounds that no count of voxels meets exactly, so that the half voxel of slack plays no part.
		final double low = 0.61, high = 0.83;
		double best = Double.NEGATIVE_INFINITY;
		for (int set = 0; set < 1 << n; set++) {
			int both = 0, v = 0;
			double sum = 0;
			for (int i = 0; i < n; i++)
				if ((set >> i & 1) == 1) {
					v++;
					sum += logits[i];
					if (i < u) both++;
				}
			final double k = u - both, m = v - both;
			// The rule of the projection: whole counts of gained voxels within half a voxel of the score's bounds.
			final double from = 2.0 * both / high - 2 * u + k - 0.5, to = 2.0 * both / low - 2 * u + k + 0.5;
			if (m >= from && m <= to) best = Math.max(best, sum);
		}
		final int[] members = new int[n];
		for (int i = 0; i < n; i++)
			members[i] = i;
		final float[] out = new float[n];
		for (int i = 0; i < u; i++)
			out[i] = 1;
		final RegionEvidence evidence = RegionEvidence.of(new RegionTarget(u, new VolumeInterval(0, 9), ErrorLabel.MIXED, low,
			high, 1), members, distance, logits);
		final int[] counts = FeedbackProjection.best(evidence);
		evidence.apply(counts[0], counts[1], out);
		assertEquals(best, agreement(logits, out), 1e-5);
	}

	private static float[] smoothLogits(final TrainingCase c, final long seed) {
		final Random random = new Random(seed);
		final SmoothField noise = new SmoothField(c.size(), 5, 1.5, random);
		final float[] out = new float[c.distance().length];
		for (int i = 0; i < out.length; i++)
			out[i] = 2 * c.distance()[i] + noise.at(i % c.size()[0], i / c.size()[0] % c.size()[1], i / (c.size()[0] * c
				.size()[1])) + 0.3f * (float) random.nextGaussian();
		return out;
	}

	private static float[] likely(final TrainingCase c, final float[] logits, final List<RaterModel> raters) {
		final StructureSupervision s = c.structures().get(0);
		return FeedbackProjection.labels(s, FeedbackProjection.evidence(s, logits, c.size()), raters, 0.15);
	}

	@Test
	void ratersWhoNeverErrAreConstraints() {
		final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(FeedbackMode.LEVELS, 1));
		final float[] logits = smoothLogits(c, 4);
		final float[] hard = FeedbackProjection.labels(c.structures().get(0), logits, c.size());
		assertArrayEquals(hard, likely(c, logits, List.of(RaterModel.HARD)));
		assertFalse(Arrays.equals(hard, likely(c, logits, List.of(new RaterModel(0.2, 0, 0.1)))));
	}

	/** How long a network was trained decides how large its logits are, and must not decide what a rater is worth. */
	@Test
	void theRatersWeighTheSameHoweverSureTheNetworkIs() {
		final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(FeedbackMode.NOISY, 3));
		final float[] logits = smoothLogits(c, 5), surer = logits.clone();
		for (int i = 0; i < surer.length; i++)
			surer[i] *= 4;
		final List<RaterModel> raters = List.of(new RaterModel(0.07, 0, 0.1));
		assertArrayEquals(likely(c, logits, raters), likely(c, surer, raters));
	}

	/** Three raters of differing noise: their own models make more of them than constraints from their consensus do. */
	@Test
	void whatEachRaterIsWorthMakesBetterLabelsThanTheirConsensus() {
		final OrdinalScale scale = OrdinalScale.fiveLevels();
		final SimulatedRater[] raters = { SimulatedRater.withRates(scale, 0.1, 0.03, 5), SimulatedRater.withRates(scale, 0.5,
			0.2, 6), SimulatedRater.withRates(scale, 0.8, 0.4, 7) };
		double consensus = 0, learned = 0;
		final List<TrainingCase> cases = new ArrayList<>();
		final List<float[]> logits = new ArrayList<>(), truths = new ArrayList<>();
		final List<RegionEvidence> all = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 50 + i);
			final TrainingCase c = TestCases.rated("c" + i, d, raters);
			final float[] truth = TrainingCase.full("t", sc.fiji.score.network.PreparedInput.of(d.image(), d.initial(), null,
				TestCases.SPEC), d.truth()).labels(), towards = smoothLogits(c, i);
			// A network that has found half of the way from the mask to the truth.
			for (int v = 0; v < towards.length; v++)
				towards[v] += 2 * (truth[v] - (c.distance()[v] > 0 ? 1 : 0));
			cases.add(c);
			logits.add(towards);
			truths.add(truth);
			all.addAll(FeedbackProjection.evidence(c.structures().get(0), towards, c.size()));
		}
		final List<RaterModel> models = RaterLearning.learn(all, RaterLearning.start(cases), 0.15);
		assertTrue(models.get(0).spread() < models.get(2).spread() && models.get(0).flipRate() < models.get(2).flipRate(),
			models.toString());
		for (int i = 0; i < cases.size(); i++) {
			consensus += dice(truths.get(i), FeedbackProjection.labels(cases.get(i).structures().get(0), logits.get(i), cases
				.get(i).size()));
			learned += dice(truths.get(i), likely(cases.get(i), logits.get(i), models));
		}
		assertTrue(learned > consensus, learned / 12 + " against " + consensus / 12);
	}

	@Test
	void scoresAloneShiftTheMaskTowardsTheTruth() {
		final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(FeedbackMode.EXACT, 1));
		final float[] truth = truth();
		assertTrue(dice(truth, c.labels()) > dice(truth, TestCases.scored("c", data, SimulatedRater.withRates(
			sc.fiji.score.feedback.OrdinalScale.fiveLevels(), 0, 1, 1)).labels()));
		float[] initial = new float[truth.length];
		for (int i = 0; i < initial.length; i++)
			initial[i] = c.distance()[i] > 0 ? 1 : 0;
		assertTrue(dice(truth, c.labels()) > dice(truth, initial) + 0.02);
	}

	private static double dice(final float[] a, final float[] b) {
		double both = 0, sum = 0;
		for (int i = 0; i < a.length; i++) {
			both += a[i] * b[i];
			sum += a[i] + b[i];
		}
		return 2 * both / sum;
	}
}
