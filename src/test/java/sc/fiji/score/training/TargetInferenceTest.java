package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class TargetInferenceTest {

	private static final Geometry GRID = Geometry.of(30, 20, 20, 1, 1, 1);

	private static TargetInference inference(final double intensities) {
		return new TargetInference(TrainingOptions.builder().optIntensities(intensities).build());
	}

	/** A case whose image tells its truth apart, with exact scores. */
	private static TrainingCase scored(final byte[] initial, final byte[] truth, final float contrast) {
		final float[] image = image(truth, contrast);
		final Mask mask = new Mask(initial, GRID);
		final RegionMap map = Partitioner.partition(mask, PartitionParameters.clusters(4, 1));
		return TrainingCase.scored("c", PreparedInput.of(Volume.of(image, GRID), mask, null, TestCases.WHOLE), map,
			new SimulatedRater(FeedbackMode.EXACT, 1).rate("c", mask, new Mask(truth, GRID), map));
	}

	/** The block [x0, x1) x [7, 13) x [7, 13), and a rod of 2 x 2 voxels from there to x2. */
	private static byte[] block(final int x0, final int x1, final int x2) {
		final byte[] out = new byte[GRID.arrayLength()];
		for (int z = 7; z < 13; z++)
			for (int y = 7; y < 13; y++)
				for (int x = x0; x < x2; x++)
					if (x < x1 || y / 2 == 4 && z / 2 == 4) out[GRID.index(x, y, z)] = 1;
		return out;
	}

	private static double wrong(final byte[] truth, final TrainingCase c) {
		assertEquals(truth.length, c.labels().length);
		double out = 0;
		for (int i = 0; i < truth.length; i++)
			out += Math.abs(truth[i] - c.labels()[i]);
		return out;
	}

	/** Without a network the image already says where the voxels go that the scores only count. */
	@Test
	void theFirstTargetsFollowTheIntensities() {
		final byte[] truth = block(8, 16, 16), initial = block(10, 18, 18);
		final TrainingCase with = scored(initial, truth, 2), without = scored(initial, truth, 2);
		inference(1).start(List.of(with), List.of());
		inference(0).start(List.of(without), List.of());
		assertTrue(wrong(truth, with) < 0.8 * wrong(truth, without), wrong(truth, with) + " wrong voxels against " + wrong(truth,
			without));
	}

	/** Where a score leaves it open how much there is, the intensities move the surface, but not the volume within it. */
	@Test
	void intensitiesSayWhereButNotHowMuch() {
		final byte[] truth = block(8, 16, 16), initial = block(10, 18, 18);
		final TrainingCase c = vague(initial, truth), without = vague(initial, truth);
		inference(2).start(List.of(c), List.of());
		inference(0).start(List.of(without), List.of());
		final int[] count = new int[2], before = new int[2];
		int moved = 0;
		for (int i = 0; i < truth.length; i++) {
			count[c.regions()[i]] += c.labels()[i];
			before[c.regions()[i]] += without.labels()[i];
			moved += Math.abs(c.labels()[i] - without.labels()[i]);
		}
		// Voxels with the same value on the border are neither gained nor given up.
		for (int r = 1; r < count.length; r++)
			assertEquals(before[r], count[r], 2, "voxels of region " + r);
		assertTrue(moved > 20, moved + " voxels moved");
	}

	private static TrainingCase vague(final byte[] initial, final byte[] truth) {
		final float[] image = image(truth, 2);
		final Mask mask = new Mask(initial, GRID);
		final RegionMap map = Partitioner.partition(mask, PartitionParameters.clusters(1, 1));
		return TrainingCase.scored("c", PreparedInput.of(Volume.of(image, GRID), mask, null, TestCases.WHOLE), map, List.of(
			new RegionFeedback(1, 3, 0.5, 1, ErrorLabel.MIXED, 0)));
	}

	private static float[] image(final byte[] truth, final float contrast) {
		final float[] out = new float[truth.length];
		for (int i = 0; i < out.length; i++)
			out[i] = contrast * truth[i] + (i * 7919 % 101) / 101f;
		return out;
	}

	/** A network that has found what lies far from the mask is not outvoted by the distance. */
	@Test
	void whatANetworkFindsFarFromTheMaskIsTaken() {
		final byte[] truth = block(5, 12, 20), initial = block(5, 12, 13);
		final TrainingCase c = scored(initial, truth, 0);
		inference(0).relabel(List.of(c), false, List.of(), false, t -> {
			final float[] logits = new float[truth.length];
			// The base logit of the distance, and what a network adds that sees the rod.
			for (int i = 0; i < logits.length; i++)
				logits[i] = 2 * t.distance()[i] + (truth[i] > 0 && initial[i] == 0 ? 9 : 0);
			return new float[][] { logits };
		});
		assertTrue(found(truth, c, 16) > 0.5, "found " + found(truth, c, 16));
	}

	/** A long end that is missing altogether: volumes alone would make the mask thicker all around instead. */
	@Test
	void whatIsMissingFarFromTheMaskIsFoundByItsIntensities() {
		final byte[] truth = block(4, 20, 20), initial = block(4, 14, 14);
		final TrainingCase c = scored(initial, truth, 2);
		inference(1).start(List.of(c), List.of());
		assertTrue(found(truth, c, 15) > 0.3, "found " + found(truth, c, 15));
	}

	/** The share of the truth beyond this x that the targets have. */
	private static double found(final byte[] truth, final TrainingCase c, final int beyond) {
		int found = 0, all = 0;
		for (int i = 0; i < truth.length; i++)
			if (truth[i] > 0 && x(i) > beyond) {
				all++;
				found += c.labels()[i];
			}
		return (double) found / all;
	}

	private static int x(final int index) {
		return index % GRID.dimensions()[0];
	}
}
