package sc.fiji.score.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether probabilities mean what they say: of the voxels that were given 70 %, 70 % should be foreground. Counts
 * voxels in {@value #BINS} bins of equal width; the last one includes 1. The expected calibration error is that of
 * Naeini et al., AAAI 2015; the reliability diagram plots {@link Bin#observed()} over {@link Bin#probability()}. (How
 * raters are calibrated is another matter: {@link CalibrationReport}.)
 */
public final class ProbabilityCalibration {

	/** Number of bins. */
	public static final int BINS = 10;

	private final long[] counts = new long[BINS], positives = new long[BINS];
	private final double[] sums = new double[BINS];
	private double squares;

	/**
	 * One bin.
	 *
	 * @param low its lower end
	 * @param high its upper end
	 * @param count voxels in it
	 * @param probability their mean probability; NaN without voxels
	 * @param observed the share of them that is foreground; NaN without voxels
	 */
	public record Bin(double low, double high, long count, double probability, double observed) {}

	/**
	 * Adds a voxel.
	 *
	 * @param probability of foreground, 0..1
	 * @param foreground what the reference says
	 */
	public void add(final double probability, final boolean foreground) {
		if (!(probability >= 0 && probability <= 1)) throw new IllegalArgumentException("probability " + probability);
		final int bin = Math.min(BINS - 1, (int) (probability * BINS));
		counts[bin]++;
		sums[bin] += probability;
		if (foreground) positives[bin]++;
		final double error = probability - (foreground ? 1 : 0);
		squares += error * error;
	}

	/** Number of voxels. */
	public long count() {
		return IntStream.range(0, BINS).mapToLong(i -> counts[i]).sum();
	}

	/** The bins, lowest first. */
	public List<Bin> bins() {
		return IntStream.range(0, BINS).mapToObj(i -> new Bin((double) i / BINS, (i + 1.0) / BINS, counts[i], sums[i] /
			counts[i], (double) positives[i] / counts[i])).toList();
	}

	/**
	 * Mean over the voxels of the distance between a bin's mean probability and its share of foreground, 0..1; NaN
	 * without voxels.
	 */
	public double expectedError() {
		return IntStream.range(0, BINS).mapToDouble(i -> Math.abs(sums[i] - positives[i])).sum() / count();
	}

	/** Brier score: mean square of probability minus truth, 0..1; NaN without voxels. */
	public double brier() {
		return squares / count();
	}
}
