package sc.fiji.score.benchmark;

import java.util.Locale;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * A made-up case: all that an experiment needs.
 *
 * @param name for example {@code phantom_0007}
 * @param image CT in HU
 * @param reference the true humerus
 * @param initial what an automatic tool might have given
 */
public record PhantomCase(String name, Volume image, Mask reference, Mask initial) {

	/** The case of a seed, on the small default grid. */
	public static PhantomCase of(final long seed) {
		return of(seed, new HumerusPhantom(seed));
	}

	/** The case of a seed on a grid of one's own, see {@link HumerusPhantom#HumerusPhantom(long, Geometry)}. */
	public static PhantomCase of(final long seed, final Geometry grid) {
		return of(seed, new HumerusPhantom(seed, grid));
	}

	private static PhantomCase of(final long seed, final HumerusPhantom phantom) {
		final Mask reference = phantom.mask();
		return new PhantomCase(String.format(Locale.ROOT, "phantom_%04d", seed), phantom.image(), reference, MaskErrors
			.typical().apply(reference, seed));
	}
}
