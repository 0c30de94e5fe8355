package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.training.TrainingOptions;

/**
 * The arms of the suites. Ablations change one thing of the arm that they are about, which is in the same group under
 * its own name; where it comes to the same as another arm, {@link Study} does not train it twice.
 */
public final class Suites {

	private static final int[] FULL_CASES = { 1, 2, 5, 10, 20, 50, 100 }, SCORED_CASES = { 5, 10, 20, 50, 100 };
	private static final int[][] DIVISIONS = { { 1, 1 }, { 6, 1 }, { 6, 2 }, { 6, 4 }, { 12, 4 } };

	/** Off by one and flipped labels in the proportion of the noisy rater, 3 to 1. */
	private static final int[] NOISE_PERCENT = { 0, 10, 20, 30, 40 };

	private static final List<OrdinalScale> SCALES = List.of(new OrdinalScale(List.of(0., .87, 1.)), new OrdinalScale(List
		.of(0., .75, .92, 1.)), OrdinalScale.fiveLevels(), new OrdinalScale(List.of(0., .40, .55, .65, .73, .80, .86, .91,
			.95, .98, 1.)));

	private static final List<String> TERMS = List.of("label", "volume", "direction", "anchor", "edge");

	/** Weight of a term that has none by default, where an arm tries it. */
	private static final double TRIED_WEIGHT = 0.1;

	private static final List<String> FURTHER = List.of("second", "third");

	/** More questions per case would turn scores into a drawn mask. */
	private static final int MOST_QUESTIONS = 24;

	/** Share of the questions that are asked before a model chooses further ones. */
	private static final double FIRST = 0.25;

	private final int train;
	private final RegionScores rater;
	private final Arm.Variation shorter;
	private StudyStructures structures = StudyStructures.ONE;

	/**
	 * @param train number of training cases of the study
	 * @param mode how good the rater is in ablations, learning curves and baselines
	 * @param partition how masks are divided
	 * @param shorter what makes the trainings of ablations shorter than those of the main arms and learning curves
	 */
	public Suites(final int train, final FeedbackMode mode, final PartitionParameters partition,
		final Arm.Variation shorter)
	{
		this.train = train;
		rater = RegionScores.of(mode, partition);
		this.shorter = shorter;
	}

	/** What the suite of weak annotations learns; by default one structure. */
	public Suites optStructures(final StudyStructures value) {
		structures = value;
		return this;
	}

	/** The arms of the suites, each once, the main arms first where any other suite needs them. */
	public List<Arm> arms(final Collection<Suite> suites) {
		final Map<String, Arm> out = new LinkedHashMap<>();
		for (final Suite suite : Suite.values())
			if (suites.contains(suite)) for (final Arm arm : arms(suite))
				out.putIfAbsent(arm.name(), arm);
		return List.copyOf(out.values());
	}

	private List<Arm> arms(final Suite suite) {
		return switch (suite) {
			case MAIN -> main();
			case FURTHER -> further();
			case BASELINES -> baselines();
			case FULL_CASES -> fullCases();
			case ABLATION_CASES -> scoredCases();
			case ABLATION_REGIONS -> regions();
			case ABLATION_LEVELS -> levels();
			case ABLATION_NOISE -> noise();
			case ABLATION_INPUTS -> inputs();
			case ABLATION_TERMS -> terms();
			case ABLATION_LEARNING -> learning();
			case ACTIVE -> active();
			case UNSEEN -> conditions(TestCondition.SWAPPED, TestCondition.NOISE, TestCondition.DILATED,
				TestCondition.ERODED);
			case NEARLY_RIGHT -> conditions(TestCondition.NEARLY_RIGHT);
			case ANNOTATIONS -> new AnnotationArms(train, rater, structures).arms();
		};
	}

	private List<Arm> main() {
		return List.of(Arm.initial(), Arm.scores("score_exact", Arm.MAIN, "Regional scores that are the regional Dice.",
			rater(FeedbackMode.EXACT)), Arm.scores("score_levels", Arm.MAIN, "Regional scores on five levels, no mistakes.",
				rater(FeedbackMode.LEVELS)), Arm.scores("score_noisy", Arm.MAIN,
					"Regional scores on five levels, 30 % off by one, 10 % of the labels flipped.", rater(FeedbackMode.NOISY)), Arm
						.full(Arm.FULL, Arm.MAIN, "The same network and number of steps on the full masks of all training cases."));
	}

