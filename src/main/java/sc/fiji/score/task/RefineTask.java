package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.Acceptance;
import sc.fiji.score.refinement.LeaveAlone;
import sc.fiji.score.refinement.MaskChange;
import sc.fiji.score.refinement.MemberPredictor;
import sc.fiji.score.refinement.Members;
import sc.fiji.score.refinement.Refinement;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.refinement.RegionalChanges;
import sc.fiji.score.refinement.Review;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * Refines masks with a trained model. Files, or folders with equal names, for which the model is loaded once. The
 * refined mask has the input's grid, as uint8, and a JSON file beside it.
 */
public class RefineTask {

	private Path image;
	private Path mask;
	private String model;
	private Path output;
	private Path probability;
	private Path uncertainty;
	private Members.Measure measure = Members.Measure.ENTROPY;
	private Path edges;
	private Structure structure = Structure.FOREGROUND;
	private double limit = Refiner.DEFAULT_LIMIT;
	private boolean always;
	private Review review;

	/**
	 * What was made for a case.
	 *
	 * @param output the refined mask; null where it was rejected
	 * @param probability the foreground probability, or null
	 * @param uncertainty how uncertain each voxel is, or null
	 * @param changedFraction voxels that the model changed, as a part of the initial mask's
	 * @param leftAlone whether the mask was left as it is because it seems right, see {@link #optAlways}
	 * @param suspicious whether the model changed more than the limit: look at this case
	 * @param change between the initial mask and the one that was written
	 * @param acceptance what a person took over, or null where nobody was asked
	 */
	public record Result(Path output, Path probability, Path uncertainty, double changedFraction, boolean leftAlone,
		boolean suspicious, MaskChange change, Acceptance acceptance)
	{}

	/** The image, a file or a folder. */
	public RefineTask setImage(final Path file) {
		image = file;
		return this;
	}

	/** The initial mask on the image's grid, a file or a folder. */
	public RefineTask setMask(final Path file) {
		mask = file;
		return this;
	}

	/** The model: a file that training wrote, or the name of a built-in one ({@link BuiltInModels#PHANTOM}). */
	public RefineTask setModel(final String nameOrFile) {
		model = nameOrFile;
		return this;
	}

	/** The refined mask to write; a folder if the mask is one. */
	public RefineTask setOutput(final Path file) {
		output = file;
		return this;
	}

	/** Where to write the foreground probability as float32 (a folder if the mask is one), or null. */
	public RefineTask optProbability(final Path file) {
		probability = file;
		return this;
	}

	/**
	 * Where to write how uncertain each voxel is, as float32 (a folder if the mask is one), or null (the default): then the
	 * model looks only once.
	 */
	public RefineTask optUncertainty(final Path file) {
		uncertainty = file;
		return this;
	}

	/** What the uncertainty is measured by; entropy by default. */
	public RefineTask optUncertaintyMeasure(final Members.Measure value) {
		measure = value;
		return this;
	}

	/** A map of edge probabilities in [0,1] on the image's grid instead of the computed one, or null. */
	public RefineTask optEdges(final Path file) {
		edges = file;
		return this;
	}

	/** Which label of the mask counts; by default every non-zero voxel. */
	public RefineTask optStructure(final Structure value) {
		structure = value;
		return this;
	}

	/**
	 * How much a refinement may change before it is reported as suspicious: changed voxels as a part of the initial
	 * mask's; {@value Refiner#DEFAULT_LIMIT} by default.
	 */
	public RefineTask optLimit(final double share) {
		limit = share;
		return this;
	}

	/**
	 * Whether masks are changed, too, that the model would change far less than those it was trained on
	 * ({@link ScoreModel#leaveAlone}); by default these are left as they are. With a review, the person decides.
	 */
	public RefineTask optAlways(final boolean value) {
		always = value;
		return this;
	}

	/**
	 * Someone who decides, case by case and before anything is written, which regions are taken over; null (the default)
	 * takes all. What is rejected as a whole is not written at all.
	 */
	public RefineTask optReview(final Review value) {
		review = value;
		return this;
	}

