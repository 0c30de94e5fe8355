package sc.fiji.score.task;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.training.InputChoice;
import sc.fiji.score.training.Trainer;
import sc.fiji.score.training.TrainingCase;
import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** A folder with {@code images/}, {@code initial/} and the feedback of one or more raters, made ready for training. */
final class TrainingFolder {

	private static final String IMAGES = "images", INITIAL = "initial", FEEDBACK = "feedback";

	private final CaseFolder files;
	private final TrainingFeedback feedback;

	/**
	 * What a training needs to know of the cases.
	 *
	 * @param cases ready to be learned from
	 * @param input how the model sees its cases
	 * @param structures what the masks show, or the annotations are of
	 * @param masks whether there are initial masks
	 * @param trainedOn what is known of the cases, in a word or two
	 * @param data name and checksum of each file
	 * @param raters names of the raters, by number
	 */
	record Cases(List<TrainingCase> cases, InputSpec input, List<Structure> structures, boolean masks, String trainedOn,
		Map<String, Object> data, List<String> raters)
	{

		/** Changes whenever a file does. */
		String fingerprint() {
			return Checksums.sha256(data.toString().getBytes(StandardCharsets.UTF_8));
		}

		/** What is written into the model. */
		Map<String, Object> provenance(final TrainingOptions options, final Trainer.Result result,
			final boolean cancelled)
		{
			final Map<String, Object> out = result.provenance("train", trainedOn, options);
			if (cancelled) out.put("cancelled", true);
			if (raters.size() > 1 || !result.raters().isEmpty()) out.put("raters", raters(result.raters()));
			out.put("data", data);
			return out;
		}

		/** Each rater's name, and how the rater errs, where that was learned. */
		private List<Map<String, Object>> raters(final List<RaterModel> learned) {
			final List<Map<String, Object>> out = new ArrayList<>();
			for (int r = 0; r < raters.size(); r++) {
				final Map<String, Object> one = new LinkedHashMap<>();
				one.put("name", raters.get(r));
				if (r < learned.size()) {
					one.put("spread", learned.get(r).spread());
					one.put("bias", learned.get(r).bias());
					one.put("flip_rate", learned.get(r).flipRate());
				}
				out.add(one);
			}
			return out;
		}
	}

	/**
	 * @param raters a folder with the feedback of each rater; empty for {@code feedback/}, which holds either a file per
	 *          case or a folder per rater
	 * @throws ScoreException if a folder or a case's file is missing
	 */
	TrainingFolder(final Path folder, final List<Path> raters) {
		final List<Path> folders = raters.isEmpty() ? TrainingFeedback.folders(folder.resolve(FEEDBACK)) : raters;
		final Map<String, Path> needed = new LinkedHashMap<>();
		for (final String name : List.of(IMAGES, INITIAL))
			needed.put(name, folder.resolve(name));
		// One rater has rated every case; of several, one for each case is enough.
		if (folders.size() == 1) needed.put(FEEDBACK, folders.get(0));
		files = CaseFolder.of(needed);
		feedback = new TrainingFeedback(folders);
		final TreeSet<String> unrated = new TreeSet<>(files.cases()), unknown = feedback.cases();
		unrated.removeAll(feedback.cases());
		unknown.removeAll(files.cases());
		if (!unrated.isEmpty()) throw new ScoreException("No rater has rated the case " + unrated.first() + ": none of " +
			folders + " has feedback on it. Rate it, or leave it out.");
		if (!unknown.isEmpty()) throw new ScoreException("There is feedback on the case " + unknown.first() + " (" + feedback
			.files(unknown.first()).get(0) + "), but no image in " + folder.resolve(IMAGES) +
			". Add it, under an equal base name, or take the feedback away.");
	}

	int size() {
		return files.cases().size();
	}

	/** All files that are read. */
	List<Path> files() {
		final List<Path> out = new ArrayList<>();
		for (final String name : files.cases())
			for (final String folder : List.of(IMAGES, INITIAL))
				out.add(files.file(folder, name));
		for (final String name : files.cases())
			out.addAll(feedback.files(name));
		return out;
	}

	/**
	 * @param spec how the model sees its cases, or null to choose it
	 * @throws ScoreException naming the case that cannot be used, and why
	 */
	Cases load(final InputSpec spec, final Progress progress) {
		final InputSpec input = spec != null ? spec : InputChoice.of(files.cases().stream().map(name -> VolumeFiles.readGeometry(files.file(
			INITIAL, name))).toList());
		final List<TrainingCase> cases = new ArrayList<>();
		final Map<String, Object> data = new LinkedHashMap<>();
		Structure structure = null;
		feedback.read(progress);
		for (final String name : files.cases()) {
			progress.checkCancelled();
			progress.update("Reading cases", cases.size(), size());
			for (final Map.Entry<Path, CaseFeedback> e : feedback.of(name).entrySet())
				structure = common(structure, e.getValue(), e.getKey());
			cases.add(one(name, input));
			data.put(name, checksums(name));
		}
		progress.update("Reading cases", size(), size());
		return new Cases(cases, input, List.of(structure), true, "regional scores", data, feedback.raters());
	}

	private TrainingCase one(final String name, final InputSpec input) {
		final Path maskFile = files.file(INITIAL, name), imageFile = files.file(IMAGES, name);
		final Map<Path, CaseFeedback> given = feedback.of(name);
		given.forEach((file, f) -> {
			f.requireMask(maskFile);
			if (f.image() != null && !f.image().sha256().equals(FileReferences.sha256(imageFile))) throw new ScoreException(
				"The feedback " + file + " was given on another image than " + imageFile +
					" (checksum). Use the image that was shown, or rate this one.");
		});
		if (given.values().stream().allMatch(f -> f.scored().isEmpty())) throw new ScoreException("The feedback " + given
			.keySet().iterator().next() + " has no region with a score and a label: there is nothing to learn from. Score " +
			"the case, or leave it out.");
		final CaseFeedback any = given.values().iterator().next();
		final Mask mask = Inputs.readMask(maskFile, any.structure(), "mask");
		final Volume image = Inputs.readImage(imageFile, mask, maskFile);
		try {
			return TrainingCase.rated(name, PreparedInput.of(image, mask, null, input), any.regionMap(mask), feedback.answers(
				name));
		}
		catch (final ScoreException e) {
			throw new ScoreException(imageFile + ", " + maskFile + ": " + e.getMessage(), e);
		}
	}

	private static Structure common(final Structure first, final CaseFeedback feedback, final Path file) {
		final Structure s = feedback.structure();
		if (first == null || first.equals(s)) return s;
		if (!first.name().equals(s.name())) throw new ScoreException("The feedback " + file +
			" is about '" + s.name() + "', but that of other cases about '" + first.name() +
			"'. Train one model for each structure, or give them the same name (--structure-name).");
		return new Structure(Structure.ANY, first.name());
	}

	private Map<String, Object> checksums(final String name) {
		final Map<String, Object> out = new LinkedHashMap<>();
		for (final String folder : List.of(IMAGES, INITIAL))
			out.put(folder, FileReferences.sha256(files.file(folder, name)));
		out.put(FEEDBACK, feedback.checksums(name));
		return out;
	}
}
