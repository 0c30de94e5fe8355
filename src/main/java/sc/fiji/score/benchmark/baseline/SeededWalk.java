package sc.fiji.score.benchmark.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.score.prior.RandomWalker;

/**
 * The random walker of Grady, seeded from the mask: foreground where the mask is deeper than a band, background where
 * the mask is farther than the band; the band between is walked.
 *
 * @param band half its width, in voxels. In a thin structure the foreground seeds begin at half of the largest depth,
 *          so that there are any
 * @param beta how much the mean squared difference of neighbours hinders a step
 * @param level probability from which a voxel is foreground: around a convex structure there are more background than
 *          foreground seeds, so at one half the mask would shrink
 */
record SeededWalk(double band, double beta, double level) implements LocalMethod {

	/** The parameters that are tried. */
	static List<SeededWalk> grid() {
		final List<SeededWalk> out = new ArrayList<>();
		for (final double band : new double[] { 1.5, 2.5 })
			for (final double beta : new double[] { 2, 8, 32 })
				for (final double level : new double[] { 0.5, 0.35 })
					out.add(new SeededWalk(band, beta, level));
		return out;
	}

	@Override
	public byte[] correct(final Surroundings s) {
		final double mm = Math.min(band * s.unit(), s.reach());
		final float[] distance = s.distance();
		double deepest = 0;
		for (final float d : distance)
			deepest = Math.max(deepest, d);
		final double inside = Math.min(mm, deepest / 2);
		final byte[] seeds = new byte[distance.length];
		for (int i = 0; i < seeds.length; i++)
			seeds[i] = (byte) (distance[i] > inside ? 1 : distance[i] < -mm ? -1 : 0);
		final float[] p = RandomWalker.probability(s.image(), seeds, s.size(), s.spacing(), beta / Contrast.meanSquare(s,
			mm));
		final byte[] out = new byte[p.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (p[i] > level ? 1 : 0);
		return out;
	}

	@Override
	public String parameters() {
		return String.format(Locale.ROOT, "a band of %.1f voxels on each side, beta %.1f, foreground above %.2f",
			band, beta, level);
	}
}
