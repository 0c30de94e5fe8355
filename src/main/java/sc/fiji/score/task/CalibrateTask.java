package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.PredictionQuality;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.ScoreCalibration;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.RegionPrediction;
import sc.fiji.score.refinement.ScorePredictor;

/**
 * Compares the scores that a model expects with the scores that were given, and writes the model with a calibration that
 * brings the ones to the others. Best on cases that the model was not trained on: of its training cases it knows too much.
 */
public class CalibrateTask {

	/** Bins of the reliability tables. */
	private static final int BINS = 10;

	/** The calibration that is measured never saw the case that it is measured on: cases are dealt into so many parts. */
	private static final int PARTS = 5;

	private static final String IMAGES = "images", INITIAL = "initial", FEEDBACK = "feedback";

	private Path data;
	private String model;
	private Path output;

	/**
	 * What was made and found.
	 *
	 * @param model the calibrated model
	 * @param report the measures as JSON
	 * @param cases number of cases
	 * @param before how well the model's own expectations fit the scores
	 * @param after the same with the calibration, fitted on other cases (in five parts, by turns); null with a single case
	 */
	public record Result(Path model, Path report, int cases, PredictionQuality before, PredictionQuality after) {}

	/** Folder with images/, initial/ and feedback/, files of a case with equal names. */
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
	 * Predicts each case, fits the calibration and writes the model.
	 *
	 * @throws ScoreException if a case cannot be used (its name is told), too few regions are scored, or the model cannot
	 *           be written
	 */
	public Result run(final Progress progress) {
		require(data, "data");
		require(output, "output");
		final Path modelFile = BuiltInModels.file(require(model, "model"));
		final CaseFolder files = CaseFolder.open(data, IMAGES, INITIAL, FEEDBACK);
		final List<Path> inputs = new ArrayList<>();
		if (modelFile != null) inputs.add(modelFile);
		for (final String name : files.cases())
			for (final String folder : List.of(IMAGES, INITIAL, FEEDBACK))
				inputs.add(files.file(folder, name));
		final Path report = output.resolveSibling(CaseFolder.baseName(output) + ".calibration.json");
		Outputs.checkFile(output, inputs);
		Outputs.checkFile(report, inputs);
		final ScoreModel plain = BuiltInModels.open(model).withCalibration(null);
		final List<PredictedCase> cases = predict(files, plain, progress);
		final OrdinalScale scale = cases.get(0).feedback().scale();
		final ScoreCalibration all = fit(cases, scale);
		final PredictionQuality before = scale.equals(OrdinalScale.fiveLevels()) ? measure(cases, scale) : null;
		final PredictionQuality after = cases.size() < 2 ? null : measure(byTurns(cases, scale), scale);
		ModelFile.write(plain.withCalibration(all), output);
		final Map<String, Object> said = new LinkedHashMap<>();
		said.put("kind", "score-calibration");
		said.put("cases", cases.stream().map(PredictedCase::name).toList());
		said.put("regions", all.regions());
		said.put("scale", scale);
		said.put("before", before);
		said.put("after", after);
		said.put("parts", Math.min(PARTS, cases.size()));
		Json.write(report, said);
		return new Result(output, report, cases.size(), before, after);
	}

	private static List<PredictedCase> predict(final CaseFolder files, final ScoreModel model, final Progress progress) {
		final List<PredictedCase> out = new ArrayList<>();
		try (ScorePredictor predictor = new ScorePredictor(model)) {
			for (final String name : files.cases()) {
				progress.checkCancelled();
				progress.update("Predicting scores", out.size(), files.cases().size());
				final CaseFeedback feedback = FeedbackFile.read(files.file(FEEDBACK, name));
				if (!out.isEmpty() && !feedback.scale().equals(out.get(0).feedback().scale())) throw new ScoreException(
					"The feedback " + files.file(FEEDBACK, name) + " is on another scale than that of case " + out.get(0).name() +
						". Calibrate on cases of one scale.");
				out.add(PredictedCase.of(feedback, name, predictor, files.file(IMAGES, name), files.file(INITIAL, name),
					PredictedCase.quiet(progress)));
			}
		}
		progress.update("Predicting scores", out.size(), out.size());
		return out;
	}

	private static ScoreCalibration fit(final List<PredictedCase> cases, final OrdinalScale scale) {
		final List<RegionFeedback> given = new ArrayList<>();
		final List<Double> expected = new ArrayList<>();
		for (final PredictedCase c : cases)
			for (final RegionPrediction r : c.regions()) {
				expected.add(r.initial().raw());
				given.add(c.feedback().region(r.region()));
			}
		return ScoreCalibration.fit(expected.stream().mapToDouble(Double::doubleValue).toArray(), given, scale);
	}

	/** Each case as a calibration sees it that was fitted on the other parts. */
	private static List<PredictedCase> byTurns(final List<PredictedCase> cases, final OrdinalScale scale) {
		final List<PredictedCase> out = new ArrayList<>();
		for (int i = 0; i < cases.size(); i++) {
			final int part = i % PARTS;
			final List<PredictedCase> others = new ArrayList<>();
			for (int j = 0; j < cases.size(); j++)
				if (j % PARTS != part) others.add(cases.get(j));
			final ScoreCalibration calibration = fit(others, scale);
			final PredictedCase c = cases.get(i);
			out.add(new PredictedCase(c.name(), c.regions().stream().map(r -> new RegionPrediction(r.region(), r.initial()
				.calibrated(calibration), r.refined())).toList(), c.feedback()));
		}
		return out;
	}

	private static PredictionQuality measure(final List<PredictedCase> cases, final OrdinalScale scale) {
		return PredictionQuality.of(cases.stream().flatMap(c -> c.items().stream()).toList(), scale, BINS);
	}
}
