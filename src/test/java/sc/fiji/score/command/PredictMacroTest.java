package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.command.cli.ScoreCli;
import sc.fiji.score.common.Progress;
import sc.fiji.score.task.PhantomTask;

/** Predicted scores and uncertainty through the macro and the command line: the same bytes. */
class PredictMacroTest {

	@TempDir
	Path dir;

	private String at(final String file) {
		return TestMasks.slashes(dir.resolve(file));
	}

	private void score(final String... words) {
		final StringWriter err = new StringWriter();
		assertEquals(0, ScoreCli.execute(new PrintWriter(new StringWriter()), new PrintWriter(err, true), words),
			err::toString);
	}

	@Test
	void macroAndCommandLineGiveTheSame() throws Exception {
		new PhantomTask().setOutput(dir).optSeed(7).optGrid(new int[] { 32, 32, 30 }, new double[] { 3, 3, 5 }).run(
			Progress.NONE);
		final String inputs = "image=" + at("images/phantom_0007.nii.gz") + " mask=" + at("initial/phantom_0007.nii.gz") +
			" model=phantom ";
		final List<MacroProcess.Result> results = new MacroProcess(dir) //
			.code("run('Predict Scores...', '" + inputs + "slabs=2 sectors=2 output=" + at("macro.csv") + " estimates=" + at(
				"macro-estimates.csv") + "');\nprint(nResults + ' ' + getResultLabel(3) + ' ' + getResult('region', 3) + ' ' + " +
				"getResult('initial_dice', 0) + ' ' + getResultString('refined_label', 0));", "") //
			.code("run('Refine...', '" + inputs + "output=" + at("macro.nii.gz") + " uncertainty=" + at("macro-u.nii.gz") +
				" uncertainty_measure=deviation');", "") //
			.code("run('Predict Scores...', '" + inputs + "output=" + at("macro.txt") + "');\nprint('not reached');", "") //
			.code("run('Refine...', '" + inputs + "uncertainty_measure=none');\nprint('not reached');", "") //
			.run();
		assertEquals(0, results.get(0).exitCode(), results.get(0).output());
		assertTrue(results.get(0).output().contains("4 phantom_0007 4 0."), results.get(0).output());
		assertEquals(0, results.get(1).exitCode(), results.get(1).output());
		for (final MacroProcess.Result bad : results.subList(2, 4)) {
			assertEquals(1, bad.exitCode(), bad.output());
			assertFalse(bad.output().contains("not reached"), bad.output());
		}
		assertTrue(results.get(2).output().contains(".csv or .json"), results.get(2).output());
		assertTrue(results.get(3).output().contains("entropy or deviation"), results.get(3).output());
		score("predict", "--image", at("images/phantom_0007.nii.gz"), "--mask", at("initial/phantom_0007.nii.gz"), "--model",
			"phantom", "--slabs", "2", "--sectors", "2", "--output", at("cli.csv"), "--estimates", at("cli-estimates.csv"));
		score("refine", "--image", at("images/phantom_0007.nii.gz"), "--mask", at("initial/phantom_0007.nii.gz"), "--model",
			"phantom", "--output", at("cli.nii.gz"), "--uncertainty", at("cli-u.nii.gz"), "--uncertainty-measure",
			"deviation");
		for (final String file : List.of(".csv", "-estimates.csv", ".nii.gz", "-u.nii.gz"))
			assertArrayEquals(Files.readAllBytes(dir.resolve("cli" + file)), Files.readAllBytes(dir.resolve("macro" + file)),
				file);
	}

	@Test
	void calibrateAndNext() throws Exception {
		score("phantom", "--output", at("data"), "--cases", "2", "--size", "32,32,30", "--spacing", "3,3,5");
		score("simulate", "--mask", at("data/initial"), "--reference", at("data/labels"), "--feedback", "levels", "--output",
			at("data/feedback"));
		score("calibrate", "--data", at("data"), "--model", "phantom", "--output", at("c.score"));
		assertTrue(Files.exists(dir.resolve("c.calibration.json")));
		final List<MacroProcess.Result> calibrated = new MacroProcess(dir) //
			.code("run('Calibrate Scores...', 'data=" + at("data") + " output=" + at("m.score") + "');", "") //
			.code("run('Calibrate Scores...', 'output=" + at("n.score") + "');\nprint('not reached');", "") //
			.run();
		assertEquals(0, calibrated.get(0).exitCode(), calibrated.get(0).output());
		assertTrue(calibrated.get(0).output().contains("Initial masks, as it was: Dice off by 0."), calibrated.get(0).output());
		assertArrayEquals(Files.readAllBytes(dir.resolve("c.score")), Files.readAllBytes(dir.resolve("m.score")));
		assertEquals(1, calibrated.get(1).exitCode());
		assertTrue(calibrated.get(1).output().contains("Set data"), calibrated.get(1).output());
		assertFalse(calibrated.get(1).output().contains("not reached"), calibrated.get(1).output());
		Files.delete(dir.resolve("data/feedback/phantom_0002.json"));
		score("next", "--data", at("data"), "--model", at("c.score"), "--questions", "3", "--slabs", "2", "--sectors", "2",
			"--output", at("next.csv"));
		final List<String> lines = Files.readAllLines(dir.resolve("next.csv"));
		assertEquals(4, lines.size());
		for (final String line : lines.subList(1, 4))
			assertTrue(line.contains(",phantom_0002,"), line);
		final List<MacroProcess.Result> asked = new MacroProcess(dir) //
			.code("run('Next Questions...', 'data=" + at("data") + " model=" + at("c.score") +
				" questions=3 slabs=2 sectors=2 output=" + at("macro-next.csv") +
				"');\nprint(nResults + ' ' + getResultLabel(2) + ' ' + getResult('region', 2) + '.');", "") //
			.code("run('Next Questions...', 'data=" + at("data") + " questions=0');\nprint('not reached');", "") //
			.run();
		assertEquals(0, asked.get(0).exitCode(), asked.get(0).output());
		assertEquals(lines, Files.readAllLines(dir.resolve("macro-next.csv")));
		assertTrue(asked.get(0).output().contains("3 phantom_0002 " + lines.get(3).split(",")[2] + "."), asked.get(0)
			.output());
		assertEquals(1, asked.get(1).exitCode());
		assertTrue(asked.get(1).output().contains("'questions' is 0"), asked.get(1).output());
	}
}
