package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.Ensemble;
import sc.fiji.score.refinement.LeaveAlone;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * Segments images with one or more trained models: several structures at once, with or without initial masks. A label
 * image comes out, with the models' labels (uint8, or uint16 where a label is above 255), and a JSON file beside it.
 * Files, or folders with equal names, for which the models are loaded once. For one model of one structure with a
 * mask, {@link RefineTask} gives the same, and lets people decide on its changes.
 */
public class SegmentTask {

	private Path image, mask, output, probability, entropy, edges;
	private List<String> models = List.of();
	private Structure structure;
	private Ensemble.Fusion fusion = Ensemble.Fusion.MEAN;
	private double limit = Refiner.DEFAULT_LIMIT;
	private boolean largest, always;

	/**
	 * What was made of a structure.
	 *
	 * @param structure which
	 * @param voxels of the structure
	 * @param changedFraction voxels that changed, as a part of the initial mask's; 0 without one
	 * @param leftAlone whether the mask was left as it is because it seems right, see {@link #optAlways}
	 * @param suspicious whether more changed than the limit
	 * @param agreement mean Dice of all pairs of models; 1 for one model
	 * @param entropy mean over the voxels that a model takes for the structure, in bits
	 */
	public record Part(Structure structure, long voxels, double changedFraction, boolean leftAlone, boolean suspicious,
		double agreement,
		double entropy)
	{}

	/**
	 * What was made of a case.
	 *
	 * @param output the label image
	 * @param parts one per structure of the models
	 */
	public record Result(Path output, List<Part> parts) {}

	/** The image, a file or a folder. */
	public SegmentTask setImage(final Path file) {
		image = file;
		return this;
	}

	/**
	 * The models: files that training wrote, or names of built-in ones; all of the same structures. Several are fused.
	 */
	public SegmentTask setModels(final List<String> namesOrFiles) {
		models = List.copyOf(namesOrFiles);
		return this;
	}

	/** The label image to write; a folder if the image is one (the files get the images' names). */
	public SegmentTask setOutput(final Path file) {
		output = file;
		return this;
	}

	/**
	 * Initial masks as a label image with the models' labels, a folder if the image is one; null (the default) for models
	 * without masks. A label that it lacks is a structure without a mask.
	 */
	public SegmentTask optMask(final Path file) {
		mask = file;
		return this;
	}

	/** Which label of the mask counts, where the models have one structure; null (the default) for the models' label. */
	public SegmentTask optStructure(final Structure value) {
		structure = value;
		return this;
	}

	/**
	 * Where to write the foreground probability (float32), or null; a folder if the image is one. For several structures
	 * there is a file for each: {@code _labelN} is added to the name.
	 */
	public SegmentTask optProbability(final Path file) {
		probability = file;
		return this;
	}

	/** Where to write the entropy of the models' mean probability (float32, bits), named as the probability; or null. */
	public SegmentTask optEntropy(final Path file) {
		entropy = file;
		return this;
	}

	/** Edge probabilities in [0,1] on the image's grid instead of the computed ones, or null. */
	public SegmentTask optEdges(final Path file) {
		edges = file;
		return this;
	}

	/** How several models are fused; by the mean of their probabilities by default. */
	public SegmentTask optFusion(final Ensemble.Fusion value) {
		fusion = value;
		return this;
	}

	/** Share of the initial mask that may change before a structure is called suspicious. */
	public SegmentTask optLimit(final double share) {
		limit = share;
		return this;
	}

	/** As {@link RefineTask#optAlways}, of all structures of a case together. */
	public SegmentTask optAlways(final boolean value) {
		always = value;
		return this;
	}

	/** Whether only the largest connected piece of a structure without initial mask is kept. */
	public SegmentTask optLargestComponent(final boolean value) {
		largest = value;
		return this;
	}

