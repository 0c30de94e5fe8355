package sc.fiji.score.network;

import java.util.Arrays;

import sc.fiji.score.common.ScoreException;

/** Brings the intensities of one crop to mean 0 and deviation 1, whatever the scanner's scale. */
final class Intensities {

	private static final double LOW = 0.005, HIGH = 0.995;
	private static final int SAMPLES = 200_000;

	private Intensities() {}

	/**
	 * Values that are not finite count as the smallest finite one; the darkest and brightest half percent are clipped.
	 *
	 * @throws ScoreException if no value is finite or all are equal
	 */
	static float[] normalise(final float[] values) {
		final int stride = Math.max(1, values.length / SAMPLES);
		float[] sample = new float[values.length / stride + 1];
		int n = 0;
		for (int i = 0; i < values.length; i += stride)
			if (Float.isFinite(values[i])) sample[n++] = values[i];
		if (n == 0) throw new ScoreException("The image has no finite value near the mask.");
		sample = Arrays.copyOf(sample, n);
		Arrays.sort(sample);
		float low = sample[(int) (LOW * (n - 1))], high = sample[(int) Math.ceil(HIGH * (n - 1))];
		if (!(high > low)) {
			low = sample[0];
			high = sample[n - 1];
		}
		if (!(high > low)) throw new ScoreException("The image is constant near the mask (all voxels are " + low +
			"): it shows nothing to refine by. Check that it is the right image.");
		double sum = 0, squares = 0;
		final float[] out = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			final float v = Float.isFinite(values[i]) ? Math.min(high, Math.max(low, values[i])) : low;
			out[i] = v;
			sum += v;
			squares += (double) v * v;
		}
		final double mean = sum / out.length, sd = Math.sqrt(Math.max(squares / out.length - mean * mean, 1e-30));
		for (int i = 0; i < out.length; i++)
			out[i] = (float) ((out[i] - mean) / sd);
		return out;
	}
}
