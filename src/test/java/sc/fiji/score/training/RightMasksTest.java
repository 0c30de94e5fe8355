package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.NetworkSpec;

class RightMasksTest {

	private final List<TrainingCase> cases = List.of(TestCases.scored("a", 1), TestCases.scored("b", 2), TestCases.scored(
		"c", 3), TestCases.scored("d", 4));

	/** Signed labels as logits, with the first voxels of the target given up. */
	private static float[][] giveUp(final TrainingCase c, final int count) {
		final float[] out = c.labels().clone();
		for (int i = 0, left = count; i < out.length; i++) {
			out[i] = out[i] > 0.5f && left-- <= 0 ? 1 : -1;
		}
		return new float[][] { out };
	}

	@Test
	void isTheMeanLessThreeDeviations() {
		final int[] lost = { 0, 40, 80, 120 };
		final double[] dice = new double[4];
		for (int k = 0; k < 4; k++) {
			double all = 0;
			for (final float v : cases.get(k).labels())
				all += v > 0.5f ? 1 : 0;
			dice[k] = 2 * (all - lost[k]) / (2 * all - lost[k]);
		}
		final double mean = Arrays.stream(dice).average().orElseThrow();
		final double sd = Math.sqrt(Arrays.stream(dice).map(d -> (d - mean) * (d - mean)).sum() / 3);
		assertEquals(mean - 3 * sd, RightMasks.agreement(cases, c -> giveUp(c, lost[cases.indexOf(c)])), 1e-9);
	}

	@Test
	void twoCasesOrCasesWithoutMasksTellNothing() {
		assertEquals(1, RightMasks.agreement(cases.subList(0, 2), c -> giveUp(c, 50)));
		assertEquals(1, RightMasks.agreement(List.of(), c -> giveUp(c, 50)));
	}

	/** The trainer shows its network the targets, and not the initial masks, which it changes by more. */
	@Test
	void aTrainingMeasuresItOnItsTargets() {
		final TrainingOptions options = TrainingOptions.builder().optSteps(60).optRounds(4).optRelabelAt(List.of(2)).optNetwork(
			new NetworkSpec(3, 1, List.of(4, 4))).optValidationShare(0).build();
		final double agreement = new Trainer(options, null, h -> {}).train(cases, "", Progress.NONE).leaveAlone();
		final List<Double> initial = new ArrayList<>();
		for (final TrainingCase c : cases) {
			double both = 0, sum = 0;
			for (int i = 0; i < c.labels().length; i++) {
				final int p = c.distance()[i] > 0 ? 1 : 0, right = c.labels()[i] > 0.5f ? 1 : 0;
				both += p * right;
				sum += p + right;
			}
			initial.add(2 * both / sum);
		}
		final double quality = initial.stream().mapToDouble(d -> d).average().orElseThrow();
		assertTrue(agreement > quality && agreement < 1, agreement + " with initial masks of " + quality);
	}
}