	/** The main arms, and those with scores once more, and again. */
	private List<Arm> further() {
		final List<Arm> out = new ArrayList<>(main());
		for (final String which : FURTHER)
			for (final Arm first : main()) {
				if (first.kind() != Arm.Kind.SCORE) continue;
				final String quality = first.name().substring(first.name().indexOf('_'));
				out.add(Arm.scores(which + quality, "further", first.description() + " A " + which +
					" training, on targets that the network of the one before infers.", first.supervision()).taughtBy(which.equals(
						FURTHER.get(0)) ? first.name() : FURTHER.get(0) + quality));
			}
		return out;
	}

	private RegionScores rater(final FeedbackMode mode) {
		return RegionScores.of(mode, rater.partition());
	}

	private List<Arm> baselines() {
		return List.of(Arm.initial(), Arm.scores("pseudo_labels", "baseline",
			"The network, trained on the initial masks shifted by their scores alone.", rater).varied((base,
				options) -> Baselines.pseudoLabels(options)), Arm.baselines(rater));
	}

	private List<Arm> fullCases() {
		final List<Arm> out = new ArrayList<>(List.of(Arm.initial()));
		for (final int n : counts(FULL_CASES))
			out.add(Arm.full("full_" + n, "full_cases", n + " full masks, as many steps as with all.").withCases(n));
		return out;
	}

	private List<Arm> scoredCases() {
		final List<Arm> out = new ArrayList<>(List.of(Arm.initial()));
		for (final int n : counts(SCORED_CASES))
			out.add(Arm.scores("cases_" + n, "ablation_cases", n + " scored cases (" + rater.feedback() +
				"), as many steps as with all.", rater).withCases(n));
		return out;
	}

	/** Those below the number of training cases, then that. */
	private List<Integer> counts(final int[] wanted) {
		final List<Integer> out = new ArrayList<>();
		for (final int n : wanted)
			if (n < train) out.add(n);
		out.add(train);
		return out;
	}

	private Arm ablation(final String name, final String group, final String description, final RegionScores scores) {
		return Arm.scores(name, "ablation_" + group, description, scores).varied(shorter);
	}

	private List<Arm> regions() {
		final List<Arm> out = new ArrayList<>(List.of(Arm.initial()));
		for (final int[] d : DIVISIONS) {
			final int n = d[0] * d[1];
			final boolean clusters = rater.partition().method() == PartitionParameters.Method.CLUSTERS;
			final PartitionParameters p = clusters ? PartitionParameters.clusters(n, rater.partition().seed())
				: PartitionParameters.slabs(d[0], d[1]);
			out.add(ablation("regions_" + n, "regions", (clusters ? n + " clusters of the surface (" : d[0] + " slabs x " + d[1] +
				" sectors (") + rater.feedback() + (n > MOST_QUESTIONS ? "; more questions than the method allows itself" : "") +
				").", rater.dividedBy(p.withDistance(rater.partition().distance()))));
		}
		return out;
	}

	private List<Arm> levels() {
		final List<Arm> out = new ArrayList<>(List.of(Arm.initial()));
		for (final OrdinalScale scale : SCALES)
			out.add(ablation("levels_" + scale.levels(), "levels", "Honest scores on " + scale.levels() +
				" levels with the bounds " + scale.bounds() + ".", rater.onScale(scale)));
		return out;
	}

	private List<Arm> noise() {
		final List<Arm> out = new ArrayList<>(List.of(Arm.initial()));
		for (final int percent : NOISE_PERCENT)
			out.add(ablation("noise_" + percent, "noise", String.format(Locale.ROOT,
				"Five levels, %d %% of the scores off by one, %.1f %% of the labels flipped.", percent, percent / 3.0), rater
					.noisy(percent / 100.0, percent / 300.0)));
		return out;
	}

