package sc.fiji.score.task;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.common.Version;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.FileReferences;
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

/** A folder with {@code images/}, {@code initial/} and {@code feedback/}, made ready for training. */
final class TrainingFolder {

	private static final String IMAGES = "images", INITIAL = "initial", FEEDBACK = "feedback";

	private final CaseFolder files;

	/**
	 * What a training needs to know of the cases.
	 *
	 * @param cases ready to be learned from
	 * @param input how the model sees its cases
	 * @param structure what the masks show
	 * @param data name and checksum of each file
	 */
	record Cases(List<TrainingCase> cases, InputSpec input, Structure structure, Map<String, Object> data) {

		/** Changes whenever a file does. */
		String fingerprint() {
			return Checksums.sha256(data.toString().getBytes(StandardCharsets.UTF_8));
		}

		/** What is written into the model; without times, so that the same training gives the same bytes. */
		Map<String, Object> provenance(final TrainingOptions options, final Trainer.Result result,
			final boolean cancelled)
		{
			final Map<String, Object> out = new LinkedHashMap<>();
			out.put("version", Version.get());
			out.put("made_by", "train");
			out.put("trained_on", "regional scores");
			out.put("seed", options.seed());
			out.put("threads", result.threads());
			out.put("options", options.toString());
			out.put("steps", result.stepsDone());
			out.put("best_round", result.bestRound());
			if (cancelled) out.put("cancelled", true);
			out.put("data", data);
			return out;
		}
	}

	/** @throws ScoreException if a folder or a case's file is missing */
	TrainingFolder(final Path folder) {
		files = CaseFolder.open(folder, IMAGES, INITIAL, FEEDBACK);
	}

	int size() {
		return files.cases().size();
	}

	/** All files that are read. */
	List<Path> files() {
		final List<Path> out = new ArrayList<>();
		for (final String name : files.cases())
			for (final String folder : List.of(IMAGES, INITIAL, FEEDBACK))
				out.add(files.file(folder, name));
		return out;
	}

	/** @throws ScoreException naming the case that cannot be used, and why */
	Cases load(final Progress progress) {
		final InputSpec input = InputChoice.of(files.cases().stream().map(name -> VolumeFiles.readGeometry(files.file(
			INITIAL, name))).toList());
		final List<TrainingCase> cases = new ArrayList<>();
		final Map<String, Object> data = new LinkedHashMap<>();
		Structure structure = null;
		for (final String name : files.cases()) {
			progress.checkCancelled();
			progress.update("Reading cases", cases.size(), size());
			final CaseFeedback feedback = FeedbackFile.read(files.file(FEEDBACK, name));
			structure = common(structure, feedback, name);
			cases.add(one(name, feedback, input));
			data.put(name, checksums(name));
		}
		progress.update("Reading cases", size(), size());
		return new Cases(cases, input, structure, data);
	}

	private TrainingCase one(final String name, final CaseFeedback feedback, final InputSpec input) {
		final Path maskFile = files.file(INITIAL, name), imageFile = files.file(IMAGES, name);
		feedback.requireMask(maskFile);
		if (feedback.image() != null && !feedback.image().sha256().equals(FileReferences.sha256(imageFile)))
			throw new ScoreException("The feedback " + files.file(FEEDBACK, name) + " was given on another image than " +
				imageFile + " (checksum). Use the image that was shown, or rate this one.");
		if (feedback.scored().isEmpty()) throw new ScoreException("The feedback " + files.file(FEEDBACK, name) +
			" has no region with a score and a label: there is nothing to learn from. Score the case, or leave it out.");
		final Mask mask = Inputs.readMask(maskFile, feedback.structure(), "mask");
		final Volume image = Inputs.readImage(imageFile, mask, maskFile);
		try {
			return TrainingCase.scored(name, PreparedInput.of(image, mask, null, input), feedback.regionMap(mask), feedback
				.regions());
		}
		catch (final ScoreException e) {
			throw new ScoreException(imageFile + ", " + maskFile + ": " + e.getMessage(), e);
		}
	}

	private Structure common(final Structure first, final CaseFeedback feedback, final String name) {
		final Structure s = feedback.structure();
		if (first == null || first.equals(s)) return s;
		if (!first.name().equals(s.name())) throw new ScoreException("The feedback " + files.file(FEEDBACK, name) +
			" is about '" + s.name() + "', but that of other cases about '" + first.name() +
			"'. Train one model for each structure, or give them the same name (--structure-name).");
		return new Structure(Structure.ANY, first.name());
	}

	private Map<String, Object> checksums(final String name) {
		final Map<String, Object> out = new LinkedHashMap<>();
		for (final String folder : List.of(IMAGES, INITIAL, FEEDBACK))
			out.put(folder, FileReferences.sha256(files.file(folder, name)));
		return out;
	}
}
