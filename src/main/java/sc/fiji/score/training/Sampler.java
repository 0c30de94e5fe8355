package sc.fiji.score.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import sc.fiji.score.loss.WeakTargets;
import sc.fiji.score.network.NetworkSpec;

/** Draws augmented patches from cases. The same case, seed and target give the same patch. */
final class Sampler {

	/** Distance of the nodes of smooth random fields, in voxels. */
	private static final float CELL = 8;

	private final Augmentation augmentation;
	private final int largest;
	private final NetworkSpec network;

	/**
	 * @param largest largest size of a patch along each axis, in voxels
	 * @param network what the patches are for
	 */
	Sampler(final Augmentation augmentation, final int largest, final NetworkSpec network) {
		this.augmentation = augmentation;
		this.largest = largest;
		this.network = network;
	}

	/**
	 * @param perturbation standard deviation, in voxels, by which the shown mask's surface is displaced
	 * @param betterMasks chance that the shown mask has moved from the initial one towards the dense target, by any part of
	 *          the way
	 */
	Sample draw(final TrainingCase c, final double perturbation, final double betterMasks, final long seed) {
		final Random random = new Random(seed);
		final int[] n = c.size(), size = network.patchSize(n, largest);
		final double[] centre = new double[3];
		final int focus = focus(c, random);
		final int[] at = { focus % n[0], focus / n[0] % n[1], focus / (n[0] * n[1]) };
		for (int a = 0; a < 3; a++) {
			final double half = size[a] / 2.0 - 0.5;
			// The whole case where it fits, else a patch that holds a voxel of the surface and stays inside.
			centre[a] = n[a] <= size[a] ? half : Math.min(n[a] - 1 - half, Math.max(half, at[a] + (random.nextDouble() - 0.5) *
				size[a] / 2));
		}
		final double[] m = matrix(random);
		final SmoothField[] elastic = new SmoothField[3];
		for (int a = 0; a < 3; a++)
			elastic[a] = new SmoothField(size, CELL, augmentation.elastic(), random);
		final SmoothField[] displacement = new SmoothField[c.distance().length / c.image().length];
		for (int k = 0; k < displacement.length; k++)
			displacement[k] = new SmoothField(size, ShownMask.CELL, perturbation, random);
		final double moved = betterMasks > 0 && random.nextDouble() < betterMasks ? random.nextDouble() : 0;
		final double gain = 1 + augmentation.intensity() * random.nextGaussian();
		final double offset = augmentation.intensity() * random.nextGaussian();
		final double noise = augmentation.intensity() * random.nextDouble();

		final int length = size[0] * size[1] * size[2], structures = c.structures().size();
		final float[] image = new float[length], shown = new float[displacement.length * length];
		final float[] edges = new float[length];
		final float[][] distance = new float[structures][length], labels = new float[structures][];
		for (int k = 0; k < structures; k++)
			if (c.structures().get(k).labels() != null) labels[k] = new float[length];
		final float[][] better = new float[structures][];
		for (int k = 0; k < structures && moved > 0; k++) {
			final StructureSupervision s = c.structures().get(k);
			if (s.isMasked() && labels[k] != null) better[k] = s.labelDistance(n, c.spacing());
		}
		final int[] nearest = new int[length];
		final Interpolation f = new Interpolation(n);
		final double[] half = { (size[0] - 1) / 2.0, (size[1] - 1) / 2.0, (size[2] - 1) / 2.0 };
		for (int z = 0, o = 0; z < size[2]; z++)
			for (int y = 0; y < size[1]; y++)
				for (int x = 0; x < size[0]; x++, o++) {
					final double u = x - half[0], v = y - half[1], w = z - half[2];
					f.moveTo(centre[0] + m[0] * u + m[1] * v + m[2] * w + elastic[0].at(x, y, z), centre[1] + m[3] * u + m[4] *
						v + m[5] * w + elastic[1].at(x, y, z), centre[2] + m[6] * u + m[7] * v + m[8] * w + elastic[2].at(x, y, z));
					image[o] = (float) (gain * f.of(c.image()) + offset + noise * random.nextGaussian());
					edges[o] = f.of(c.edges());
					nearest[o] = f.isInside() ? f.nearest() : -1;
					for (int k = 0; k < structures; k++) {
						final StructureSupervision s = c.structures().get(k);
						if (s.isMasked()) distance[k][o] = f.of(s.distance());
						if (s.isMasked()) shown[k * length + o] = distance[k][o] + displacement[k].at(x, y, z);
						if (better[k] != null) shown[k * length + o] += moved * (f.of(better[k]) - distance[k][o]);
						if (labels[k] != null) labels[k][o] = f.of(s.labels());
					}
				}
		final List<Sample.Part> parts = new ArrayList<>();
		for (int k = 0; k < structures; k++)
			parts.add(part(c.structures().get(k), distance[k], labels[k], nearest));
		return new Sample(size, image, shown, edges, parts);
	}

