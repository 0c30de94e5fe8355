package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.PredictionQuality;
import sc.fiji.score.feedback.ScoreCalibration;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.ScorePredictor;
import sc.fiji.score.volume.Volume;

/**
 * Compares the scores that a model expects with the scores that were given, and writes the model with calibrations that
 * bring the ones to the others: of initial masks and, where some were scored, of refined masks. Best on cases that the
 * model was not trained on: of its training cases it knows too much.
 */
public class CalibrateTask {

	private static final String IMAGES = "images", INITIAL = "initial", FEEDBACK = "feedback";
	private static final String REFINED = "refined", REFINED_FEEDBACK = "feedback_refined";

	private Path data;
	private String model;
	private Path output;

	/**
	 * How well expected scores fit given ones.
	 *
	 * @param cases number of cases
	 * @param before as the model itself expects; null where the scores are not on five levels
	 * @param borrowed of refined masks: with the calibration of initial masks; null for initial masks, or on another scale
	 * @param after with the calibration, fitted on other cases (in five parts, by turns); null with a single case
	 */
	public record Fit(int cases, PredictionQuality before, PredictionQuality borrowed, PredictionQuality after) {}

	/**
	 * What was made and found.
	 *
	 * @param model the calibrated model
	 * @param report the measures as JSON
	 * @param initial of the initial masks
	 * @param refined of the refined masks; null where nobody scored them
	 */
	public record Result(Path model, Path report, Fit initial, Fit refined) {

		/** The main measures in words, one line each. */
		public List<String> lines() {
			final List<String> out = new ArrayList<>();
			add(out, "Initial masks", initial);
			if (refined != null) add(out, "Refined masks", refined);
			return out;
		}

		private static void add(final List<String> out, final String masks, final Fit fit) {
			add(out, masks + ", as it was", fit.before());
			add(out, masks + ", calibrated on initial masks", fit.borrowed());
			add(out, masks + ", calibrated on other cases", fit.after());
		}

		private static void add(final List<String> out, final String which, final PredictionQuality q) {
			if (q != null) out.add(String.format(Locale.ROOT,
				"%s: Dice off by %.3f, level right %.0f %%, kappa %.3f, label right %.0f %%, calibration error %.3f (Dice), " +
					"%.3f (level)", which, q.diceError(), 100 * q.exactAgreement(), q.weightedKappa().value(), 100 * q
						.labelAgreement(), q.diceCalibrationError(), q.confidenceCalibrationError()));
		}
	}

	/**
	 * Folder with images/, initial/ and feedback/, files of a case with equal names. It may have the model's masks of some
	 * of the cases in refined/, and what raters said of these in feedback_refined/.
	 */
	public CalibrateTask setData(final Path folder) {
		data = folder;
		return this;
	}

	/** The model: a file that training wrote, or the name of a built-in one. It is not changed. */
	public CalibrateTask setModel(final String nameOrFile) {
		model = nameOrFile;
		return this;
	}

	/** The model file to write; the measures go beside it, as {@code NAME.calibration.json}. */
	public CalibrateTask setOutput(final Path file) {
		output = file;
		return this;
	}

	/**
	 * Predicts each case, fits the calibrations and writes the model.
	 *
	 * @throws ScoreException if a case cannot be used (its name is told), too few regions are scored, or the model cannot
	 *           be written
	 */
	public Result run(final Progress progress) {
		require(data, "data");
		require(output, "output");
		final Path modelFile = BuiltInModels.file(require(model, "model"));
		final CaseFolder files = CaseFolder.open(data, IMAGES, INITIAL, FEEDBACK), refinedFiles = refinedFiles(files);
		final List<Path> inputs = inputs(files, List.of(IMAGES, INITIAL, FEEDBACK));
		if (refinedFiles != null) inputs.addAll(inputs(refinedFiles, List.of(REFINED, REFINED_FEEDBACK)));
		if (modelFile != null) inputs.add(modelFile);
		final Path report = output.resolveSibling(CaseFolder.baseName(output) + ".calibration.json");
		Outputs.checkFile(output, inputs);
		Outputs.checkFile(report, inputs);
		final ScoreModel plain = BuiltInModels.open(model).withCalibration(null, null);
		final RatedScores initial = new RatedScores(), refined = new RatedScores();
		predict(files, refinedFiles, plain, initial, refined, progress);
		final ScoreCalibration ofInitial = initial.fit(), ofRefined = refined.isEmpty() ? null : refined.fit();
		final Fit fit = initial.measure(null), refinedFit = refined.isEmpty() ? null : refined.measure(ofInitial);
		final Map<String, Object> said = new LinkedHashMap<>();
		said.put("kind", "score-calibration");
		said.putAll(initial.json(fit, ofInitial));
		if (refinedFit != null) said.put(REFINED, refined.json(refinedFit, ofRefined));
		ModelFile.write(plain.withCalibration(ofInitial, ofRefined), output);
		Json.write(report, said);
		return new Result(output, report, fit, refinedFit);
	}

	/**
	 * The refined masks that were scored, or null.
	 *
	 * @throws ScoreException if masks and feedback are not of the same cases, or these not among the others
	 */
	private CaseFolder refinedFiles(final CaseFolder files) {
		if (!Files.isDirectory(data.resolve(REFINED_FEEDBACK))) return null;
		final CaseFolder out = CaseFolder.open(data, REFINED, REFINED_FEEDBACK);
		for (final String name : out.cases())
			if (!files.cases().contains(name)) throw new ScoreException("The refined mask " + out.file(REFINED, name) +
				" has no initial mask in " + data.resolve(INITIAL) + ". Add its case there, or take it away.");
		return out;
	}

	private static List<Path> inputs(final CaseFolder files, final List<String> folders) {
		final List<Path> out = new ArrayList<>();
		for (final String name : files.cases())
			for (final String folder : folders)
				out.add(files.file(folder, name));
		return out;
	}

	private static void predict(final CaseFolder files, final CaseFolder refinedFiles, final ScoreModel model,
		final RatedScores initial, final RatedScores refined, final Progress progress)
	{
		final Progress quiet = PredictedCase.quiet(progress);
		int done = 0;
		try (ScorePredictor predictor = new ScorePredictor(model)) {
			for (final String name : files.cases()) {
				progress.checkCancelled();
				progress.update("Predicting scores", done++, files.cases().size());
				final Path imageFile = files.file(IMAGES, name);
				final RatedMask first = RatedMask.read(files.file(FEEDBACK, name), files.file(INITIAL, name), "mask");
				final Volume image = Inputs.readImage(imageFile, first.mask(), first.file());
				initial.add(name, PredictedCase.named(imageFile, first.file(), () -> predictor.predictInitial(image, first.mask(),
					first.regions(), quiet)), first.feedback());
				if (refinedFiles == null || !refinedFiles.cases().contains(name)) continue;
				final RatedMask better = RatedMask.read(refinedFiles.file(REFINED_FEEDBACK, name), refinedFiles.file(REFINED, name),
					"refined mask");
				refined.add(name, PredictedCase.named(imageFile, better.file(), () -> predictor.predictRefined(image, first.mask(),
					better.mask(), better.regions(), quiet)), better.feedback());
			}
		}
		progress.update("Predicting scores", done, done);
	}
}
