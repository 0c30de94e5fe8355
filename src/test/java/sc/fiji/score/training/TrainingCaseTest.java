package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.loss.RegionTarget;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;

class TrainingCaseTest {

	private static final List<RegionFeedback> TWO_REGIONS = List.of(RegionFeedback.exact(1, 0.8, ErrorLabel.OVER),
		RegionFeedback.exact(3, 0.6, ErrorLabel.UNDER));

	private final TestCases.Data data = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 2);
	private final RegionMap regions = Partitioner.partition(data.initial(), PartitionParameters.slabs(2, 2));

	private TrainingCase scored(final InputSpec spec, final List<RegionFeedback> feedback) {
		return TrainingCase.scored("ball", PreparedInput.of(data.image(), data.initial(), null, spec), regions, feedback);
	}

	private static long count(final TrainingCase c, final int region) {
		long n = 0;
		for (int i = 0; i < c.regions().length; i++)
			if (c.regions()[i] == region && c.distance()[i] > 0) n++;
		return n;
	}

	@Test
	void targetsHaveTheVolumesOfTheRegionsAndTheScores() {
		final TrainingCase c = scored(TestCases.SPEC, TWO_REGIONS);
		assertTrue(c.isScored());
		assertEquals(4, c.targets().length);
		long all = 0;
		for (int r = 1; r <= 4; r++) {
			final RegionTarget t = c.targets()[r - 1];
			assertEquals(count(c, r), t.maskVolume());
			all += count(c, r);
		}
		assertEquals(data.initial().count(), all);
		assertEquals(0.8, c.targets()[0].diceLow());
		assertEquals(ErrorLabel.UNDER, c.targets()[2].label());
		// Nobody scored these two: they ask nothing.
		for (final int r : new int[] { 1, 3 }) {
			assertEquals(0, c.targets()[r].diceLow());
			assertEquals(1, c.targets()[r].diceHigh());
			assertEquals(ErrorLabel.MIXED, c.targets()[r].label());
		}
	}

	/** Labels of regions cannot be interpolated: every voxel of the network's grid has one of the map's own numbers. */
	@Test
	void regionsKeepTheirNumbersOnAnotherSpacing() {
		final TrainingCase c = scored(new InputSpec(new double[] { 1.7, 1.7, 1.7 }, 8), TWO_REGIONS);
		assertEquals(c.image().length, c.regions().length);
		long all = 0;
		for (int r = 1; r <= 4; r++) {
			assertTrue(count(c, r) > 0, "region " + r);
			all += count(c, r);
		}
		assertEquals(data.initial().count(), all * Math.pow(1.7, 3), 0.15 * data.initial().count());
	}

	@Test
	void aScoreForARegionThatIsNotThereNamesTheCase() {
		final String message = assertThrows(ScoreException.class, () -> scored(TestCases.SPEC, List.of(RegionFeedback.exact(
			5, 0.5, ErrorLabel.OVER)))).getMessage();
		assertTrue(message.contains("ball") && message.contains("region 5") && message.contains("only 4"), message);
	}

	@Test
	void labelsStartFromTheScoresAndComeBackToThem() {
		final TrainingCase c = scored(TestCases.SPEC, TWO_REGIONS);
		final float[] start = c.labels().clone();
		assertArrayEquals(ShiftedMask.of(c.structures().get(0), c.size(), null).labels(), start);
		c.relabel(new float[start.length]);
		assertFalse(Arrays.equals(start, c.labels()));
		c.resetLabels();
		assertArrayEquals(start, c.labels());
	}

	@Test
	void aFullMaskStaysWhatItIs() {
		final TrainingCase c = TrainingCase.full("ball", PreparedInput.of(data.image(), data.initial(), null,
			TestCases.SPEC), data.truth());
		assertFalse(c.isScored());
		double sum = 0;
		for (final float l : c.labels())
			sum += l;
		assertEquals(data.truth().count(), sum);
		c.resetLabels();
		assertThrows(IllegalStateException.class, () -> c.relabel(new float[c.labels().length]));
	}

	@Test
	void validationMeasuresHowFarAPredictionIsFromTheFeedback() {
		final TrainingCase c = TestCases.scored("ball", data, new SimulatedRater(FeedbackMode.EXACT, 1));
		final TrainingCase full = TrainingCase.full("ball", PreparedInput.of(data.image(), data.initial(), null,
			TestCases.SPEC), data.truth());
		final float[] truth = full.labels().clone();
		for (int i = 0; i < truth.length; i++)
			truth[i] -= 0.5f;
		assertEquals(0, Validation.disagreement(full.structures().get(0), truth), 1e-12);
		assertEquals(0, Validation.disagreement(c.structures().get(0), truth), 0.02);
		assertTrue(Validation.disagreement(c.structures().get(0), c.distance()) > 0.1);
		assertTrue(Validation.disagreement(full.structures().get(0), c.distance()) > 0.1);
		assertTrue(Double.isNaN(Validation.disagreement(scored(TestCases.SPEC, List.of()).structures().get(0), truth)));
	}
}
