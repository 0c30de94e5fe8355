package sc.fiji.score.annotation;

import sc.fiji.score.feedback.FileReference;

/**
 * How annotations were simulated, stated in their file.
 *
 * @param seed of all random choices
 * @param jitter standard deviation of the drawn positions in voxels, 0 or more
 * @param tagErrors share of slice tags that are wrong, 0..1
 * @param sizeSpread half width of the size range as a share of the true size, 0..1
 * @param reference the mask that was annotated, or null
 */
public record Simulation(long seed, double jitter, double tagErrors, double sizeSpread, FileReference reference) {

	public Simulation {
		if (!(jitter >= 0 && Double.isFinite(jitter))) throw new IllegalArgumentException("jitter " + jitter);
		if (!(tagErrors >= 0 && tagErrors <= 1)) throw new IllegalArgumentException("share of wrong tags " + tagErrors);
		if (!(sizeSpread >= 0 && sizeSpread <= 1)) throw new IllegalArgumentException("spread of the size " + sizeSpread);
	}
}
