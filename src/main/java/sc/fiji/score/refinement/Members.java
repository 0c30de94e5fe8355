package sc.fiji.score.refinement;

import java.util.List;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * Several predictions of one case. Where they differ, the prediction is uncertain.
 *
 * @param box where they lie in the case's grid
 * @param grid the case's grid
 * @param probabilities foreground probabilities of each member in the box, x fastest, 0..1; not copies. Outside of the
 *          box they are 0
 */
public record Members(Box box, Geometry grid, List<float[]> probabilities) {

	/** What the uncertainty of a voxel is measured by. */
	public enum Measure {
		/**
		 * Entropy in bits of the members' mean probability p, {@code -p log2 p - (1-p) log2 (1-p)}: 0 certain, 1 not known.
		 * It holds both what the members disagree on and what each of them is unsure of.
		 */
		ENTROPY,
		/** Standard deviation of the members' probabilities, 0 to 0.5: only what they disagree on. */
		DEVIATION
	}

	public Members {
		probabilities = List.copyOf(probabilities);
		if (probabilities.isEmpty()) throw new IllegalArgumentException("no member");
		for (final float[] p : probabilities)
			if (p.length != box.voxels()) throw new IllegalArgumentException(p.length + " probabilities for " + box);
	}

	/** Number of members. */
	public int count() {
		return probabilities.size();
	}

	/** The members' mean probability in the box. */
	public float[] mean() {
		final float[] out = new float[(int) box.voxels()];
		for (int i = 0; i < out.length; i++)
			out[i] = (float) mean(i);
		return out;
	}

	/** How uncertain each voxel is, float32 on the case's grid; 0 outside of the box. */
	public Volume uncertainty(final Measure measure) {
		final float[] out = new float[(int) box.voxels()];
		for (int i = 0; i < out.length; i++)
			out[i] = (float) (measure == Measure.ENTROPY ? entropy(mean(i)) : deviation(i));
		return Volume.padded(out, box, grid);
	}

	private double mean(final int voxel) {
		double sum = 0;
		for (final float[] p : probabilities)
			sum += p[voxel];
		return sum / count();
	}

	private double deviation(final int voxel) {
		final double mean = mean(voxel);
		double sum = 0;
		for (final float[] p : probabilities)
			sum += (p[voxel] - mean) * (p[voxel] - mean);
		return Math.sqrt(sum / count());
	}

	static double entropy(final double p) {
		return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
	}
}
