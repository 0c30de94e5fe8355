package sc.fiji.score.command.cli;

import picocli.CommandLine.Option;
import sc.fiji.score.volume.Structure;

/** The label of a reference mask, where it is another than the mask's. */
final class ReferenceOption {

	@Option(names = "--reference-label", paramLabel = "N", description = {
		"Label of the structure in the reference, where it is not that of the mask; 0: every voxel that is not 0." })
	private Integer label;

	/** The structure, or null for the same as in the mask. */
	Structure get() {
		return label == null ? null : StructureOption.of(label, null, "--reference-label");
	}
}
