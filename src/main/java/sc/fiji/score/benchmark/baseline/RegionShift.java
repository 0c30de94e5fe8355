package sc.fiji.score.benchmark.baseline;

import java.util.Arrays;
import java.util.Locale;

import sc.fiji.score.volume.GaussianFilter;

/**
 * Moves the surface by a shift of its own in each region (dilation and erosion by the signed distance); the shifts go
 * over into each other, and the surface may be smoothed.
 *
 * @param shifts by region number (0 for none), in mm, positive outwards. In a mask that has another number of regions
 *          the numbers mean other places: there the mean shift is taken everywhere
 * @param smoothing standard deviation of the Gaussian that smooths the signed distance, in voxels
 * @param blending standard deviation of the Gaussian that smooths the shifts, in voxels
 */
record RegionShift(double[] shifts, double smoothing, double blending) implements LocalMethod {

	/** The signed distance of a mask, smoothed. */
	static float[] field(final Surroundings s, final double smoothing) {
		return GaussianFilter.smooth(s.distance(), s.size(), s.spacing(), smoothing * s.unit());
	}

	@Override
	public byte[] correct(final Surroundings s) {
		final float[] field = field(s, smoothing), shift = blended(s);
		final byte[] out = s.mask().clone();
		for (int i = 0; i < out.length; i++)
			if (s.region(i) != 0) out[i] = (byte) (field[i] + shift[i] > 0 ? 1 : 0);
		return out;
	}

	/** The shift of a region, in a mask with so many of them. */
	double of(final int region, final int regions) {
		return shifts.length == regions + 1 ? shifts[region] : Arrays.stream(shifts).skip(1).average().orElse(0);
	}

	/** The shift of each voxel: the mean over the regions around, weighted by a Gaussian; voxels of none do not count. */
	private float[] blended(final Surroundings s) {
		final float[] ofRegion = new float[s.regions() + 1];
		for (int r = 1; r < ofRegion.length; r++)
			ofRegion[r] = (float) of(r, s.regions());
		final float[] value = new float[s.mask().length], weight = new float[value.length];
		for (int i = 0; i < value.length; i++) {
			if (s.region(i) == 0) continue;
			weight[i] = 1;
			value[i] = ofRegion[s.region(i)];
		}
		return blending == 0 ? value : GaussianFilter.smooth(value, weight, s.size(), s.spacing(), blending * s.unit());
	}

	@Override
	public String parameters() {
		final double least = Arrays.stream(shifts).skip(1).min().orElse(0), most = Arrays.stream(shifts).skip(1).max().orElse(
			0);
		return String.format(Locale.ROOT, "shifts of %.2f to %.2f mm, blended over %.1f voxels, surface smoothed over %.1f",
			least, most, blending, smoothing);
	}
}
