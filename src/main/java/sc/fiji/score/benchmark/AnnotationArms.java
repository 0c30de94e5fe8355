package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import sc.fiji.score.annotation.AnnotationKind;
import sc.fiji.score.annotation.Axis;
import sc.fiji.score.annotation.SimulatedAnnotator;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.volume.Structure;

/**
 * The arms of the suite that compares weak annotations with full masks: the same network and number of steps, without
 * initial masks but for the arms with scores and those that they are compared with.
 */
final class AnnotationArms {

	/** The group of these arms. */
	static final String GROUP = "annotation";

	/** Full masks without and with initial masks: what the others are measured by. */
	static final String FULL = "full_masks", FULL_INITIAL = "full_masks_initial";

	/** Which arms are expected to be better than which. */
	static final List<List<String>> PAIRS = List.of(List.of("few_full_scores", "few_full"), List.of("few_full_scores",
		"scores_rest"), List.of("scores_scribbles", "scores"), List.of("boxes3d", "boxes3d_no_tightness"), List.of(
			"points_size", "points_no_size"), List.of("scribbles", "scribbles_no_pairwise"));

	/** So many cases have full masks beside the scored ones. */
	private static final int FEW = 5;

	/** Share of the regions that get scribbles. */
	private static final double WORST = 0.1;

	private static final SimulatedAnnotator.Settings HAND = SimulatedAnnotator.Settings.DEFAULT;

	/** Tags are given along the second axis, across which the parts of a hippocampus follow each other. */
	private static final SimulatedAnnotator.Settings TAGGED = new SimulatedAnnotator.Settings(Axis.Y, HAND.slices(), HAND
		.jitter(), HAND.tagErrors(), HAND.sizeSpread(), HAND.seed());

	private static final String IMPRECISION = " Jitter " + HAND.jitter() + " voxels.";

	private final int train;
	private final RegionScores rater;
	private final StudyStructures structures;
	private final List<Arm> arms = new ArrayList<>();

	/**
	 * @param train number of training cases
	 * @param rater who scores
	 * @param structures what there is to learn
	 */
	AnnotationArms(final int train, final RegionScores rater, final StudyStructures structures) {
		this.train = train;
		this.rater = rater;
		this.structures = structures;
	}

	/** All arms, those without initial masks first. */
	List<Arm> arms() {
		arms.clear();
		withoutMasks();
		withMasks();
		return List.copyOf(arms);
	}

	private void withoutMasks() {
		final List<Structure> all = structures.labelled();
		add(FULL, "Full masks of all cases, no initial masks: the reference.", new LabelledMasks(all, false, false));
		add("boxes3d", "One 3D box per structure." + IMPRECISION, weak(AnnotationKind.BOXES3D));
		add("scribbles", "One stroke per structure on " + HAND.slices() + " slices of each case, and background strokes." +
			IMPRECISION, weak(AnnotationKind.SCRIBBLES));
		add("points_size", "One point per structure and its volume within " + Math.round(100 * HAND.sizeSpread()) + " %." +
			IMPRECISION, weak(AnnotationKind.POINTS, AnnotationKind.SIZE));
		add("tags", "For each slice along " + TAGGED.axis() + " and each structure whether it is there.", new WeakAnnotations(
			all, EnumSet.of(AnnotationKind.TAGS), TAGGED));
		if (all.size() > 1) add("half_labelled", "Each case has the full mask of one structure only, the structures in turn.",
			new LabelledMasks(all, false, true));
		without("boxes3d_no_tightness", "As boxes3d, without the tightness term.", weak(AnnotationKind.BOXES3D), "tightness");
		add("points_no_size", "As points_size, without the volume.", weak(AnnotationKind.POINTS));
		without("scribbles_no_pairwise", "As scribbles, without the pairwise term.", weak(AnnotationKind.SCRIBBLES),
			"pairwise");
	}

	private WeakAnnotations weak(final AnnotationKind first, final AnnotationKind... more) {
		return new WeakAnnotations(structures.labelled(), EnumSet.of(first, more), HAND);
	}

	private void withMasks() {
		final List<Structure> all = structures.masked();
		final String what = structures.masked().equals(structures.labelled()) ? " With initial masks."
			: " With initial masks, which do not tell the structures apart: all as one.";
		final LabelledMasks full = new LabelledMasks(all, true, false);
		final ScoredStructures scores = new ScoredStructures(all, rater, 0, HAND);
		final String scored = "Regional scores (" + rater.feedback() + ")";
		arms.add(Arm.trained("initial_masks", GROUP, Arm.Kind.INITIAL, "The initial masks as they were given." + what,
			new InitialMasks(all)));
		add(FULL_INITIAL, "Full masks of all cases: the reference of the arms with initial masks." + what, full);
		if (train > 1) {
			final int few = Math.min(FEW, train / 2), rest = train - few;
			add("few_full", few + " full masks alone." + what, new FewMasks(full, scores, few, FewMasks.Part.FULL));
			add("scores_rest", scored + " of the other " + rest + " cases alone." + what, new FewMasks(full, scores, few,
				FewMasks.Part.SCORED));
			add("few_full_scores", few + " full masks, and regional scores (" + rater.feedback() + ") of the other " + rest +
				" cases." + what, new FewMasks(full, scores, few, FewMasks.Part.BOTH));
		}
		add("scores", scored + " of all cases." + what, scores);
		add("scores_scribbles", scored + " of all cases, and in the worst " + Math.round(100 * WORST) +
			" % of all regions a stroke through what the mask misses and one through what it has too much." + IMPRECISION +
			what, new ScoredStructures(all, rater, WORST, HAND));
	}

	private void without(final String name, final String description, final Supervision supervision, final String term) {
		add(name, description, supervision);
		arms.add(arms.remove(arms.size() - 1).varied((base, options) -> options.optWeakWeights(Map.of(term, 0.0))));
	}

	private void add(final String name, final String description, final Supervision supervision) {
		final int outputs = supervision.structures().size();
		arms.add(Arm.trained(name, GROUP, Arm.Kind.ANNOTATION, description, supervision).varied((base, options) -> {
			options.optNetwork(NetworkSpec.of(outputs, supervision.showsMasks(), base.network().widths()));
			if (outputs > 1) options.optHeads(Heads.SOFTMAX);
		}));
	}

	/** Name of the arm of full masks that an arm is measured by. */
	static String reference(final String arm) {
		return List.of("initial_masks", FULL_INITIAL, "few_full", "scores_rest", "few_full_scores", "scores",
			"scores_scribbles").contains(arm) ? FULL_INITIAL : FULL;
	}
}