	/**
	 * Segments each case and writes it.
	 *
	 * @throws ScoreException if a model or (for a single case) an input cannot be used, or the output not be written
	 */
	public CohortResult<Result> run(final Progress progress) {
		final Map<String, Path> inputs = new LinkedHashMap<>();
		inputs.put("image", require(image, "image"));
		inputs.put("mask", mask);
		inputs.put("edges", edges);
		require(output, "output");
		if (models.isEmpty()) throw new OptionException("The parameter 'model' is missing.");
		if (!(limit > 0)) throw new OptionException("The parameter 'limit' is " + limit + ", but must be above 0.");
		final List<ScoreModel> loaded = models.stream().map(BuiltInModels::open).toList();
		if (loaded.get(0).network().hasMasks() && mask == null) throw new OptionException("The model " + models.get(0) +
			" refines initial masks. Give one (mask), or a model that was trained without.");
		final Cohort cohort = new Cohort(inputs);
		for (final Cohort.Case c : cohort.cases())
			checkOutputs(cohort, c, loaded.get(0).structures());
		try (Ensemble ensemble = new Ensemble(loaded).optFusion(fusion).optLimit(limit).optLargestComponent(largest)) {
			if (always) ensemble.optLeaveAlone(LeaveAlone.NEVER);
			final Progress inner = cohort.inner(progress);
			return cohort.run("Segment", progress, c -> one(ensemble, cohort, c, inner));
		}
	}

	private void checkOutputs(final Cohort cohort, final Cohort.Case c, final List<Structure> structures) {
		final List<Path> all = new ArrayList<>(c.files().values());
		models.stream().map(BuiltInModels::file).filter(Objects::nonNull).forEach(all::add);
		final List<Path> outputs = new ArrayList<>();
		outputs.add(output(cohort, c, output));
		for (final Structure s : structures)
			for (final Path map : new Path[] { probability, entropy })
				if (map != null) outputs.add(map(cohort, c, map, s, structures.size()));
		for (final Path out : outputs) {
			Outputs.checkImage(out, all);
			all.add(out);
			all.add(Provenance.sidecar(out));
		}
	}

	private static Path output(final Cohort cohort, final Cohort.Case c, final Path target) {
		return cohort.output(target, VolumeFiles.outputName(c.files().get("image")));
	}

	/** The file of a map of one of several structures. */
	private static Path map(final Cohort cohort, final Cohort.Case c, final Path target, final Structure s,
		final int structures)
	{
		final Path file = output(cohort, c, target);
		if (structures == 1) return file;
		final String base = CaseFolder.baseName(file), name = file.getFileName().toString();
		return file.resolveSibling(base + "_label" + s.label() + name.substring(base.length()));
	}

	private Result one(final Ensemble ensemble, final Cohort cohort, final Cohort.Case c, final Progress progress) {
		final Path imageFile = c.file("image"), maskFile = c.file("mask"), edgeFile = c.file("edges");
		final List<Structure> structures = ensemble.first().structures();
		final Volume i = VolumeFiles.read(imageFile);
		Inputs.requireDepth(i.geometry(), "The image " + imageFile);
		final List<Mask> masks = maskFile == null || !ensemble.first().network().hasMasks() ? List.of() : masks(maskFile, i,
			imageFile, structures);
		Inputs.requireFinite(i, masks.stream().filter(Objects::nonNull).reduce(Mask::union).orElse(null), "The image " +
			imageFile);
		final Volume e = edgeFile == null ? null : VolumeFiles.read(edgeFile);
		if (e != null) e.geometry().requireSameGrid(i.geometry(), "The edges " + edgeFile, "the image " + imageFile);
		final List<Ensemble.Fused> made;
		try {
			made = ensemble.refine(i, masks, e, progress);
		}
		catch (final CancelledException cancelled) {
			throw cancelled;
		}
		catch (final ScoreException bad) {
			throw new ScoreException(imageFile + ": " + bad.getMessage(), bad);
		}
		progress.checkCancelled();
		final List<Part> parts = new ArrayList<>();
		for (int s = 0; s < structures.size(); s++) {
			final Ensemble.Fused f = made.get(s);
			parts.add(new Part(structures.get(s), f.refinement().mask().count(), f.refinement().changedFraction(), f
				.refinement().leftAlone(), f.refinement().suspicious(), f.agreement(), f.meanEntropy()));
			if (f.refinement().suspicious()) progress.message(String.format(Locale.ROOT,
				"Warning: %s: suspicious, %.0f %% of the mask of %s changed (limit %.0f %%). Look at it before use.", c.name(),
				100 * f.refinement().changedFraction(), structures.get(s).name(), 100 * limit));
		}
		if (parts.get(0).leftAlone()) progress.message(LeaveAlone.message(c.name()));
		final Path out = output(cohort, c, output);
		VolumeFiles.write(labels(structures, made), out);
		provenance(structures, parts, imageFile, maskFile, edgeFile).write(out);
		for (int s = 0; s < structures.size(); s++) {
			final Structure of = structures.get(s);
			if (probability != null) writeMap(made.get(s).refinement().probability(), map(cohort, c, probability, of, structures
				.size()), provenance(List.of(of), parts.subList(s, s + 1), imageFile, maskFile, edgeFile));
			if (entropy != null) writeMap(made.get(s).entropy(), map(cohort, c, entropy, of, structures.size()), provenance(List
				.of(of), parts.subList(s, s + 1), imageFile, maskFile, edgeFile));
		}
		return new Result(out, parts);
	}

