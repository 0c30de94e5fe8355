package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.report.study.StudyFixture;

/** Report... through the real macro interpreter, without a display. */
class ReportMacroTest {

	@TempDir
	private Path dir;

	@Test
	void aMacroWritesThePageAndAFailureAbortsIt() throws Exception {
		final Path study = new StudyFixture(dir.resolve("my study")).arm("full", "main", "full", 3).run(1, 0.8, 0.9).write();
		final String d = TestMasks.slashes(dir);
		final List<MacroProcess.Result> results = new MacroProcess(dir) //
			.code("run('Report...', 'input=[" + TestMasks.slashes(study) + "] output=[" + d + "/the page]');", "") //
			.code("run('Report...', 'input=" + d + " output=" + d + "/none');\nprint('not reached');", "") //
			.run();
		assertEquals(0, results.get(0).exitCode(), results.get(0).output());
		assertTrue(Files.readString(dir.resolve("the page/report.html")).contains("0.8500"));
		assertEquals(1, results.get(1).exitCode());
		assertTrue(results.get(1).output().contains("study.json"), results.get(1).output());
	}
}
