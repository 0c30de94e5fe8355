package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;
import static sc.fiji.score.task.OptionException.requireRange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.refinement.PredictedScore;
import sc.fiji.score.refinement.QuestionChoice;
import sc.fiji.score.refinement.RegionPrediction;
import sc.fiji.score.refinement.ScorePredictor;
import sc.fiji.score.volume.Structure;

/**
 * Says which regions of which cases to score next: a list of questions, the most useful first ({@link QuestionChoice}).
 * Regions that the feedback of the folder says something of are not asked again.
 */
public class NextTask {

	private static final String IMAGES = "images", INITIAL = "initial", FEEDBACK = "feedback";

	private Path data;
	private String model;
	private Path output;
	private int questions = 24;
	private Structure structure = Structure.FOREGROUND;
	private PartitionTask partition = new PartitionTask();

	/** Folder with images/ and initial/, files of a case with equal names, and feedback/ with what was scored so far. */
	public NextTask setData(final Path folder) {
		data = folder;
		return this;
	}

	/** The model: a file that training wrote, or the name of a built-in one. */
	public NextTask setModel(final String nameOrFile) {
		model = nameOrFile;
		return this;
	}

	/** The table to write: {@code rank,case,region,gain,dice,sd,label,error_voxels}; null for none. */
	public NextTask optOutput(final Path file) {
		output = file;
		return this;
	}

	/** How many questions over all cases; 24 by default. */
	public NextTask optQuestions(final int count) {
		requireRange(count, 1, Integer.MAX_VALUE, "questions");
		questions = count;
		return this;
	}

	/** Which label counts in masks without feedback; by default every non-zero voxel. */
	public NextTask optStructure(final Structure value) {
		structure = value;
		return this;
	}

	/** How masks without feedback are divided, by default in 6 x 4 slabs and sectors; no file of regions. */
	public NextTask optPartition(final PartitionTask parameters) {
		partition = parameters;
		return this;
	}

	/**
	 * Predicts all cases and chooses.
	 *
	 * @return the questions, the most useful first; fewer than asked for where fewer regions are open
	 * @throws ScoreException if a case cannot be used (its name is told) or the table not be written
	 */
	public List<QuestionChoice.Question> run(final Progress progress) {
		final Path modelFile = BuiltInModels.file(require(model, "model"));
		partition.parameters();
		if (partition.regions() != null) throw new OptionException(
			"The questions of a folder are about regions of the same kind in all cases: leave the file of regions out.");
		final CaseFolder files = CaseFolder.open(require(data, "data"), IMAGES, INITIAL);
		if (output != null) {
			final List<Path> inputs = new ArrayList<>();
			files.cases().forEach(name -> inputs.addAll(List.of(files.file(IMAGES, name), files.file(INITIAL, name),
				feedback(name))));
			inputs.add(modelFile);
			Outputs.checkFile(output, inputs);
		}
		final List<QuestionChoice.Candidate> candidates = new ArrayList<>();
		final Map<String, Integer> asked = new HashMap<>();
		try (ScorePredictor predictor = new ScorePredictor(BuiltInModels.open(model))) {
			int done = 0;
			for (final String name : files.cases()) {
				progress.checkCancelled();
				progress.update("Predicting scores", done++, files.cases().size());
				final PredictedCase c = predict(name, files, predictor, PredictedCase.quiet(progress));
				for (final RegionPrediction r : c.regions())
					if (isOpen(c.feedback(), r.region())) candidates.add(new QuestionChoice.Candidate(name, r));
					else asked.merge(name, 1, Integer::sum);
			}
		}
		final List<QuestionChoice.Question> out = QuestionChoice.choose(candidates, asked, questions);
		if (output != null) write(out);
		return out;
	}

	private PredictedCase predict(final String name, final CaseFolder files, final ScorePredictor predictor,
		final Progress progress)
	{
		final Path imageFile = files.file(IMAGES, name), maskFile = files.file(INITIAL, name), said = feedback(name);
		return Files.exists(said) ? PredictedCase.of(RatedMask.read(said, maskFile, "mask"), name, predictor, imageFile,
			progress) : PredictedCase.of(name, predictor, imageFile, maskFile, null, null, structure, partition, progress);
	}

	private Path feedback(final String name) {
		return data.resolve(FEEDBACK).resolve(name + ".json");
	}

	private static boolean isOpen(final CaseFeedback feedback, final int region) {
		return feedback == null || !feedback.region(region).isScored() && !feedback.region(region).skipped();
	}

	private void write(final List<QuestionChoice.Question> questionList) {
		PredictionTable.rows(output, List.of("rank", "case", "region", "gain", "dice", "sd", "label", "error_voxels"),
			csv -> {
				int rank = 1;
				for (final QuestionChoice.Question q : questionList) {
					final RegionPrediction r = q.candidate().prediction();
					final PredictedScore p = r.initial();
					csv.printRecord(rank++, q.candidate().caseName(), r.region(), q.gain(), p.dice(), p.deviation(), p.label(), p
						.errors());
				}
			});
	}
}
