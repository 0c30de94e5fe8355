package sc.fiji.score.command.cli;

import picocli.CommandLine.Option;
import sc.fiji.score.task.OptionException;
import sc.fiji.score.volume.Structure;

/** The options that pick a structure of a label image. */
final class StructureOption {

	@Option(names = "--label", paramLabel = "N", description = {
		"Label of the structure in the mask, for example 70 (right humerus of TotalSegmentator).",
		"Without it every voxel that is not 0 counts." })
	private int label = Structure.ANY;

	@Option(names = "--structure-name", paramLabel = "NAME",
		description = "Name of the structure, written into the outputs.")
	private String name;

	Structure get() {
		return of(label, name, "--label");
	}

	/** The structure of a label given by an option. */
	static Structure of(final int label, final String name, final String option) {
		if (label < 0) throw new OptionException(option + " is " + label + ", but a label cannot be negative.");
		return new Structure(label, name);
	}
}
