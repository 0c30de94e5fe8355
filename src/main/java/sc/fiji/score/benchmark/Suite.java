package sc.fiji.score.benchmark;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import sc.fiji.score.common.ScoreException;

/** Sets of arms that answer one question each; {@link Suites} makes them. */
public enum Suite {
	/** The initial masks, scores of three qualities, full masks. */
	MAIN,
	/** Second and third trainings, each on targets that the network of the one before infers. */
	FURTHER,
	/** Corrections without a network, and training on score-shifted masks alone. */
	BASELINES,
	/** The learning curve of full masks. */
	FULL_CASES,
	/** 1 to 48 regions. */
	ABLATION_REGIONS,
	/** 2 to 10 levels. */
	ABLATION_LEVELS,
	/** Raters with 0 to 40 % of mistakes. */
	ABLATION_NOISE,
	/** The learning curve of scores. */
	ABLATION_CASES,
	/** Without a part of what the network sees or is told. */
	ABLATION_INPUTS,
	/** Without a term of the loss or a step of the method. */
	ABLATION_TERMS,
	/** Averaging, ensembles. */
	ABLATION_LEARNING,
	/** Which questions to ask: half of them at random, or chosen by a model. */
	ACTIVE,
	/** Other errors in the test cases than in the training cases. */
	UNSEEN,
	/** Test cases whose masks are nearly right. */
	NEARLY_RIGHT,
	/** Boxes, scribbles, points, tags, partly labelled sets and mixtures, per structure. */
	ANNOTATIONS;

	/** The name on the command line: lower case with hyphens. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The suites of a list of names.
	 *
	 * @param names as on the command line; {@code all} stands for all of them
	 * @throws ScoreException if there is no such suite
	 */
	public static Set<Suite> parse(final Collection<String> names) {
		final Set<Suite> out = EnumSet.noneOf(Suite.class);
		for (final String name : names) {
			if (name.equalsIgnoreCase("all")) return EnumSet.allOf(Suite.class);
			out.add(Arrays.stream(values()).filter(s -> s.key().equalsIgnoreCase(name)).findFirst().orElseThrow(
				() -> new ScoreException("There is no suite '" + name + "'. There are: " + String.join(", ", Arrays.stream(
					values()).map(Suite::key).toList()) + ", all.")));
		}
		return out;
	}
}
