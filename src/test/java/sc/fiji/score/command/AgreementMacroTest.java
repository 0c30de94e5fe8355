package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.SpokenFeedback;
import sc.fiji.score.task.AgreementTask;

/** Rater Agreement... through the real macro interpreter, without a display. */
class AgreementMacroTest {

	@TempDir
	static Path dir;

	private static Path first, second;
	private static List<MacroProcess.Result> results;

	@BeforeAll
	static void runMacros() throws Exception {
		first = dir.resolve("my a.json");
		second = dir.resolve("b.json");
		FeedbackFile.write(SpokenFeedback.of("c", "Ann", "5n 4o 3o 1u"), first);
		FeedbackFile.write(SpokenFeedback.of("c", "Bo", "5n 2o 3u 1u"), second);
		Files.writeString(dir.resolve("t.csv"), "A,B\n1,2\n3,x\n");
		final String d = TestMasks.slashes(dir), files = "feedback=[" + d + "/my a.json," + d + "/b.json]";
		results = new MacroProcess(dir) //
			.code("run('Rater Agreement...', '" + files + " output=" + d + "/macro.csv disagreements=" + d +
				"/macro_where.csv consensus=" + d + "/macro.json');\nprint('rows ' + nResults);", "") //
			.code("run('Rater Agreement...', '" + files + "');\n" +
				"print(nResults + ' ' + getResultString('statistic', 0) + ' ' + getResult('value', 0));", "") //
			.code("run('Rater Agreement...', 'expert=[" + d + "/my a.json] feedback=" + d + "/b.json');", "") //
			.code("run('Rater Agreement...', 'table=" + d + "/t.csv levels=3');\nprint('not reached');", "") //
			.run();
	}

	@Test
	void aMacroWritesWhatTheTaskWrites() throws Exception {
		assertEquals(0, results.get(0).exitCode(), results.get(0).output());
		assertTrue(results.get(0).output().contains("rows 0"), "what is written is not shown unless asked for");
		new AgreementTask().setFeedback(List.of(first, second)).optOutput(dir.resolve("task.csv")).optDisagreements(dir
			.resolve("task_where.csv")).optConsensus(dir.resolve("task.json")).run(Progress.NONE);
		for (final String end : List.of(".csv", "_where.csv", "_where_cases.csv", ".json"))
			assertArrayEquals(Files.readAllBytes(dir.resolve("task" + end)), Files.readAllBytes(dir.resolve("macro" + end)),
				end);
	}

	@Test
	void theResultsTableHasTheRows() {
		assertTrue(results.get(1).output().contains("19 percent_agreement 0.75"), results.get(1).output());
	}

	@Test
	void theCalibrationIsLogged() {
		assertTrue(results.get(2).output().contains("Bo against expert Ann, 4 regions"), results.get(2).output());
	}

	@Test
	void aBadCellAbortsTheMacro() {
		assertEquals(1, results.get(3).exitCode());
		assertTrue(results.get(3).output().contains("row 2, column B: 'x'"), results.get(3).output());
	}
}
