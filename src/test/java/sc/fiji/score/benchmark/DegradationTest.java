package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.score.benchmark.Degradation.Kind;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.ConfusionCounts;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.task.TinyCases;
import sc.fiji.score.volume.Mask;

class DegradationTest {

	private static final Mask GOOD = new HumerusPhantom(1).mask();

	private static Mask degraded(final Kind kind, final double mm, final long seed, final String name) {
		return new Degradation(kind, mm, seed).apply(name, GOOD);
	}

	private static double assd(final Mask bad) {
		return SegmentationMetrics.of(GOOD, bad, 1).assd();
	}

	@ParameterizedTest
	@EnumSource
	void errorsBelongToCaseAndSeed(final Kind kind) {
		final byte[] before = GOOD.voxels().clone();
		final Mask a = degraded(kind, 2, 1, "a");
		assertArrayEquals(a.voxels(), degraded(kind, 2, 1, "a").voxels());
		assertFalse(Arrays.equals(a.voxels(), degraded(kind, 2, 1, "b").voxels()));
		assertFalse(Arrays.equals(a.voxels(), degraded(kind, 2, 2, "a").voxels()));
		assertArrayEquals(before, GOOD.voxels(), "the reference was changed");
	}

	@ParameterizedTest
	@EnumSource
	void amplitudeIsTheSizeOfTheErrorsInMillimetres(final Kind kind) {
		final double two = assd(degraded(kind, 2, 1, "a")), four = assd(degraded(kind, 4, 1, "a"));
		assertTrue(two > 0.5 && two < 3, "" + two);
		assertTrue(four > 1.3 * two, two + " " + four);
	}

	@Test
	void noiseHasNoDirection() {
		double added = 0, missed = 0;
		for (int i = 0; i < 6; i++) {
			final ConfusionCounts c = ConfusionCounts.of(GOOD, degraded(Kind.NOISE, 2, 1, "case " + i));
			added += c.falsePositives();
			missed += c.falseNegatives();
		}
		assertEquals(1, added / missed, 0.35);
	}

	@Test
	void saysWhichCaseIsTooSmall() {
		final String message = assertThrows(ScoreException.class, () -> new Degradation(Kind.NOISE, 9, 1).apply("case_07",
			TinyCases.truth(1))).getMessage();
		assertTrue(message.contains("case_07") && message.contains("9.0 mm") && message.contains("--degrade-mm"), message);
		assertThrows(IllegalArgumentException.class, () -> new Degradation(Kind.BIAS, 0, 1));
	}

	@Test
	void saysWhatTheMasksAre() {
		final String text = new Degradation(Kind.BIAS, 1.5, 7).description();
		assertTrue(text.contains("1.5 mm") && text.contains("seed 7") && text.contains("one side missed"), text);
	}
}
