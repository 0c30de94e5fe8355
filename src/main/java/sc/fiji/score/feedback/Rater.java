package sc.fiji.score.feedback;

import java.time.Instant;

/**
 * Who gave feedback, and when.
 *
 * @param name of the person, or what the simulation is
 * @param created when the rater began, or null (simulated: the same seed gives the same file)
 * @param modified when the rater last changed a score, or null
 * @param simulation how the feedback was simulated, or null for a person
 */
public record Rater(String name, Instant created, Instant modified, Simulation simulation) {

	public Rater {
		if (name == null || name.isBlank()) throw new IllegalArgumentException("a rater needs a name");
	}

	/** A person. */
	public static Rater person(final String name, final Instant created, final Instant modified) {
		return new Rater(name, created, modified, null);
	}

	/**
	 * How feedback was simulated.
	 *
	 * @param exact whether the scores are the regional Dice itself
	 * @param offByOne rate of scores moved by one level, 0..1
	 * @param flippedLabels rate of labels with over and under exchanged, 0..1
	 * @param seed of the mistakes
	 * @param reference the reference mask, or null where it was no file
	 */
	public record Simulation(boolean exact, double offByOne, double flippedLabels, long seed, FileReference reference) {}
}