	/**
	 * Takes over what was accepted earlier, without asking again: the same inputs and acceptance give the same bytes. Null
	 * takes all.
	 */
	public RefineTask optAcceptance(final Acceptance value) {
		return optReview(value == null ? null : (volume, changes) -> value);
	}

	/**
	 * Refines each case and writes it.
	 *
	 * @throws ScoreException if the model or (for a single case) an input cannot be used, or the output not be written
	 */
	public CohortResult<Result> run(final Progress progress) {
		final Map<String, Path> inputs = new LinkedHashMap<>();
		inputs.put("mask", require(mask, "mask"));
		inputs.put("image", require(image, "image"));
		inputs.put("edges", edges);
		require(output, "output");
		require(model, "model");
		requireLimit();
		final Cohort cohort = new Cohort(inputs);
		for (final Cohort.Case c : cohort.cases())
			checkOutputs(cohort, c);
		final ScoreModel loaded = BuiltInModels.open(model);
		try (Refiner refiner = refiner(loaded); MemberPredictor members = uncertainty == null ? null
			: new MemberPredictor(List.of(loaded)))
		{
			final Progress inner = cohort.inner(progress);
			return cohort.run("Refine", progress, c -> one(refiner, members, cohort, c, inner));
		}
	}

	private Refiner refiner(final ScoreModel loaded) {
		final Refiner out = new Refiner(loaded).optLimit(limit);
		return always || review != null ? out.optLeaveAlone(LeaveAlone.NEVER) : out;
	}

	private void requireLimit() {
		if (!(limit > 0)) throw new OptionException("The parameter 'limit' is " + limit +
			", but must be above 0: it is a share of the mask, 0.5 for half of it.");
	}

	private void checkOutputs(final Cohort cohort, final Cohort.Case c) {
		final Path out = output(cohort, c, output), prob = output(cohort, c, probability);
		final List<Path> all = new ArrayList<>(c.files().values());
		if (BuiltInModels.file(model) != null) all.add(BuiltInModels.file(model));
		Outputs.checkImage(out, all);
		final Map<Path, Path> sidecars = new LinkedHashMap<>();
		for (final Path file : Arrays.asList(out, prob, output(cohort, c, uncertainty))) {
			if (file == null) continue;
			if (file != out) Outputs.checkImage(file, all);
			final Path other = sidecars.put(Provenance.sidecar(file).toAbsolutePath().normalize(), file);
			if (other != null) throw new OptionException("The outputs " + other + " and " + file +
				" need different base names or folders, because each gets a JSON file of its base name.");
		}
	}

	private static Path output(final Cohort cohort, final Cohort.Case c, final Path target) {
		return cohort.output(target, VolumeFiles.outputName(c.files().get("mask")));
	}

