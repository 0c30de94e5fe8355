package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.VolumeInterval;

class LossTermTest {

	private static final int[] SIZE = { 5, 4, 3 };
	private static final int N = 60;

	private final float[] distance = new float[N], image = new float[N], edges = new float[N], labels = new float[N];
	private final short[] region = new short[N];
	private final float[] logits = new float[N];
	private RegionTarget[] targets = { target(ErrorLabel.OVER, 3, 6), target(ErrorLabel.UNDER, 30, 40), target(
		ErrorLabel.NONE, 9, 10), target(ErrorLabel.MIXED, 2, 30) };

	LossTermTest() {
		final Random random = new Random(7);
		for (int i = 0; i < N; i++) {
			distance[i] = (float) (3 * random.nextGaussian());
			image[i] = (float) random.nextGaussian();
			edges[i] = random.nextFloat();
			labels[i] = random.nextFloat();
			region[i] = (short) random.nextInt(5);
			logits[i] = (float) (2 * random.nextGaussian());
		}
	}

	private static RegionTarget target(final ErrorLabel label, final double low, final double high) {
		return new RegionTarget(10, new VolumeInterval(low, high), label, 0.5, 0.8, 0.4);
	}

	private LossInput input(final float[] l) {
		return LossInput.of(SIZE, l, distance, image, edges, labels, region, targets, new double[] { 1, 2, 0, 3 });
	}

	static Stream<LossTerm> terms() {
		return Stream.of(new VolumeTerm(), new DirectionTerm(), new AnchorTerm(), new EdgeTerm(), new LabelTerm());
	}

	@ParameterizedTest
	@MethodSource("terms")
	void gradientAgreesWithFiniteDifferences(final LossTerm term) {
		FiniteDifferences.check(term, this::input, logits, 1);
	}

	@ParameterizedTest
	@MethodSource("terms")
	void gradientIsAddedAndWeighted(final LossTerm term) {
		final float[] once = new float[N], twice = new float[N];
		term.add(input(logits), 1, once);
		term.add(input(logits), 1, twice);
		term.add(input(logits), 1, twice);
		for (int i = 0; i < N; i++)
			assertEquals(2 * once[i], twice[i], 1e-6);
	}

	/** A confident prediction that the feedback would be given for: each term of the feedback is (nearly) zero. */
	@Test
	void feedbackTermsVanishAtTheTruth() {
		final float[] truth = new float[N];
		final double[] u = new double[2], v = new double[2], both = new double[2];
		for (int i = 0; i < N; i++) {
			region[i] = (short) (1 + i % 2);
			// Region 1 loses the mask's outermost layer, region 2 gains one.
			final boolean foreground = distance[i] > (region[i] == 1 ? 1 : -1);
			truth[i] = foreground ? 20 : -20;
			final int r = region[i] - 1;
			if (distance[i] > 0) u[r]++;
			if (foreground) v[r]++;
			if (foreground && distance[i] > 0) both[r]++;
		}
		targets = new RegionTarget[2];
		for (int r = 0; r < 2; r++) {
			final double q = 2 * both[r] / (u[r] + v[r]);
			targets[r] = RegionTarget.of(u[r], u[r] / 2, new RegionFeedback(r + 1, 0, q, q, r == 0 ? ErrorLabel.OVER
				: ErrorLabel.UNDER, 0));
		}
		final LossInput in = LossInput.of(SIZE, truth, distance, image, edges, null, region, targets, null);
		for (final LossTerm term : List.of(new VolumeTerm(), new DirectionTerm(), new AnchorTerm()))
			assertEquals(0, term.add(in, 1, new float[N]), 1e-4, term.name());
	}

	@Test
	void labelTermVanishesAtItsTarget() {
		for (int i = 0; i < N; i++) {
			labels[i] = i % 3 == 0 ? 1 : 0;
			logits[i] = i % 3 == 0 ? 30 : -30;
		}
		assertEquals(0, new LabelTerm().add(input(logits), 1, new float[N]), 1e-6);
	}

	@Test
	void edgeTermIsZeroForAFlatPredictionAndCheaperAcrossAnEdge() {
		java.util.Arrays.fill(logits, 1.5f);
		java.util.Arrays.fill(distance, 0.5f);
		assertEquals(0, new EdgeTerm().add(input(logits), 1, new float[N]));
		for (int i = 0; i < N; i++)
			logits[i] = i % 5 < 2 ? 4 : -4;
		java.util.Arrays.fill(image, 0);
		java.util.Arrays.fill(edges, 0);
		final double flat = new EdgeTerm().add(input(logits), 1, new float[N]);
		java.util.Arrays.fill(edges, 1);
		assertTrue(new EdgeTerm().add(input(logits), 1, new float[N]) < 0.1 * flat);
	}

	/** Half of the case in the patch, half beyond: the sum over the region counts both. */
	@Test
	void volumeBeyondThePatchCounts() {
		java.util.Arrays.fill(region, (short) 1);
		java.util.Arrays.fill(logits, 30);
		targets = new RegionTarget[] { target(ErrorLabel.MIXED, 100, 100) };
		final LossInput alone = LossInput.of(SIZE, logits, distance, image, edges, null, region, targets, new double[] { 0 });
		final LossInput whole = LossInput.of(SIZE, logits, distance, image, edges, null, region, targets, new double[] { 40 });
		assertEquals(40.0 * 40 / 100, new VolumeTerm().add(alone, 1, new float[N]), 1e-3);
		assertEquals(0, new VolumeTerm().add(whole, 1, new float[N]), 1e-6);
	}

	@Test
	void unscoredRegionsAskNothing() {
		for (int r = 0; r < targets.length; r++)
			targets[r] = RegionTarget.unknown(10);
		final float[] gradient = new float[N];
		assertEquals(0, new VolumeTerm().add(input(logits), 1, gradient));
		assertEquals(0, new DirectionTerm().add(input(logits), 1, gradient));
		assertArrayEquals(new float[N], gradient);
	}

	@Test
	void totalIsTheWeightedSum() {
		final WeightedLoss loss = WeightedLoss.of(1, 2, 3, 4, 5);
		final var values = loss.add(input(logits), new float[N]);
		assertEquals(6, values.size());
		assertEquals(values.get("label") + values.get("volume") + values.get("direction") + values.get("anchor") + values
			.get("edge"), values.get("total"), 1e-9);
		assertEquals(2 * new VolumeTerm().add(input(logits), 1, new float[N]), values.get("volume"), 1e-9);
	}
}
