package sc.fiji.score.benchmark;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.ConfusionCounts;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/**
 * Gives a good mask the errors of an automatic one. The kinds are the same for all cases, their strengths, places
 * and limits vary with the seed: the outer surface on one side is missed, the opposite side leaks outwards towards
 * the upper end (into the joint), the upper tip is cut off, the whole surface wobbles, and a coarse grid leaves
 * stairs. All are scaled by one amplitude, which is set so that the Dice of the result falls into a range (cavities
 * that the errors leave are filled after that).
 *
 * @param lowestDice least Dice between the result and the given mask
 * @param highestDice largest Dice; each seed gets its own goal between the two
 */
public record MaskErrors(double lowestDice, double highestDice) {

	private static final int HALVINGS = 13;

	/** No error is larger than this, relative to the amplitude. */
	private static final double FARTHEST = 5;

	public MaskErrors {
		if (!(0.3 <= lowestDice && lowestDice <= highestDice && highestDice < 1)) throw new IllegalArgumentException(
			"the Dice of a degraded mask must lie between 0.3 and 1, but is [" + lowestDice + ", " + highestDice + "]");
	}

	/** Dice of .80 to .88, as automatic masks of thin or rare structures have it. */
	public static MaskErrors typical() {
		return new MaskErrors(0.80, 0.88);
	}

	/**
	 * A degraded copy.
	 *
	 * @param good not empty; any structure, spacing and orientation; it may touch the border
	 * @param seed the same mask and seed give the same result
	 * @throws ScoreException if the mask is empty
	 */
	public Mask apply(final Mask good, final long seed) {
		final Box box = near(good, 0);
		final double goal = RandomStream.of(seed, "dice").between(lowestDice, highestDice);
		final Geometry g = good.geometry();
		final Mask near = good.crop(box);
		final SurfaceShift shift = new SurfaceShift(near, seed);
		double none = 0, most = size(good) / 4;
		for (int i = 0; i < HALVINGS; i++) {
			final double amplitude = (none + most) / 2;
			if (ConfusionCounts.of(near, new Mask(shift.moved(amplitude), near.geometry())).dice() > goal) none = amplitude;
			else most = amplitude;
		}
		return paste(shift.movedAndFilled(none), box, g);
	}

	/**
	 * A copy with errors of a given size instead of a given Dice.
	 *
	 * @param good not empty
	 * @param amplitude in mm: how far the surface moves where the errors come to 1; its core always stays
	 * @param seed the same mask, amplitude and seed give the same result
	 * @throws ScoreException if the mask is empty
	 */
	static Mask shifted(final Mask good, final double amplitude, final long seed) {
		final Box box = near(good, FARTHEST * amplitude);
		return paste(new SurfaceShift(good.crop(box), seed).movedAndFilled(amplitude), box, good.geometry());
	}

	/** The mask's box with a margin, in mm, that errors need. */
	private static Box near(final Mask good, final double least) {
		final Box bounds = good.boundingBox();
		if (bounds == null) throw new ScoreException("An empty mask cannot be given errors; leave the case out.");
		final double[] s = good.geometry().spacing();
		return bounds.grow(Math.max(least, Math.max(0.15 * size(good), 3 * Math.max(s[0], Math.max(s[1], s[2])))), good
			.geometry());
	}

	/** The longest extent in mm. */
	private static double size(final Mask good) {
		final Box b = good.boundingBox();
		final double[] s = good.geometry().spacing();
		return Math.max(b.width() * s[0], Math.max(b.height() * s[1], b.depth() * s[2]));
	}

	private static Mask paste(final byte[] voxels, final Box b, final Geometry g) {
		final byte[] out = new byte[g.arrayLength()];
		for (int z = 0, i = 0; z < b.depth(); z++)
			for (int y = 0; y < b.height(); y++, i += b.width())
				System.arraycopy(voxels, i, out, g.index(b.x(), b.y() + y, b.z() + z), b.width());
		return new Mask(out, g);
	}
}
