package sc.fiji.score.benchmark.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** The corrections that look at the image find a bright structure whose mask is too large and too small. */
class ImageMethodsTest {

	private static final BallCase CASE = new BallCase(1, 1.2, -1);

	@Test
	void eachFindsTheBrightStructure() {
		assertTrue(CASE.initialDice() < 0.87, "the initial mask: " + CASE.initialDice());
		for (final LocalMethod m : List.of(new SeededWalk(2.5, 2, 0.5), new GraphCut(3, 1, 1, 0.25), new GeodesicContour(0, 5,
			1), new ThresholdFill(3, 50, false, true), new ThresholdFill(3, 0.5, true, true)))
			assertTrue(CASE.dice(m) > 0.92, m + ": " + CASE.dice(m));
	}

	@Test
	void theTrainingFeedbackChoosesAThresholdThatWorks() {
		final List<FittingCase> cases = List.of(CASE.fitting(2), new BallCase(2, 1.2, -1).fitting(2));
		final LocalMethod best = GridFit.best(ThresholdFill.grid(cases), cases, Progress.NONE);
		assertTrue(CASE.dice(best) > 0.97, best + ": " + CASE.dice(best));
	}

	@Test
	void aRelativeThresholdKnowsDarkStructuresAndAnyScale() {
		final ExperimentCase.Data data = CASE.load();
		final float[] values = data.image().floats();
		for (int i = 0; i < values.length; i++)
			values[i] = 5000 - 37 * values[i];
		final RegionMap regions = BallCase.regions(data, 2);
		final Surroundings bright = new Surroundings(data.image(), data.initial(), regions, false);
		final Surroundings dark = new Surroundings(Volume.of(values, data.image().geometry()), data.initial(), regions,
			false);
		final ThresholdFill method = new ThresholdFill(2, 0.4, true, true);
		assertArrayEquals(method.correct(bright), method.correct(dark));
	}

	@Test
	void theThresholdClosesFillsAndDropsIslands() {
		final Geometry g = Geometry.of(15, 15, 15, 1, 1, 1);
		final byte[] voxels = new byte[g.arrayLength()];
		final float[] image = new float[voxels.length];
		for (int i = 0; i < voxels.length; i++) {
			final int x = i % 15 - 7, y = i / 15 % 15 - 7, z = i / 225 - 7, r = x * x + y * y + z * z;
			voxels[i] = (byte) (r <= 16 ? 1 : 0);
			image[i] = r <= 16 ? 100 : 0;
		}
		image[g.index(7, 7, 4)] = 0;
		image[g.index(7, 7, 13)] = 100;
		final Mask mask = new Mask(voxels, g);
		final Surroundings s = new Surroundings(Volume.of(image, g), mask, Partitioner.partition(mask, PartitionParameters
			.slabs(1, 1)), false);
		assertArrayEquals(voxels, s.whole(new ThresholdFill(3, 50, false, true).correct(s)).voxels());
	}

	@Test
	void aThinMaskStillHasSeeds() {
		final Geometry g = Geometry.of(14, 9, 9, 1, 1, 1);
		final byte[] voxels = new byte[g.arrayLength()];
		final float[] image = new float[voxels.length];
		for (int x = 3; x < 11; x++) {
			voxels[g.index(x, 4, 4)] = 1;
			image[g.index(x, 4, 4)] = 100;
		}
		final Mask mask = new Mask(voxels, g);
		final Surroundings s = new Surroundings(Volume.of(image, g), mask, Partitioner.partition(mask, PartitionParameters
			.slabs(1, 1)), false);
		assertArrayEquals(voxels, s.whole(new SeededWalk(2.5, 8, 0.5).correct(s)).voxels());
	}

	/** All 65536 masks of a grid of 4 x 2 x 2 voxels are tried. */
	@Test
	void theGraphCutIsTheMaskWithTheLeastEnergy() {
		final Geometry g = Geometry.of(4, 2, 2, 1, 1, 2);
		final byte[] voxels = { 1, 1, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0, 0 };
		final float[] image = { 9, 7, 8, 1, 8, 6, 2, 1, 9, 9, 4, 0, 3, 8, 7, 1 };
		final Mask mask = new Mask(voxels, g);
		final RegionMap one = new RegionMap(new short[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 1, g,
			PartitionParameters.labels());
		final Surroundings s = new Surroundings(Volume.of(image, g), mask, one, false);
		final float[] odds = IntensityOdds.logOdds(s, 3 * s.unit());
		final double c = Contrast.meanSquare(s, 3 * s.unit());
		for (final GraphCut m : List.of(new GraphCut(3, 1, 0.5, 0.5), new GraphCut(3, 0.4, 1, 0.1), new GraphCut(3, 2, 1,
			0))) {
			double least = Double.POSITIVE_INFINITY;
			final byte[] some = new byte[16];
			for (int bits = 0; bits < 1 << 16; bits++) {
				for (int i = 0; i < 16; i++)
					some[i] = (byte) (bits >> i & 1);
				least = Math.min(least, energy(s, m, some, odds, c));
			}
			assertEquals(least, energy(s, m, m.correct(s), odds, c), 1e-9, m.toString());
		}
	}

	private static double energy(final Surroundings s, final GraphCut m, final byte[] voxels, final float[] odds,
		final double c)
	{
		final int[] n = { 4, 2, 2 }, stride = { 1, 4, 8 };
		final double[] near = { 1, 1, 0.5 };
		double sum = 0;
		for (int i = 0; i < 16; i++) {
			final double inside = m.intensity() * odds[i] + m.distance() * s.distance()[i] / s.unit();
			if (voxels[i] == 0) sum += inside;
			for (int a = 0; a < 3; a++) {
				if (i / stride[a] % n[a] == n[a] - 1 || voxels[i] == voxels[i + stride[a]]) continue;
				final double d = s.image()[i] - s.image()[i + stride[a]];
				sum += m.smoothness() * near[a] * Math.exp(-d * d / (2 * c));
			}
		}
		return sum;
	}
}