	/** @param nearest for each voxel of the patch the voxel of the case, -1 beyond it */
	private static Sample.Part part(final StructureSupervision s, final float[] distance, final float[] labels,
		final int[] nearest)
	{
		final WeakTargets weak = s.weak() == null ? null : s.weak().inPatch(nearest);
		if (!s.isScored()) return new Sample.Part(distance, labels, null, null, weak);
		final short[] region = new short[nearest.length];
		for (int i = 0; i < region.length; i++)
			region[i] = nearest[i] < 0 ? 0 : s.regions()[nearest[i]];
		return new Sample.Part(distance, labels, region, outside(s, region, labels), weak);
	}

	/** The volume of the case's dense target that the patch does not hold, per region. */
	private static double[] outside(final StructureSupervision s, final short[] region, final float[] labels) {
		final double[] out = s.labelVolumes().clone();
		for (int i = 0; i < labels.length; i++)
			if (region[i] != 0) out[(region[i] & 0xffff) - 1] -= labels[i];
		return out;
	}

	/** A voxel that the patch has to hold: on the surface of a mask, or else often one of a structure. */
	private static int focus(final TrainingCase c, final Random random) {
		final List<StructureSupervision> masked = c.structures().stream().filter(StructureSupervision::isMasked).toList();
		final int[] positive = c.positive();
		final int voxels = c.image().length;
		if (masked.isEmpty()) return positive.length > 0 && random.nextBoolean() ? positive[random.nextInt(positive.length)]
			: random.nextInt(voxels);
		for (int k = 0; k < 10_000; k++) {
			final int i = random.nextInt(voxels);
			for (final StructureSupervision s : masked)
				if (Math.abs(s.distance()[i]) < 1.5f) return i;
		}
		return voxels / 2;
	}

	/** A random rotation with flips, 3 x 3 row by row. */
	private double[] matrix(final Random random) {
		double[] m = { 1, 0, 0, 0, 1, 0, 0, 0, 1 };
		for (int a = 0; a < 3; a++) {
			final double angle = Math.toRadians(augmentation.rotation()) * random.nextGaussian();
			final double[] r = new double[9];
			final int b = (a + 1) % 3, c = (a + 2) % 3;
			r[4 * a] = 1;
			r[4 * b] = r[4 * c] = Math.cos(angle);
			r[3 * b + c] = -Math.sin(angle);
			r[3 * c + b] = Math.sin(angle);
			m = multiply(m, r);
		}
		for (int a = 0; a < 3; a++)
			if (random.nextBoolean() && (augmentation.flips() >> a & 1) == 1) for (int r = 0; r < 3; r++)
				m[3 * r + a] = -m[3 * r + a];
		return m;
	}

	private static double[] multiply(final double[] p, final double[] q) {
		final double[] out = new double[9];
		for (int r = 0; r < 3; r++)
			for (int c = 0; c < 3; c++)
				for (int k = 0; k < 3; k++)
					out[3 * r + c] += p[3 * r + k] * q[3 * k + c];
		return out;
	}
}