	private Result one(final Refiner refiner, final MemberPredictor members, final Cohort cohort, final Cohort.Case c,
		final Progress progress)
	{
		final Path maskFile = c.file("mask"), imageFile = c.file("image"), edgeFile = c.file("edges");
		final Path out = output(cohort, c, output), prob = output(cohort, c, probability);
		final Path unsure = output(cohort, c, uncertainty);
		final Mask m = Inputs.readMask(maskFile, structure, "mask");
		final Volume i = Inputs.readImage(imageFile, m, maskFile);
		final Volume e = edgeFile == null ? null : VolumeFiles.read(edgeFile);
		if (e != null) e.geometry().requireSameGrid(m.geometry(), "The edges " + edgeFile, "the mask " + maskFile);
		final Refinement refined;
		final Volume map;
		try {
			refined = refiner.refine(i, m, e, progress);
			map = members == null ? null : members.predict(i, m, e, progress).uncertainty(measure);
		}
		catch (final CancelledException cancelled) {
			throw cancelled;
		}
		catch (final ScoreException bad) {
			throw new ScoreException(imageFile + " with " + maskFile.getFileName() + (edgeFile == null ? "" : " and " +
				edgeFile) + ": " + bad.getMessage(), bad);
		}
		progress.checkCancelled();
		if (refined.suspicious()) progress.message(String.format(Locale.ROOT,
			"Warning: %s: suspicious, the model changed %.0f %% of the mask (limit %.0f %%). Look at it before use.", c
				.name(), 100 * refined.changedFraction(), 100 * limit));
		if (refined.leftAlone()) progress.message(LeaveAlone.message(c.name()));
		final RegionalChanges changes = review == null ? null : RegionalChanges.of(m, refined.mask());
		final Acceptance accepted = review == null ? null : review.decide(i, changes);
		final Mask taken = accepted == null ? refined.mask() : changes.merge(accepted);
		final boolean rejected = accepted != null && accepted.isRejection();
		if (rejected) progress.message(c.name() + ": the refinement was rejected, nothing is written.");
		else {
			VolumeFiles.writeMask(taken, out);
			final Provenance origin = provenance(maskFile, imageFile, edgeFile, refined);
			if (accepted != null) origin.parameter("review", review(accepted, changes));
			origin.write(out);
			if (prob != null) {
				VolumeFiles.write(refined.probability(), prob);
				provenance(maskFile, imageFile, edgeFile, refined).write(prob);
			}
			if (unsure != null) {
				VolumeFiles.write(map, unsure);
				provenance(maskFile, imageFile, edgeFile, refined).parameter("uncertainty", measure.name().toLowerCase(
					Locale.ROOT)).parameter("members", members.count()).write(unsure);
			}
		}
		return new Result(rejected ? null : out, rejected ? null : prob, rejected ? null : unsure, refined
			.changedFraction(), refined.leftAlone(), refined.suspicious(), MaskChange.of(m, taken), accepted);
	}

	private static Map<String, Object> review(final Acceptance accepted, final RegionalChanges changes) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("accepted_regions", accepted.text());
		out.put("regions", changes.regions().count());
		out.put("partition", changes.regions().parameters());
		out.put("changed_fraction", changes.change(accepted).fraction());
		if (!accepted.reviewer().isEmpty()) out.put("reviewer", accepted.reviewer());
		if (accepted.reviewed() != null) out.put("reviewed", accepted.reviewed().toString());
		return out;
	}

	private Provenance provenance(final Path maskFile, final Path imageFile, final Path edgeFile,
		final Refinement refined)
	{
		final Provenance p = new Provenance("refine", structure).parameter("changed_fraction", refined.changedFraction())
			.parameter("left_alone", refined.leftAlone()).parameter("limit", limit).parameter("suspicious", refined.suspicious()).parameter("threads", EngineThreads
				.count())
			.input("image", imageFile).input("mask", maskFile).input("edges", edgeFile);
		return BuiltInModels.file(model) == null ? p.input("model", "built in: " + model) : p.input("model", BuiltInModels
			.file(model));
	}

	/**
	 * Refines a mask in memory with the model as set.
	 *
	 * @param i the image
	 * @param m the initial mask on its grid, not empty
	 * @param e edge probabilities in [0,1] on the same grid, or null for the computed ones
	 */
	public Refinement refine(final Volume i, final Mask m, final Volume e, final Progress progress) {
		requireLimit();
		requireFitting(i, m, e);
		final ScoreModel loaded = BuiltInModels.open(require(model, "model"));
		try (Refiner refiner = refiner(loaded)) {
			return refiner.refine(i, m, e, progress);
		}
	}

	/** How uncertain each voxel is, by the measure as set; float32 on the mask's grid. Otherwise as {@link #refine}. */
	public Volume uncertainty(final Volume i, final Mask m, final Volume e, final Progress progress) {
		requireFitting(i, m, e);
		try (MemberPredictor members = new MemberPredictor(List.of(BuiltInModels.open(require(model, "model"))))) {
			return members.predict(i, m, e, progress).uncertainty(measure);
		}
	}

	private static void requireFitting(final Volume i, final Mask m, final Volume e) {
		Inputs.requireFilled(m, "mask");
		i.geometry().requireSameGrid(m.geometry(), "The image", "the mask");
		Inputs.requireDepth(i.geometry(), "The image");
		Inputs.requireFinite(i, m, "The image");
		if (e != null) e.geometry().requireSameGrid(m.geometry(), "The image of edges", "the mask");
	}
}