	private List<Mask> masks(final Path file, final Volume i, final Path imageFile, final List<Structure> structures) {
		final Volume labels = VolumeFiles.read(file);
		i.geometry().requireSameGrid(labels.geometry(), "The image " + imageFile, "the mask " + file);
		final List<Mask> out = new ArrayList<>();
		for (final Structure s : structures) {
			final Mask m = Mask.of(labels, structures.size() == 1 && structure != null ? structure : s);
			out.add(m.isEmpty() ? null : m);
		}
		if (out.stream().allMatch(Objects::isNull)) throw new ScoreException("The mask " + file + " has no voxel of " +
			structures + ". Check the file and its labels, or leave the case out.");
		return out;
	}

	private static Volume labels(final List<Structure> structures, final List<Ensemble.Fused> made) {
		final Mask first = made.get(0).refinement().mask();
		final short[] out = new short[first.voxels().length];
		int most = 0;
		for (int s = 0; s < structures.size(); s++) {
			final int label = Math.max(1, structures.get(s).label());
			most = Math.max(most, label);
			final byte[] m = made.get(s).refinement().mask().voxels();
			for (int i = 0; i < out.length; i++)
				if (m[i] != 0) out[i] = (short) label;
		}
		if (most > 255) return Volume.ofUnsignedShorts(out, first.geometry());
		final byte[] small = new byte[out.length];
		for (int i = 0; i < out.length; i++)
			small[i] = (byte) out[i];
		return Volume.ofUnsignedBytes(small, first.geometry());
	}

	private static void writeMap(final Volume map, final Path file, final Provenance origin) {
		VolumeFiles.write(map, file);
		origin.write(file);
	}

	private Provenance provenance(final List<Structure> structures, final List<Part> parts, final Path imageFile,
		final Path maskFile, final Path edgeFile)
	{
		final Provenance p = new Provenance("segment", structures.size() == 1 ? structures.get(0) : new Structure(
			Structure.ANY, "all")).parameter("structures", parts).parameter("limit", limit).parameter("threads", EngineThreads
				.count()).parameter("largest_component", largest).input("image", imageFile).input("mask", maskFile).input("edges",
					edgeFile);
		if (models.size() > 1) p.parameter("fusion", fusion.name().toLowerCase(Locale.ROOT));
		for (int m = 0; m < models.size(); m++) {
			final String role = models.size() == 1 ? "model" : "model_" + (m + 1);
			if (BuiltInModels.file(models.get(m)) == null) p.input(role, "built in: " + models.get(m));
			else p.input(role, BuiltInModels.file(models.get(m)));
		}
		return p;
	}
}
