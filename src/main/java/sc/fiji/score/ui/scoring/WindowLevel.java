package sc.fiji.score.ui.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import sc.fiji.score.volume.Box;

/**
 * Which values of an image are shown from black to white.
 *
 * @param name for the rater
 * @param low value shown black, in the image's own unit (HU)
 * @param high value shown white
 */
record WindowLevel(String name, double low, double high) {

	/** Level 500, width 2000 HU: cortex and trabeculae. */
	static final WindowLevel BONE = new WindowLevel("Bone", -500, 1500);
	/** Level 50, width 400 HU. */
	static final WindowLevel SOFT_TISSUE = new WindowLevel("Soft tissue", -150, 250);
	/** Level -600, width 1500 HU. */
	static final WindowLevel LUNG = new WindowLevel("Lung", -1350, 150);

	/** Values below this, fat or air, are below zero in CT only. */
	private static final double FAT = -20;
	private static final double TAIL = 0.005;
	private static final int SAMPLES = 100_000;

	/**
	 * What is offered for an image; the first is the one to begin with.
	 *
	 * @param near the part of the image that matters
	 */
	static List<WindowLevel> offered(final ImagePlus image, final Box near) {
		final float[] values = sample(image, near);
		Arrays.sort(values);
		final float low = at(values, TAIL), high = at(values, 1 - TAIL);
		final List<WindowLevel> out = new ArrayList<>(List.of(BONE, SOFT_TISSUE, LUNG));
		out.add(low < FAT ? out.size() : 0, new WindowLevel("Auto", low, high > low ? high : low + 1));
		return out;
	}

	private static float[] sample(final ImagePlus image, final Box b) {
		final Calibration cal = image.getCalibration();
		final int step = (int) Math.max(1, Math.ceil(Math.cbrt((double) b.voxels() / SAMPLES)));
		final float[] out = new float[SAMPLES * 2];
		int n = 0;
		for (int z = 0; z < b.depth(); z += step) {
			final ImageProcessor ip = image.getStack().getProcessor(b.z() + z + 1);
			for (int y = 0; y < b.height(); y += step)
				for (int x = 0; x < b.width() && n < out.length; x += step) {
					final float raw = ip.getf(b.x() + x, b.y() + y);
					final double v = image.getBitDepth() == 32 ? raw : cal.getCValue((int) raw);
					if (Double.isFinite(v)) out[n++] = (float) v;
				}
		}
		return Arrays.copyOf(out, n);
	}

	private static float at(final float[] sorted, final double share) {
		return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
	}
}
