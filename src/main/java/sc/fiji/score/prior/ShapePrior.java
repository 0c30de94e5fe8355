package sc.fiji.score.prior;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Mask;

/**
 * The mean shape of training masks and its main ways to vary: masks are aligned by centroid and principal axes (a
 * rigid motion or a reflection, no scaling: size is part of the shape), their signed distances averaged, and the
 * first principal components of the distances kept.
 * <p>
 * Source: M. E. Leventon, W. E. L. Grimson, O. Faugeras, Statistical shape influence in geodesic active contours,
 * CVPR 2000, doi:10.1109/CVPR.2000.855835.
 */
public final class ShapePrior {

	/** Nodes along each axis of the cube that shapes are kept on. */
	private static final int NODES = 32;

	/** How much the cube reaches beyond the largest mask. */
	private static final double REACH = 1.25;

	/** A shape may lie this many standard deviations from the mean, in each mode. */
	private static final double MOST_DEVIATIONS = 2;

	/** An estimate is corrected where it lies this far from the expected surface, in radii of the cube. */
	private static final double FAR = 0.1;

	/** How often masks are aligned. */
	private static final int ROUNDS = 3;

	private final double radius;
	private final double[] mean, deviations;
	private final double[][] modes;

	private ShapePrior(final double radius, final List<double[]> shapes, final int wanted) {
		this.radius = radius;
		mean = mean(shapes);
		final int n = shapes.size();
		final double[][] inner = new double[n][n];
		for (final double[] s : shapes)
			for (int i = 0; i < s.length; i++)
				s[i] -= mean[i];
		for (int r = 0; r < n; r++)
			for (int c = 0; c <= r; c++)
				inner[r][c] = inner[c][r] = dot(shapes.get(r), shapes.get(c));
		// The few masks' inner products have the same eigenvalues as the many nodes' covariances.
		final EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(inner));
		final double largest = Math.max(eigen.getRealEigenvalue(0), 1e-12);
		int kept = 0;
		while (kept < Math.min(wanted, n - 1) && eigen.getRealEigenvalue(kept) > 1e-9 * largest)
			kept++;
		modes = new double[kept][mean.length];
		deviations = new double[kept];
		for (int k = 0; k < kept; k++) {
			final double length = Math.sqrt(eigen.getRealEigenvalue(k));
			deviations[k] = length / Math.sqrt(n - 1.0);
			for (int m = 0; m < n; m++)
				addTo(modes[k], eigen.getEigenvector(k).getEntry(m) / length, shapes.get(m));
		}
	}

	/**
	 * @param masks of one structure, each whole; their grids may differ
	 * @param modes largest number of modes to keep, at least 0; there are never more than masks less one
	 * @throws ScoreException if there is no mask or one of them is empty
	 */
	public static ShapePrior fit(final List<Mask> masks, final int modes) {
		if (masks.isEmpty()) throw new ScoreException("A shape prior needs at least one training mask.");
		final List<Pose> poses = new ArrayList<>();
		final List<SampledGrid> distances = new ArrayList<>();
		double radius = 0;
		for (int m = 0; m < masks.size(); m++) {
			if (masks.get(m).isEmpty()) throw new ScoreException("Mask " + (m + 1) + " of the shape prior is empty; leave " +
				"it out.");
			poses.add(Pose.of(masks.get(m)));
			distances.add(distances(masks.get(m)));
			radius = Math.max(radius, REACH * reach(masks.get(m), poses.get(m)));
		}
		List<double[]> shapes = List.of(shape(distances.get(0), poses.get(0), radius));
		for (int round = 0; round < ROUNDS; round++) {
			final double[] target = mean(shapes);
			final List<double[]> next = new ArrayList<>();
			for (int m = 0; m < masks.size(); m++)
				next.add(shape(distances.get(m), like(target, distances.get(m), poses.get(m), radius), radius));
			shapes = next;
		}
		return new ShapePrior(radius, shapes, modes);
	}

	/** Standard deviation of each mode over the training masks, largest first (in the units of the summed distances). */
	public double[] deviations() {
		return deviations.clone();
	}

	/**
	 * The shape that the prior expects where an estimate lies: the estimate is aligned, the modes are fitted to its
	 * signed distance, each within two standard deviations, and the result is laid back over the estimate. That is
	 * repeated with the estimate corrected where it lies far from the expected shape, for such errors also spoil the
	 * alignment.
	 *
	 * @param estimate a rough mask of the whole structure, not empty
	 * @return signed distance to the expected surface at each voxel of the estimate's grid, positive inside, in mm; exact
	 *         only near the surface
	 */
	public float[] expected(final Mask estimate) {
		float[] out = laidOver(estimate);
		final double far = FAR * radius;
		for (int round = 1; round < ROUNDS; round++) {
			final byte[] corrected = estimate.voxels().clone();
			for (int i = 0; i < corrected.length; i++)
				if (Math.abs(out[i]) > far) corrected[i] = (byte) (out[i] > 0 ? 1 : 0);
			final Mask better = new Mask(corrected, estimate.geometry());
			if (better.isEmpty()) break;
			out = laidOver(better);
		}
		return out;
	}

	private float[] laidOver(final Mask estimate) {
		final SampledGrid distance = distances(estimate);
		final Pose pose = like(mean, distance, Pose.of(estimate), radius);
		final double[] seen = shape(distance, pose, radius), fitted = mean.clone();
		for (int k = 0; k < modes.length; k++) {
			final double most = MOST_DEVIATIONS * deviations[k], c = dot(seen, modes[k]) - dot(mean, modes[k]);
			addTo(fitted, Math.min(most, Math.max(-most, c)), modes[k]);
		}
		final float[] nodes = new float[fitted.length];
		for (int i = 0; i < nodes.length; i++)
			nodes[i] = (float) fitted[i];
		final double step = step(radius);
		final SampledGrid grid = new SampledGrid(nodes, new int[] { NODES, NODES, NODES }, new double[] { step, step,
			step }, new double[] { -radius, -radius, -radius });
		final float[] out = new float[estimate.voxels().length];
		final double[] place = new double[3], along = new double[3];
		for (int i = 0; i < out.length; i++) {
			Pose.place(estimate, i, place);
			pose.toAxes(place, along);
			out[i] = (float) grid.at(along);
		}
		return out;
	}

	private static SampledGrid distances(final Mask mask) {
		return new SampledGrid(DistanceTransform.signed(mask), mask.geometry().dimensions(), mask.geometry().spacing(),
			new double[3]);
	}

	/** Largest distance of a voxel from the centroid. */
	private static double reach(final Mask mask, final Pose pose) {
		final double[] p = new double[3];
		double largest = mask.geometry().spacing()[0];
		for (int i = 0; i < mask.voxels().length; i++) {
			if (mask.voxels()[i] == 0) continue;
			Pose.place(mask, i, p);
			largest = Math.max(largest, Math.sqrt((p[0] - pose.centre()[0]) * (p[0] - pose.centre()[0]) + (p[1] - pose
				.centre()[1]) * (p[1] - pose.centre()[1]) + (p[2] - pose.centre()[2]) * (p[2] - pose.centre()[2])));
		}
		return largest;
	}

	/** The pose with those signs of the axes that make the shape most like another. */
	private static Pose like(final double[] target, final SampledGrid distance, final Pose pose, final double radius) {
		Pose best = pose;
		double least = Double.POSITIVE_INFINITY;
		for (int signs = 0; signs < Pose.SIGNS; signs++) {
			final Pose candidate = pose.turned(signs);
			final double[] s = shape(distance, candidate, radius);
			double difference = 0;
			for (int i = 0; i < s.length; i++)
				difference += (s[i] - target[i]) * (s[i] - target[i]);
			if (difference < least) {
				least = difference;
				best = candidate;
			}
		}
		return best;
	}

	/** Signed distances at the nodes of the cube, clipped: far from the surface they say little of the shape. */
	private static double[] shape(final SampledGrid distance, final Pose pose, final double radius) {
		final double[] out = new double[NODES * NODES * NODES], along = new double[3], place = new double[3];
		final double step = step(radius), most = radius / 2;
		for (int i = 0; i < out.length; i++) {
			along[0] = i % NODES * step - radius;
			along[1] = i / NODES % NODES * step - radius;
			along[2] = i / (NODES * NODES) * step - radius;
			pose.toPlace(along, place);
			out[i] = Math.min(most, Math.max(-most, distance.at(place)));
		}
		return out;
	}

	private static double step(final double radius) {
		return 2 * radius / (NODES - 1);
	}

	private static double[] mean(final List<double[]> shapes) {
		final double[] out = new double[shapes.get(0).length];
		for (final double[] s : shapes)
			addTo(out, 1.0 / shapes.size(), s);
		return out;
	}

	private static void addTo(final double[] sum, final double factor, final double[] values) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += factor * values[i];
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}
}
