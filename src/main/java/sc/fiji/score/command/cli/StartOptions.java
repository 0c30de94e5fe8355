package sc.fiji.score.command.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine.Option;
import sc.fiji.score.task.TrainTask;

/** The options of a training that say what it starts from, and how it takes its cases. */
final class StartOptions {

	@Option(names = "--init", paramLabel = "MODEL", description = {
		"Model to start from; other structures get a new last layer." })
	private String init;

	@Option(names = "--teacher", paramLabel = "MODEL", description = {
		"Model that infers the targets, as a first training on the same cases gave it: a second training." })
	private String teacher;

	@Option(names = "--freeze", paramLabel = "none|encoder", defaultValue = "none",
		description = "What is not trained (default: ${DEFAULT-VALUE}).")
	private String freeze;

	@Option(names = "--widths", split = ",", paramLabel = "N", description = {
		"Feature channels of the network's levels, finest first (default: 8,16,32, or those of --init)." })
	private List<Integer> widths = List.of();

	@Option(names = "--patch", paramLabel = "N", description = "Largest size of a patch in voxels (default: 96).")
	private int patch;

	@Option(names = "--augmentation", paramLabel = "PRESET", defaultValue = "standard", description = {
		"How patches are varied: standard, ct, mr, ultrasound, microscopy or none (default: ${DEFAULT-VALUE})." })
	private String augmentation;

	@Option(names = "--overlapping", description = {
		"Structures may overlap; without it a voxel belongs to one at most." })
	private boolean overlapping;

	@Option(names = "--no-masks", description = {
		"Show the network no initial masks, even where cases with annotations have some." })
	private boolean noMasks;

	@Option(names = "--weak-weight", paramLabel = "TERM=W", description = {
		"Weight of a loss term for weak annotations or of a prior, 0 for none; may be given again." })
	private Map<String, Double> weakWeights = new LinkedHashMap<>();

	void applyTo(final TrainTask task) {
		task.optInit(init).optTeacher(teacher).optFreeze(freeze).optAugmentation(augmentation).optMasks(!noMasks);
		task.optWeakWeights(weakWeights).optWidths(widths).optPatch(patch);
		if (overlapping) task.optOverlapping(true);
	}
}
