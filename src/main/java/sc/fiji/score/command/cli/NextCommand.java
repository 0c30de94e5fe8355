package sc.fiji.score.command.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.refinement.QuestionChoice;
import sc.fiji.score.task.NextTask;
import sc.fiji.score.task.PartitionTask;

/** {@code score next}. */
@Command(name = "next", description = { "Says which regions to score next.",
	"By what an answer may change: expected wrong voxels times how unsure the model is of the score,",
	"divided among the regions of a case. Regions that are scored already are left out." })
final class NextCommand extends Subcommand {

	@Option(names = "--data", required = true, paramLabel = "DIR",
		description = "Folder with images/, initial/ and, as far as there is some, feedback/.")
	private Path data;

	@Option(names = "--model", required = true, paramLabel = "MODEL",
		description = "Model file that 'score train' wrote, or 'phantom' for the built-in one.")
	private String model;

	@Option(names = "--questions", paramLabel = "N", defaultValue = "24",
		description = "How many questions over all cases (default: ${DEFAULT-VALUE}).")
	private int questions;

	@Mixin
	private RegionOptions regions;

	@Option(names = "--output", required = true, paramLabel = "CSV", description = "List of questions to write.")
	private Path output;

	@Mixin
	private StructureOption structure;

	@Override
	int run(final Progress progress) {
		final List<QuestionChoice.Question> result = new NextTask().setData(data).setModel(model).optQuestions(OptionValue
			.positive(questions, "--questions")).optOutput(output).optStructure(structure.get()).optPartition(regions.applyTo(
				new PartitionTask())).run(progress);
		for (final QuestionChoice.Question q : result)
			print(String.format(Locale.ROOT, "%s, region %d: expected Dice %.3f, %.0f wrong voxels", q.candidate().caseName(), q
				.candidate().prediction().region(), q.candidate().prediction().initial().dice(), q.candidate().prediction()
					.initial().errors()));
		return ScoreCli.OK;
	}
}
