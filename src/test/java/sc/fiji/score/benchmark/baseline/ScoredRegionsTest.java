package sc.fiji.score.benchmark.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class ScoredRegionsTest {

	private final ExperimentCase.Data data = new BallCase(1, 1, -1).load();
	private final RegionMap regions = BallCase.regions(data, 2);
	private final Surroundings s = new Surroundings(data.image(), data.initial(), regions, false);

	@Test
	void theTruthFitsWhatIsSaidAndTheInitialMaskDoesNot() {
		final ScoredRegions scored = new ScoredRegions(s, BallCase.feedback(data, regions));
		assertEquals(0, scored.misfit(s, data.reference().crop(s.box()).voxels()), 0.02);
		assertTrue(scored.misfit(s, s.mask()) > 0.2);
	}

	/** One region of U = 8: all of it kept, while half is said to be too much with a Dice of 2/3. */
	@Test
	void addsWhatDiceAndVolumeAreOff() {
		final Geometry g = Geometry.of(4, 4, 4, 1, 1, 1);
		final byte[] voxels = new byte[64];
		for (final int i : new int[] { 21, 22, 25, 26, 37, 38, 41, 42 })
			voxels[i] = 1;
		final Mask mask = new Mask(voxels, g);
		final RegionMap one = Partitioner.partition(mask, PartitionParameters.slabs(1, 1));
		final Surroundings cube = new Surroundings(Volume.of(new float[64], g), mask, one, false);
		final ScoredRegions scored = new ScoredRegions(cube, List.of(RegionFeedback.exact(1, 2 / 3.0, ErrorLabel.OVER)));
		// The volume may be 4 (pure) to 5.2 (30 % back to 8); the Dice of the mask to itself is 1.
		assertEquals(1 / 3.0 + 2.8 / 8, scored.misfit(cube, cube.mask()), 1e-9);
		assertEquals(2.8 / 8, scored.volumeMisfit(1, 8), 1e-9);
		assertEquals(0, scored.volumeMisfit(1, 5), 1e-9);
	}

	@Test
	void regionsWithoutAScoreSayNothing() {
		final ScoredRegions scored = new ScoredRegions(s, List.of(RegionFeedback.unscored(1)));
		assertTrue(Double.isNaN(scored.misfit(s, s.mask())));
		assertFalse(scored.isScored(1));
	}

	@Test
	void refusesRegionsThatTheMaskDoesNotHave() {
		final ScoreException e = assertThrows(ScoreException.class, () -> new ScoredRegions(s, List.of(RegionFeedback.exact(3,
			0.5, ErrorLabel.OVER))));
		assertTrue(e.getMessage().contains("region 3"), e.getMessage());
	}

	@Test
	void surroundingsAreCutOutAndPutBack() {
		assertArrayEquals(data.initial().voxels(), s.whole(s.mask()).voxels());
		assertThrows(IllegalStateException.class, s::edges);
		final float[] values = data.image().floats();
		Arrays.fill(values, Float.NaN);
		final Surroundings blank = new Surroundings(Volume.of(values, data.image().geometry()), data.initial(), regions,
			false);
		assertEquals(0, blank.image()[0], "no value is finite");
	}
}
