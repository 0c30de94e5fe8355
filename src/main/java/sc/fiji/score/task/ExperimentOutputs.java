package sc.fiji.score.task;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import sc.fiji.score.benchmark.Experiment;
import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.benchmark.ExperimentResult;
import sc.fiji.score.benchmark.ExperimentSettings;
import sc.fiji.score.benchmark.ExperimentSummary;
import sc.fiji.score.benchmark.Method;
import sc.fiji.score.common.Version;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.volume.Mask;

/** The files that an experiment leaves in its folder. */
class ExperimentOutputs implements Experiment.Listener {

	/** Name of the file with the means. */
	static final String SUMMARY = "summary.json";

	private static final String CASES = "cases.csv", SETTINGS = "settings.json";

	private final Path folder;
	private final ExperimentSettings settings;
	private final boolean masks;

	/**
	 * @param folder is made where it is missing
	 * @param masks whether images and masks of the test cases are written, too
	 */
	ExperimentOutputs(final Path folder, final ExperimentSettings settings, final boolean masks) {
		this.folder = folder;
		this.settings = settings;
		this.masks = masks;
		Outputs.makeFolder(folder);
		Outputs.delete(folder.resolve(SUMMARY)); // an old summary beside new masks would mislead
	}

	@Override
	public void trained(final Method method, final ScoreModel model) {
		ModelFile.write(model, folder.resolve(method.key() + ".score"));
	}

	@Override
	public void tested(final String name, final ExperimentCase.Data data, final Map<Method, Mask> byMethod) {
		if (!masks) return;
		final String file = name + ".nii.gz";
		VolumeFiles.write(data.image(), folder.resolve("images").resolve(file));
		VolumeFiles.writeMask(data.reference(), folder.resolve("labels").resolve(file));
		byMethod.forEach((method, mask) -> VolumeFiles.writeMask(mask, folder.resolve(method.key()).resolve(file)));
	}

	/** Writes the numbers; the summary last, so that it tells of a finished experiment. Returns the table to print. */
	List<String> finish(final ExperimentResult result) {
		final ExperimentSummary summary = new ExperimentSummary(result);
		writeCases(result);
		writeSettings(result);
		Json.write(folder.resolve(SUMMARY), summary.json());
		return summary.table();
	}

	private void writeCases(final ExperimentResult result) {
		AtomicFile.write(folder.resolve(CASES), file -> {
			try (Writer writer = Files.newBufferedWriter(file); CSVPrinter csv = new CSVPrinter(writer, CSVFormat.DEFAULT
				.builder().setRecordSeparator('\n').get()))
			{
				final List<Object> header = new ArrayList<>(List.of("case", "method"));
				for (final Metric metric : Metric.values())
					header.add(metric.column());
				csv.printRecord(header);
				for (final ExperimentResult.TestCase c : result.cases())
					for (final Method method : result.methods()) {
						final List<Object> row = new ArrayList<>(List.of(c.name(), method.key()));
						for (final Metric metric : Metric.values())
							row.add(metric.of(c.metrics().get(method)));
						csv.printRecord(row);
					}
			}
		});
	}

	private void writeSettings(final ExperimentResult result) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("software", "SCORE for Fiji");
		out.put("version", Version.get());
		out.put("seed", settings.seed());
		out.put("threads", EngineThreads.count());
		out.put("feedback", settings.feedback().name().toLowerCase(Locale.ROOT));
		out.put("partition", settings.partition());
		out.put("tolerance_mm", settings.tolerance());
		out.put("training", settings.training());
		out.put("training_cases", result.trainingCases());
		out.put("test_cases", result.cases().stream().map(ExperimentResult.TestCase::name).toList());
		Json.write(folder.resolve(SETTINGS), out);
	}
}
