package sc.fiji.score.benchmark;

import java.util.Locale;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.ConfusionCounts;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/**
 * Other initial masks for the test cases than the given ones, made from their reference: does a model that learned
 * from one kind of error mend another, and does it leave a good mask alone? All move the reference's surface, so d
 * is a signed distance in mm, positive inside.
 */
public enum TestCondition {

	/** The given error with its sign turned: 2 d(reference) - d(initial) &gt; 0; over becomes under, as deep. */
	SWAPPED("over- and under-segmentation exchanged: twice the reference's signed distance minus the initial mask's"),
	/** Smooth noise without any bias, as strong (Dice) as the case's given error. */
	NOISE("the reference's surface moved by smooth noise alone, to the Dice of the given mask"),
	/** The reference grown by {@link #STEP_MM}. */
	DILATED("the reference dilated by 1.5 mm"),
	/** The reference shrunk by {@link #STEP_MM}, or by half its thickness where that is less. */
	ERODED("the reference eroded by 1.5 mm"),
	/** Smooth noise so small that the Dice stays above {@link #NEARLY_RIGHT_DICE}. */
	NEARLY_RIGHT("the reference's surface moved by smooth noise, as much as leaves a Dice of .972 to .99");

	/** How far a uniform error goes, in mm. */
	public static final double STEP_MM = 1.5;

	/** Least Dice of a nearly right mask. */
	public static final double NEARLY_RIGHT_DICE = .97;

	/** Nearly right masks aim at a Dice in this range; what is reached is not below the goal. */
	private static final double LOWEST_GOAL = .972, HIGHEST_GOAL = .99;

	private final String description;

	TestCondition(final String description) {
		this.description = description;
	}

	/** Name in files: lower case. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What the masks are, for the report. */
	public String description() {
		return description;
	}

	/** Group of its arms: {@code nearly_right} or {@code unseen}. */
	public String group() {
		return this == NEARLY_RIGHT ? "nearly_right" : "unseen";
	}

	/**
	 * The initial mask of a test case under this condition. Depends on the case only.
	 *
	 * @param name the case's name, the seed of noise
	 * @throws ScoreException if nothing of the mask is left, or it cannot be made nearly right; the message names the case
	 */
	public Mask apply(final String name, final ExperimentCase.Data data) {
		final Mask reference = data.reference();
		final float[] d = DistanceTransform.signed(reference);
		final Mask out = switch (this) {
			case SWAPPED -> swapped(d, data);
			case DILATED -> moved(d, STEP_MM, reference.geometry());
			case ERODED -> moved(d, -Math.min(STEP_MM, deepest(d) / 2), reference.geometry());
			case NOISE -> noisy(name, d, reference, ConfusionCounts.of(reference, data.initial()).dice());
			case NEARLY_RIGHT -> noisy(name, d, reference, goal(name));
		};
		if (out.isEmpty()) throw new ScoreException("Case " + name + ": nothing is left of its mask under the condition '" +
			key() + "'. Leave the case or the condition out.");
		if (this == NEARLY_RIGHT && ConfusionCounts.of(reference, out).dice() < NEARLY_RIGHT_DICE) throw new ScoreException(
			"Case " + name + ": its nearly right mask has a Dice below " + NEARLY_RIGHT_DICE + ".");
		return out;
	}

	private static double goal(final String name) {
		return RandomStream.of(0, name + " nearly right").between(LOWEST_GOAL, HIGHEST_GOAL);
	}

	private static Mask swapped(final float[] d, final ExperimentCase.Data data) {
		final float[] initial = DistanceTransform.signed(data.initial());
		final byte[] out = new byte[d.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (2 * d[i] - initial[i] > 0 ? 1 : 0);
		return new Mask(out, data.reference().geometry());
	}

	/** A voxel changes only where the surface moves beyond its centre, so that both directions go equally far. */
	private static Mask moved(final float[] d, final double mm, final Geometry grid) {
		final byte[] out = new byte[d.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (d[i] + mm > 0 || d[i] > 0 && d[i] + mm == 0 ? 1 : 0);
		return new Mask(out, grid);
	}

	/** The most noise that leaves at least this Dice. */
	private static Mask noisy(final String name, final float[] d, final Mask reference, final double dice) {
		return new SurfaceNoise(0, name + " condition", reference, d).toDice(dice);
	}

	private static double deepest(final float[] d) {
		double out = 0;
		for (final float v : d)
			out = Math.max(out, v);
		return out;
	}
}
