package sc.fiji.score.benchmark;

import java.util.List;
import java.util.Locale;

import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.volume.Structure;

/**
 * One line of a study's table: what is trained, on what, and on which initial masks it is tested. Made by the static
 * methods and changed by the methods that return a copy.
 *
 * @param name unique in the study; name of its folder
 * @param group what it belongs to: {@code main}, {@code ablation_regions} and so on
 * @param kind what it is
 * @param description in a sentence, with all numbers that matter
 * @param cases how many of the training cases it learns from, 0 for all
 * @param supervision what its training cases are given; null where nothing is trained or fitted
 * @param variation what differs from the study's training options
 * @param members number of networks whose probabilities are averaged, each with a seed of its own
 * @param views how often each network looks at a test case
 * @param condition other initial masks for the test cases, or null for the given ones
 * @param base the arm whose models are used, or null where the arm trains its own or needs none
 * @param teacher the arm whose network infers the targets, or null where the network that learns does so
 */
public record Arm(String name, String group, Kind kind, String description, int cases, Supervision supervision,
	Variation variation, int members, Views views, TestCondition condition, String base,
	String teacher)
{

	/** The group that answers the main question. */
	public static final String MAIN = "main";

	/** Name of the arm of the masks as they were given. */
	public static final String INITIAL = "initial";

	/** Name of the arm that learns from all full masks. */
	public static final String FULL = "full";

	/** What an arm is. */
	public enum Kind {
		/** The initial masks. */
		INITIAL,
		/** Learned from scores of regions. */
		SCORE,
		/** Learned from full masks. */
		FULL,
		/** No network. */
		BASELINE,
		/** Learned from other weak annotations, alone or with scores. */
		ANNOTATION;

		/** Name in files: lower case. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Changes the training options of an arm. */
	@FunctionalInterface
	public interface Variation {

		/** Changes nothing. */
		Variation NONE = (base, options) -> {};

		/**
		 * @param base the study's options
		 * @param options the same, to be changed
		 */
		void apply(TrainingOptions base, TrainingOptions.Builder options);

		/** This one, then another. */
		default Variation then(final Variation next) {
			return (base, options) -> {
				apply(base, options);
				next.apply(base, options);
			};
		}
	}

	public Arm {
		if (!name.matches("[a-z0-9_.@-]+")) throw new IllegalArgumentException("the name of an arm is a folder's, not '" +
			name + "'");
		if (cases < 0 || members < 1) throw new IllegalArgumentException(cases + " cases, " + members + " members");
	}

	/** The masks as they were given. */
	public static Arm initial() {
		return new Arm(INITIAL, MAIN, Kind.INITIAL, "The initial masks as they were given.", 0, null, Variation.NONE, 1,
			Views.ONE, null, null, null);
	}

	/** A network that learns from scores. */
	public static Arm scores(final String name, final String group, final String description,
		final Supervision supervision)
	{
		return trained(name, group, Kind.SCORE, description, supervision);
	}

	/** A network that learns from full masks. */
	public static Arm full(final String name, final String group, final String description) {
		return trained(name, group, Kind.FULL, description, new FullMasks());
	}

	/** A network that learns from anything else. */
	public static Arm trained(final String name, final String group, final Kind kind, final String description,
		final Supervision supervision)
	{
		return new Arm(name, group, kind, description, 0, supervision, Variation.NONE, 1, Views.ONE, null,
			null, null);
	}

	/** All of {@link Baselines}: each correction gets a folder of its own. */
	public static Arm baselines(final RegionScores scores) {
		return new Arm("baselines", "baseline", Kind.BASELINE, "Corrections without a network.", 0, scores, Variation.NONE,
			1, Views.ONE, null, null, null);
	}

	/** Learns from so many cases; 0 for all. */
	public Arm withCases(final int count) {
		return new Arm(name, group, kind, description, count, supervision, variation, members, views, condition, base,
			teacher);
	}

	/** Trained with other options. */
	public Arm varied(final Variation more) {
		return new Arm(name, group, kind, description, cases, supervision, variation.then(more), members, views, condition,
			base, teacher);
	}

	/** Trained on targets that another arm's network infers. */
	public Arm taughtBy(final String other) {
		return new Arm(name, group, kind, description, cases, supervision, variation, members, views, condition, base, other);
	}

	/** As many networks, averaged. */
	public Arm withMembers(final int count) {
		return new Arm(name, group, kind, description, cases, supervision, variation, count, views, condition, base,
			teacher);
	}

	/** The same models on other initial masks of the test cases; nothing is trained for it. */
	public Arm on(final TestCondition other) {
		return new Arm(at(name, other), other.group(), kind, description + " Tested on: " + other.description() + ".", cases,
			supervision, variation, members, views, other, kind == Kind.INITIAL ? null : name, null);
	}

	/** The same models, which look more than once at each test case; nothing is trained for it. */
	public Arm seenBy(final String newName, final Views several, final String newDescription) {
		return new Arm(newName, group, kind, newDescription, cases, supervision, variation, members, several, condition,
			name, null);
	}

	/** Name of an arm under a condition. */
	public static String at(final String arm, final TestCondition condition) {
		return condition == null ? arm : arm + "@" + condition.key();
	}

	/** Name of the arm whose models must be there before it is run, or null. */
	public String needs() {
		return base != null ? base : teacher != null ? teacher : isTrained() ? supervision.needs() : null;
	}

	/** The structures that it segments one by one; empty for every voxel that is not 0, as one. */
	public List<Structure> structures() {
		return supervision == null ? List.of() : supervision.structures();
	}

	/** Whether a network is trained for it. */
	public boolean isTrained() {
		return supervision != null && kind != Kind.BASELINE && kind != Kind.INITIAL && base == null;
	}
}