	private List<Arm> inputs() {
		final String g = "inputs";
		final List<Arm> out = new ArrayList<>(List.of(Arm.initial()));
		out.add(ablation("inputs_all", g, "Image, mask, edges; scores and labels (" + rater.feedback() + ").", rater));
		out.add(blind("without_image", "The network sees neither the image nor the edges, which are made from it.",
			NetworkSpec.IMAGE, NetworkSpec.EDGES));
		out.add(blind("without_intensities", "The network sees the edges, but not the image.", NetworkSpec.IMAGE));
		out.add(blind("without_edges", "The network sees no edges.", NetworkSpec.EDGES));
		out.add(blind("without_mask", "The network does not see the initial mask; its output is still added to the mask's " +
			"signed distance.", NetworkSpec.DISTANCE));
		out.add(ablation("without_scores", g, "Only the labels: a region with an error may have any Dice.", rater.without(
			RegionScores.Withheld.SCORES)));
		out.add(ablation("without_labels", g, "Only the scores: every region may have both kinds of error.", rater.without(
			RegionScores.Withheld.LABELS)));
		return out;
	}

	private Arm blind(final String name, final String description, final Integer... channels) {
		return ablation(name, "inputs", description, rater).varied((base, options) -> options.optNetwork(base.network()
			.blindTo(List.of(channels))));
	}

	private List<Arm> terms() {
		final String g = "terms";
		final List<Arm> out = new ArrayList<>(List.of(Arm.initial()));
		out.add(ablation("terms_all", g, "All terms with their default weights (" + rater.feedback() + ").", rater));
		for (int t = 0; t < TERMS.size(); t++) {
			final int term = t;
			out.add(ablation("term_" + TERMS.get(t), g, "The term '" + TERMS.get(t) + "' left out, or tried at weight " +
				TRIED_WEIGHT + " where it has none.", rater).varied((base, options) -> {
					final double[] w = base.weights().stream().mapToDouble(Double::doubleValue).toArray();
					w[term] = w[term] == 0 ? TRIED_WEIGHT : 0;
					options.optWeights(w[0], w[1], w[2], w[3], w[4]);
				}));
		}
		out.add(ablation("without_relabelling", g, "The dense targets stay those that scores and intensities give.", rater)
			.varied((base, options) -> options.optRelabelAt(List.of())));
		out.add(ablation("without_likelihood", g, "Targets are inferred without the likelihood of the intensities.", rater)
			.varied((base, options) -> options.optIntensities(0)));
		out.add(ablation("without_perturbation", g, "The network is always shown the mask as it is.", rater).varied((base,
			options) -> options.optPerturbation(0, 0)));
		return out;
	}

	private List<Arm> learning() {
		final String g = "learning";
		final Arm one = ablation("learning_all", g, "One network, averaged weights, one view (" + rater.feedback() + ").",
			rater);
		return List.of(Arm.initial(), one, ablation("without_averaging", g,
			"The last weights instead of their running average.", rater).varied((base, options) -> options.optAveraging(0)),
			ablation("ensemble_3", g, "The mean probability of three networks with different seeds.", rater).withMembers(3), one
				.seenBy("mirrored", new Views(1, 0, true), "The mean of each test case as it is and mirrored."), one.seenBy(
					"views_8", new Views(4, TrainingOptions.defaults().latePerturbation(), true),
					"The mean of eight views of each test case: the mask and three with displaced surface, each also mirrored."));
	}

	private List<Arm> active() {
		final String first = "random_quarter";
		return List.of(Arm.initial(), part("all_questions", "All questions", new PartialScores(rater, 1, 0, null)), part(first,
			"A quarter of the questions, at random", new PartialScores(rater, FIRST, 0, null)), part("random_half",
				"Half of the questions, at random", new PartialScores(rater, 2 * FIRST, 0, null)), part("active_half",
					"A quarter of the questions at random, as many again chosen by the model that learned from those",
					new PartialScores(rater, 2 * FIRST, FIRST, first)));
	}

	private Arm part(final String name, final String what, final Supervision supervision) {
		return Arm.scores(name, "active", what + " (" + rater.feedback() + ").", supervision).varied(shorter);
	}

	/** Main arms and what they make of other initial masks. */
	private List<Arm> conditions(final TestCondition... conditions) {
		final List<Arm> out = new ArrayList<>(main());
		for (final TestCondition condition : conditions)
			for (final Arm arm : main())
				out.add(arm.on(condition));
		return out;
	}
}
