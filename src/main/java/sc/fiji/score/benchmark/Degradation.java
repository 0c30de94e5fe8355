package sc.fiji.score.benchmark;

import java.util.Locale;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Mask;

/**
 * Makes initial masks for cases that have none, from their reference masks, by errors of a given size. Each case has
 * errors of its own, drawn from the seed and its name.
 *
 * @param kind what errors
 * @param amplitude how large they are, in mm
 * @param seed of the errors
 */
public record Degradation(Kind kind, double amplitude, long seed) {

	/** The usual size of the errors, in mm. */
	public static final double DEFAULT_AMPLITUDE = 2;

	/** Kinds of errors. */
	public enum Kind {
		/** Those of {@link MaskErrors}: much the same in all cases, so that they can be learned. */
		BIAS("one side missed, the opposite side leaking, the upper end cut off, a wobbling surface and stairs; the " +
			"amplitude is what the surface moves where these errors come to 1"),
		/** No direction is wrong more often than another. */
		NOISE("smooth noise of the surface without bias; the amplitude is about the standard deviation of the displacement");

		private final String description;

		Kind(final String description) {
			this.description = description;
		}

		/** Name in files and on the command line: lower case. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	public Degradation {
		if (!(amplitude > 0 && amplitude < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(
			"the errors of a mask cannot be " + amplitude + " mm large");
	}

	/** What the masks are, for the record. */
	public String description() {
		return String.format(Locale.ROOT, "Initial masks made from the reference, amplitude %s mm, seed %d: %s.", amplitude,
			seed, kind.description);
	}

	/**
	 * The initial mask of a case.
	 *
	 * @param name of the case
	 * @param reference not empty; any grid and structure
	 * @throws ScoreException if the errors are too large for the structure; the message names the case
	 */
	public Mask apply(final String name, final Mask reference) {
		final Mask out = switch (kind) {
			case BIAS -> MaskErrors.shifted(reference, amplitude, RandomStream.of(seed, name + " degraded").nextLong());
			case NOISE -> noisy(name, reference);
		};
		if (out.isEmpty()) throw tooLarge(name, "nothing is left of its mask");
		return out;
	}

	private Mask noisy(final String name, final Mask reference) {
		final SurfaceNoise noise = new SurfaceNoise(seed, name + " degraded", reference, DistanceTransform.signed(
			reference));
		if (amplitude > noise.most()) throw tooLarge(name, String.format(Locale.ROOT,
			"its structure is so small that %.3g mm is the most", noise.most()));
		return noise.moved(amplitude);
	}

	private ScoreException tooLarge(final String name, final String why) {
		return new ScoreException("Case " + name + ": errors of " + amplitude + " mm are too large, " + why +
			". Choose a smaller amplitude (--degrade-mm), or leave the case out.");
	}
}
