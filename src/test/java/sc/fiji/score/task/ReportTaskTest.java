package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.command.cli.ScoreCli;
import sc.fiji.score.common.Progress;
import sc.fiji.score.report.study.StudyFixture;

class ReportTaskTest {

	@TempDir
	private Path dir;

	@Test
	void theCommandLineWritesTheTasksPage() throws Exception {
		final Path study = StudyFixture.whole(dir);
		final ReportTask.Result result = new ReportTask().setInput(study).setOutput(dir.resolve("out")).run(Progress.NONE);
		assertEquals(dir.resolve("out").resolve("report.html"), result.page());
		assertEquals(10, result.runs());
		final StringWriter out = new StringWriter(), err = new StringWriter();
		assertEquals(0, ScoreCli.execute(new PrintWriter(out), new PrintWriter(err), "report", "--input", study.toString(),
			"--output", dir.resolve("cli").toString()), err::toString);
		assertTrue(out.toString().contains("report.html, from 10 finished runs"), out::toString);
		assertArrayEquals(Files.readAllBytes(result.page()), Files.readAllBytes(dir.resolve("cli/report.html")));
	}

	@Test
	void whatIsNoStudyLeavesNoPage() {
		final StringWriter err = new StringWriter();
		assertEquals(1, ScoreCli.execute(new PrintWriter(new StringWriter()), new PrintWriter(err), "report", "--input", dir
			.toString(), "--output", dir.resolve("out").toString()));
		assertTrue(err.toString().contains("study.json"), err::toString);
		assertFalse(Files.exists(dir.resolve("out")));
	}

	@Test
	void inputAndOutputAreNeeded() {
		assertThrows(OptionException.class, () -> new ReportTask().setOutput(dir).run(Progress.NONE));
		assertThrows(OptionException.class, () -> new ReportTask().setInput(dir).run(Progress.NONE));
	}
}
