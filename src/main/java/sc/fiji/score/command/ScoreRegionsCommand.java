package sc.fiji.score.command;

import java.nio.file.Path;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.scoring.CohortOrder;
import sc.fiji.score.scoring.ScoringCohort;
import sc.fiji.score.scoring.ScoringSetup;
import sc.fiji.score.task.BuiltInModels;
import sc.fiji.score.ui.scoring.CohortRun;
import sc.fiji.score.ui.scoring.OpenedCase;
import sc.fiji.score.ui.scoring.ScoringWindow;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** Plugins&gt;SCORE&gt;Score Regions...: opens the window in which a person scores the regions of a mask. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Score Regions...", label = "Score Regions...",
	headless = true, initializer = "suggestImages",
	description = "Opens the window in which you score the regions of a mask, or of all masks of a cohort.")
public class ScoreRegionsCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "file",
		description = "Image that the mask belongs to: title of an open image or file; empty for the active image.")
	private String image = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Mask or label image to score, a file or an open image that was saved.")
	private String mask = "";

	@Parameter(required = false, persist = false,
		description = "Label of the structure in the mask; 0: every voxel that is not 0.")
	private int label;

	@Parameter(required = false, persist = false, description = "Name of the structure, written into the feedback.")
	private String structure_name = "";

	@Parameter(required = false, persist = false, style = "save",
		description = "Feedback file (.json) to write or to go on with, a folder for a cohort; empty for feedback/ beside " +
			"the folder of the mask if that is called initial, else a file beside the mask.")
	private String feedback = "";

	@Parameter(required = false, persist = false,
		description = "Your name or initials, written into the feedback; empty for the name of your account.")
	private String rater = "";

	@Parameter(required = false, persist = false, description = "Number of slabs along the principal axis.")
	private int slabs = 6;

	@Parameter(required = false, persist = false, description = "Number of sectors around the axis.")
	private int sectors = 4;

	@Parameter(required = false, persist = false,
		description = "Number of clusters of the surface (k-means) instead of slabs; 0 for slabs.")
	private int clusters;

	@Parameter(required = false, persist = false, style = "file",
		description = "Your own label image, whose components become the regions; empty for none. Not for a cohort.")
	private String regions = "";

	@Parameter(required = false, persist = false, description = "Seed of clusters, of a shuffled order and of the repeats.")
	private long seed = 1;

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether regions, and the cases of a cohort, come in an order shuffled by the seed.")
	private String shuffle = "no";

	@Parameter(required = false, persist = false,
		description = "Share of the regions that come back later without a hint, 0 to 1, to measure your own consistency.")
	private double repeats;

	@Parameter(required = false, persist = false, style = "file",
		description = "Model file, or phantom: the regions that it expects the worst of come first; empty for none.")
	private String model = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "A cohort instead of image and mask: a folder with images/ and initial/, or a CSV file with the " +
			"columns case,image,mask.")
	private String data = "";

	/** Called by SciJava before the dialog, when a macro or script may have set inputs already. */
	public void suggestImages() {
		if (!ImageInput.isEmpty(image) || !ImageInput.isEmpty(mask)) return;
		final SuggestedImages open = SuggestedImages.get();
		image = open.activeIsMask() ? open.other() : open.active();
		mask = open.activeIsMask() ? open.active() : open.other();
	}

	@Override
	void execute(final Progress progress) {
		ScoringWindow.requireDisplay();
		// Before the windows open: the log that it shows would cover them.
		Citation.say();
		final boolean shuffled = yes("shuffle", shuffle);
		if (shuffled && !ImageInput.isEmpty(model)) throw new ScoreException(
			"shuffle=yes and model exclude each other: shuffle the regions, or begin with those that the model expects the " +
				"worst of.");
		final Structure structure = structure(label, structure_name);
		final String name = ImageInput.isEmpty(rater) ? System.getProperty("user.name", "") : rater.trim();
		if (!ImageInput.isEmpty(data)) openCohort(name, structure, shuffled);
		else openCase(name, structure, shuffled);
	}

	private void openCohort(final String name, final Structure structure, final boolean shuffled) {
		if (!ImageInput.isEmpty(image) || !ImageInput.isEmpty(mask) || !ImageInput.isEmpty(regions)) throw new ScoreException(
			"A cohort has its own images, masks and regions: leave image, mask and regions empty, or data.");
		final ScoringCohort cohort = ScoringCohort.open(ImageInput.path("data", data), ImageInput.path("feedback", feedback),
			structure);
		final CohortOrder order = shuffled ? CohortOrder.SHUFFLED : cohort.hasEstimates() ? CohortOrder.WORST_FIRST
			: CohortOrder.NAME;
		final double usual = cohort.typicalSeconds(name);
		ScoringWindow.open(new CohortRun(cohort, name, order, seed, s -> asked(s, shuffled).optTypicalSeconds(usual)));
	}

	private void openCase(final String name, final Structure structure, final boolean shuffled) {
		try (Workspace workspace = new Workspace()) {
			final ImageInput maskInput = ImageInput.required("mask", mask);
			final ImageInput imageInput = ImageInput.of("image", image);
			if (imageInput.open() != null && imageInput.open() == maskInput.open()) throw new ScoreException("The image '" +
				imageInput.open().getTitle() + "' is the mask itself. Set image to the image that the mask was made from.");
			final ShownImage shown = ShownImage.of(imageInput);
			final Path maskFile = workspace.savedFile(maskInput);
			final ScoringSetup setup = asked(new ScoringSetup().setMask(maskFile).optImage(shown.file()).setFeedback(
				feedbackFile(maskFile)).setRater(name).optStructure(structure), shuffled);
			final ImageInput own = ImageInput.optional("regions", regions);
			if (own != null) {
				final Mask voxels = VolumeFiles.readMask(maskFile, structure);
				setup.optMaskVoxels(voxels).optRegions(Partitioner.fromLabels(voxels, VolumeFiles.read(workspace.file(own)),
					PartitionParameters.DEFAULT_DISTANCE));
			}
			ScoringWindow.open(shown.open() == null ? OpenedCase.of(setup, shown.file()) : OpenedCase.of(setup, shown.open()));
		}
	}

	/** How the rater is asked: regions, order and repeats. */
	private ScoringSetup asked(final ScoringSetup setup, final boolean shuffled) {
		if (!ImageInput.isEmpty(model)) setup.optModel(BuiltInModels.open(model.trim()));
		return setup.optPartition(clusters > 0 ? PartitionParameters.clusters(clusters, seed) : PartitionParameters.slabs(
			slabs, sectors)).optOrderSeed(shuffled || repeats > 0 ? Long.valueOf(seed) : null).optRepeatShare(repeats);
	}

	/** The file that was asked for, or the one that Train... looks for. */
	private Path feedbackFile(final Path maskFile) {
		final Path asked = ImageInput.path("feedback", feedback);
		if (asked != null) return asked;
		final Path folder = maskFile.toAbsolutePath().getParent();
		final String name = CaseFolder.baseName(maskFile);
		return folder.endsWith("initial") ? folder.resolveSibling("feedback").resolve(name + ".json") : folder.resolve(name +
			".feedback.json");
	}

	/**
	 * The image as the rater sees it.
	 *
	 * @param open the open image, or null to read the file
	 * @param file the file that is recorded, or null where it has none
	 */
	private record ShownImage(ImagePlus open, Path file) {

		static ShownImage of(final ImageInput input) {
			if (input.open() == null) return new ShownImage(null, input.path());
			return new ShownImage(TimePoint.of(input.open()), Workspace.source(input.open()));
		}
	}
}
