package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.feedback.RegionAnswer;
import sc.fiji.score.loss.RegionTarget;

class RaterLearningTest {

	private static final List<RaterModel> PLANTED = List.of(new RaterModel(0.03, 0, 0.02), new RaterModel(0.08, -0.06,
		0.2));

	/** Regions whose errors are known; the raters err as planted, the prediction sees the truth through noise. */
	private static List<RegionEvidence> regions(final int count, final List<RaterModel> raters, final boolean exact,
		final long seed)
	{
		final Random random = new Random(seed);
		final OrdinalScale scale = OrdinalScale.fiveLevels();
		final List<RegionEvidence> out = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final int u = 80, beyond = 120, n = u + beyond;
			final double error = 40 * random.nextDouble(), share = random.nextInt(3) == 0 ? random.nextDouble() : random
				.nextBoolean() ? 0.05 : 0.95;
			final int k = (int) Math.round(error * share), m = (int) Math.round(error * (1 - share));
			final float[] logits = new float[n], distance = new float[n];
			final int[] members = new int[n];
			final double shift = 0.5 * random.nextGaussian();
			for (int j = 0; j < n; j++) {
				members[j] = j;
				distance[j] = j < u ? 1 : -1;
				// The k first inside and the m first beyond are wrong; certainty grows with the distance from there.
				logits[j] = (float) ((j < u ? j - k : m - (j - u)) * 0.2 + shift);
			}
			final double q = 2.0 * (u - k) / (2.0 * u - k + m);
			final List<RegionAnswer> answers = new ArrayList<>();
			for (int r = 0; r < raters.size(); r++) {
				final RaterModel rater = raters.get(r);
				final double seen = Math.max(0, Math.min(1, q + rater.bias() + rater.spread() * random.nextGaussian()));
				final ErrorLabel truth = ErrorLabel.of(q, k, m);
				final ErrorLabel said = random.nextDouble() < rater.flipRate() ? truth.flipped() : truth;
				final int level = scale.levelOf(seen);
				answers.add(exact ? new RegionAnswer(r, seen, seen, said) : new RegionAnswer(r, scale.low(level), scale.high(
					level), said));
			}
			out.add(RegionEvidence.of(RegionTarget.of(u, 10, answers), members, distance, logits));
		}
		return out;
	}

	private static List<RaterModel> learn(final List<RegionEvidence> regions) {
		return RaterLearning.learn(regions, List.of(RaterStatistics.START, RaterStatistics.START), 0.3);
	}

	@Test
	void findsThePlantedRatersFromLevels() {
		final List<RaterModel> found = learn(regions(600, PLANTED, false, 1));
		for (int r = 0; r < 2; r++) {
			assertEquals(PLANTED.get(r).spread(), found.get(r).spread(), 0.02, found.toString());
			assertEquals(PLANTED.get(r).bias(), found.get(r).bias(), 0.02, found.toString());
			assertEquals(PLANTED.get(r).flipRate(), found.get(r).flipRate(), 0.05, found.toString());
		}
	}

	@Test
	void findsThePlantedRatersFromExactScores() {
		final List<RaterModel> found = learn(regions(400, PLANTED, true, 2));
		for (int r = 0; r < 2; r++) {
			assertEquals(PLANTED.get(r).spread(), found.get(r).spread(), 0.02, found.toString());
			assertEquals(PLANTED.get(r).bias(), found.get(r).bias(), 0.02, found.toString());
		}
	}

	@Test
	void fewAnswersStayNearThePrior() {
		final List<RaterModel> found = learn(regions(2, PLANTED, false, 3));
		for (final RaterModel m : found) {
			assertTrue(m.spread() > 0.02 && m.spread() < 0.12, found.toString());
			assertEquals(0, m.bias(), 0.06);
			assertEquals(RaterStatistics.USUAL_FLIPS, m.flipRate(), 0.1);
		}
		assertEquals(List.of(RaterStatistics.USUAL_FLIPS), learn(List.of()).stream().map(RaterModel::flipRate).distinct()
			.toList());
	}
}
