package sc.fiji.score.benchmark;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * A made-up CT of a right shoulder with its humerus: shaft with a cortical shell and marrow, head with trabecular
 * texture, the glenoid a few millimetres beside it, acromion, muscle, fat, skin and air, in HU. Anatomy, tissue
 * values and noise vary with the seed; the same seed and grid give the same voxels on every platform.
 * <p>
 * Edges are as soft as partial volume and the scanner's blur make them; every voxel is computed by itself, so a
 * large volume needs no memory besides its own.
 */
public final class HumerusPhantom {

	private final Geometry geometry;
	private final ShoulderShape shape;
	private final long seed;
	private final double[] centre;
	private final double edge, cortical, marrow, spongy, muscle, fat, noise;
	private final ValueNoise trabeculae, coarse, strands, grain;

	/** A phantom of 48 x 48 x 72 voxels of 2 mm. */
	public HumerusPhantom(final long seed) {
		this(seed, Geometry.of(48, 48, 72, 2, 2, 2));
	}

	/**
	 * A phantom on any grid, the head near its top and the shaft down to the bottom or to the bone's end.
	 *
	 * @param grid axes parallel to the world's, in mm; x and y should span 90 mm or more
	 */
	public HumerusPhantom(final long seed, final Geometry grid) {
		this.seed = seed;
		geometry = grid;
		shape = new ShoulderShape(seed);
		final RandomStream r = RandomStream.of(seed, "tissue");
		final double[] low = grid.toWorld(0, 0, 0), high = grid.toWorld(grid.nx() - 1, grid.ny() - 1, grid.nz() - 1);
		centre = new double[] { (low[0] + high[0]) / 2 + r.between(-6, 2), (low[1] + high[1]) / 2 + r.between(-5, 5), Math
			.max(low[2], high[2]) - ShoulderShape.ABOVE + r.between(-6, 4) };
		final double pixel = Arrays.stream(grid.spacing()).average().getAsDouble();
		edge = 0.6 * pixel + r.between(0.7, 1.0);
		cortical = r.between(950, 1350);
		marrow = r.between(-60, 20);
		spongy = r.between(160, 320);
		muscle = r.between(45, 65);
		fat = r.between(-115, -85);
		noise = r.between(18, 32);
		trabeculae = new ValueNoise(seed, "trabeculae", 2.2);
		coarse = new ValueNoise(seed, "coarse", 9);
		strands = new ValueNoise(seed, "strands", 16);
		grain = new ValueNoise(seed, "grain", 1.6 * pixel);
	}

	public Geometry geometry() {
		return geometry;
	}

	/** The CT: int16, HU. */
	public Volume image() {
		final short[] out = new short[geometry.arrayLength()];
		final int slice = geometry.nx() * geometry.ny();
		IntStream.range(0, geometry.nz()).parallel().forEach(z -> {
			final int[] i = { z * slice };
			slice(z, hu -> out[i[0]++] = (short) Math.max(-1024, Math.min(3071, Math.round(hu))), false);
		});
		return Volume.ofShorts(out, geometry);
	}

	/** The truth: voxels whose centre lies in the humerus. */
	public Mask mask() {
		final byte[] out = new byte[geometry.arrayLength()];
		final int slice = geometry.nx() * geometry.ny();
		IntStream.range(0, geometry.nz()).parallel().forEach(z -> {
			final int[] i = { z * slice };
			slice(z, d -> out[i[0]++] = (byte) (d < 0 ? 1 : 0), true);
		});
		return new Mask(out, geometry);
	}

	private void slice(final int z, final DoubleConsumer out, final boolean distance) {
		final RandomStream random = RandomStream.of(seed, "noise", z);
		for (int y = 0; y < geometry.ny(); y++)
			for (int x = 0; x < geometry.nx(); x++) {
				final double[] w = geometry.toWorld(x, y, z);
				final double u = w[0] - centre[0], v = w[1] - centre[1], t = w[2] - centre[2];
				if (distance) out.accept(shape.humerus(u, v, t));
				else out.accept(hu(u, v, t) + noise * (0.8 * random.nextGaussian() + 0.8 * grain.at(u, v, t)));
			}
	}

	private double hu(final double x, final double y, final double z) {
		final double skin = inside(shape.skin(x, y, z));
		if (skin == 0) return -1000;
		final double flesh = inside(shape.muscle(x, y, z));
		final double streak = ShoulderShape.ramp((strands.at(x, y, 0.4 * z) - 1.0) / 0.5);
		double out = mix(fat, mix(muscle + 8 * coarse.at(x, y, z), fat, 0.8 * streak), flesh);
		out = mix(-1000, out, skin);
		final double scapula = shape.scapula(x, y, z);
		if (scapula < edge) out = mix(out, mix(spongy + 40 * coarse.at(x, y, z), 0.75 * cortical, inside(-scapula -
			shape.shellThickness)), inside(scapula));
		final double bone = shape.humerus(x, y, z);
		return bone < edge ? mix(out, bone(x, y, z, bone), inside(bone)) : out;
	}

	private double bone(final double x, final double y, final double z, final double distance) {
		final double s = shape.spongy(z);
		final double shell = shape.cortex + s * (shape.shellThickness - shape.cortex);
		final double texture = 75 * trabeculae.at(x, y, z) + 50 * coarse.at(x, y, z);
		final double core = mix(marrow + 0.2 * texture, spongy + texture, s);
		final double wall = mix(cortical, 0.8 * cortical, s) * (1 + 0.04 * coarse.at(x, y, z));
		return mix(core, wall, inside(-distance - shell));
	}

	/** Share of a voxel that lies inside a surface: 1 deep inside, 0 far outside. */
	private double inside(final double distance) {
		return ShoulderShape.ramp(0.5 - 0.5 * distance / edge);
	}

	private static double mix(final double a, final double b, final double share) {
		return a + share * (b - a);
	}
}
