package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Path;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.report.study.StudyReport;

/**
 * Makes one self-contained HTML page of a study's folder: tables, curves, tests, pictures, and how to run it again.
 * What the study lacks is left out with a sentence.
 */
public class ReportTask {

	/** Name of the page in the output folder. */
	public static final String PAGE = "report.html";

	private Path input;
	private Path output;
	private Path data;

	/**
	 * What came out.
	 *
	 * @param page the file
	 * @param runs finished runs (an arm with a seed) that it tells of
	 */
	public record Result(Path page, int runs) {}

	/** Folder that a study wrote, with {@code study.json} and {@code arms/}. */
	public ReportTask setInput(final Path folder) {
		input = folder;
		return this;
	}

	/** Folder to write {@value #PAGE} to; it may be the study's own. */
	public ReportTask setOutput(final Path folder) {
		output = folder;
		return this;
	}

	/** Where the study's {@code images/}, {@code initial/} and {@code labels/} lie now; null for where it was run. */
	public ReportTask optData(final Path folder) {
		data = folder;
		return this;
	}

	/**
	 * Reads the study and writes the page.
	 *
	 * @throws ScoreException naming the file, if the folder is no study's or a file in it is damaged
	 */
	public Result run(final Progress progress) {
		require(input, "input");
		require(output, "output");
		final StudyReport report = StudyReport.read(input, data);
		Outputs.makeFolder(output);
		final Path page = output.resolve(PAGE);
		report.write(page, progress);
		return new Result(page, report.finishedRuns());
	}
}
