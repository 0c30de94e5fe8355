package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.task.EvaluateTask;
import sc.fiji.score.task.PartitionTask;
import sc.fiji.score.task.SimulateTask;

/** The commands through the real macro interpreter, without a display. */
class CommandMacroTest {

	private static final String AFTER = ");\nprint('not reached');";
	/** What each bad macro's message has to tell. */
	private static final List<String> WORDS = List.of("no open image",
		"nowhere is neither an open image nor a file. Open images: mask.tif", "no option slbas", "slabs has to be a number",
		"show has to be yes or no", "label 9", "Set reference", "never saved", "exact, levels or noisy");

	/** One process for all macros of this class: it takes seconds to start. */
	@TempDir
	static Path dir;

	private static List<MacroProcess.Result> results;

	@BeforeAll
	static void runMacros() throws Exception {
		final String mask = TestMasks.write(TestMasks.ellipsoid(1), dir.resolve("mask.nii.gz"));
		final String truth = TestMasks.write(TestMasks.ellipsoid(0.8), dir.resolve("my truth.nii.gz"));
		final String tif = TestMasks.write(TestMasks.ellipsoid(1), dir.resolve("mask.tif"));
		final String smaller = TestMasks.write(TestMasks.ellipsoid(0.7), dir.resolve("smaller.tif"));
		final String out = TestMasks.slashes(Files.createDirectory(dir.resolve("macro")));
		final String open = "open('" + tif + "');\n";
		final String describe = "getVoxelSize(w, h, d, unit);\n" +
			"print(getTitle() + ' ' + w + ' ' + h + ' ' + d + ' ' + unit);\n" +
			"Stack.getStatistics(n, mean, min, max);\nprint('regions ' + max);\nclose('*');\n";
		results = new MacroProcess(dir) //
			.code("run('Partition Regions...', ''" + AFTER, "") //
			.code(open + "run('Partition Regions...', 'mask=nowhere'" + AFTER, "") //
			.code("run('Partition Regions...', 'slbas=3'" + AFTER, "") //
			.code("run('Partition Regions...', 'slabs=two'" + AFTER, "") //
			.code("run('Partition Regions...', 'show=maybe'" + AFTER, "") //
			.code("run('Partition Regions...', 'mask=" + mask + " label=9'" + AFTER, "") //
			.code("run('Evaluate...', 'mask=" + mask + "'" + AFTER, "") //
			.code("newImage('unsaved', '8-bit black', 9, 9, 9);\nrun('Simulate Feedback...', 'reference=" + mask + " output=" +
				out + "/no.json'" + AFTER, "") //
			.code("run('Simulate Feedback...', 'mask=" + mask + " reference=" + mask + " feedback=good output=" + out +
				"/no.json'" + AFTER, "") //
			.code("print('last: ' + call('sc.fiji.score.command.Failures.last'));", "") //
			.code("run('Partition Regions...', 'mask=" + mask + " slabs=3 sectors=2 output=" + out + "/r.nii.gz');\nm = '" +
				truth + "';\nrun('Simulate Feedback...', 'mask=" + mask + " reference=&m regions=" + out +
				"/r.nii.gz feedback=noisy seed=3 output=" + out + "/f.json');\nrun('Evaluate...', 'mask=" + mask +
				" reference=[' + m + '] tolerance=0.5 show=yes output=" + out + "/m.csv');\n" +
				"print(nResults + ' ' + getResultLabel(0) + ' ' + getResult('dice', 0));\nrun('Clear Results');", "") //
			.code(open + "run('Partition Regions...', 'slabs=2 sectors=3');\n" + describe, "") //
			.code(open + "rename('a b');\nopen('" + smaller + "');\nrun('Partition Regions...', 'mask=[a b] clusters=5');\n" +
				describe, "") //
			.code(open + "run('Multiply...', 'value=0 stack');\nrun('Partition Regions...', ''" + AFTER, "") //
			.code(open + "open('" + smaller + "');\nrun('Evaluate...', 'reference=mask.tif');\n" +
				"print(nResults + ' ' + getResultLabel(0) + ' ' + getResult('dice'));", "") //
			.code("close('*');\nrun('SCORE Humerus Phantom (synthetic)');\nprint('images ' + nImages);\n" +
				"print('active ' + getTitle() + ' ' + bitDepth());\ngetVoxelSize(w, h, d, unit);\n" +
				"selectImage('humerus-phantom-initial');\ngetVoxelSize(x, y, z, unit);\n" +
				"print('voxels ' + d + ' ' + z + ' ' + unit + ' ' + bitDepth());\n" +
				"run('Partition Regions...', '');\nprint('regions ' + getTitle());", "") //
			.code("run('Refine...', 'image=" + mask + " mask=" + mask + " review=yes'" + AFTER, "") //
			.code("run('Refine...', 'image=" + mask + " mask=" + mask + " accept_regions=one'" + AFTER, "") //
			.run();
	}

	@Test
	void failuresAbortTheMacroAndSayWhy() {
		for (int i = 0; i < WORDS.size(); i++) {
			final String output = results.get(i).output();
			assertEquals(1, results.get(i).exitCode(), output);
			assertTrue(output.contains(Failures.PREFIX), output);
			assertTrue(output.contains(WORDS.get(i)), WORDS.get(i) + " in " + output);
			assertFalse(output.contains("not reached"), output);
			assertFalse(output.contains("\tat "), "no stack trace for a user's mistake: " + output);
		}
		assertFalse(Files.exists(dir.resolve("macro/no.json")));
	}

	@Test
	void aMacroMayAskForTheLastFailure() {
		assertEquals(0, results.get(9).exitCode(), results.get(9).output());
		assertTrue(results.get(9).output().contains("last: feedback has to be"), results.get(9).output());
	}

	@Test
	void macrosWriteWhatTheTasksWrite() throws Exception {
		final MacroProcess.Result r = results.get(10);
		assertEquals(0, r.exitCode(), r.output());
		final Path mask = dir.resolve("mask.nii.gz"), truth = dir.resolve("my truth.nii.gz"), macro = dir.resolve("macro");
		final Path task = Files.createDirectory(dir.resolve("task"));
		new PartitionTask().setMask(mask).optSlabs(3, 2).setOutput(task.resolve("r.nii.gz")).run(Progress.NONE);
		new SimulateTask().setMask(mask).setReference(truth).optRegions(task.resolve("r.nii.gz")).optMode(FeedbackMode.NOISY)
			.optSeed(3).setOutput(task.resolve("f.json")).run(Progress.NONE);
		final double dice = new EvaluateTask().setMask(mask).setReference(truth).optTolerance(0.5).optOutput(task.resolve(
			"m.csv")).run(Progress.NONE).first().dice();
		for (final String file : List.of("r.nii.gz", "r.json", "m.csv"))
			assertArrayEquals(Files.readAllBytes(task.resolve(file)), Files.readAllBytes(macro.resolve(file)), file);
		assertEquals(withoutTimes(task.resolve("f.json")), withoutTimes(macro.resolve("f.json")));
		final String[] row = r.output().lines().filter(line -> line.startsWith("1 ")).findFirst().orElseThrow().split(" ");
		assertEquals("1 mask", row[0] + " " + row[1]);
		assertEquals(dice, Double.parseDouble(row[2]), 1e-4);
	}

	@Test
	void openImagesKeepTheirCalibration() {
		final String active = results.get(11).output(), titled = results.get(12).output();
		assertTrue(active.contains("mask-regions 0.7 0.8 1.5 mm\nregions 6"), active);
		assertTrue(titled.contains("a_b-regions 0.7 0.8 1.5 mm\nregions 5"), titled);
	}

	@Test
	void thePixelsOfAnOpenImageCountNotItsFile() {
		assertEquals(1, results.get(13).exitCode(), results.get(13).output());
		assertTrue(results.get(13).output().contains("empty"), results.get(13).output());
	}

	@Test
	void openImagesCanBeEvaluated() {
		assertTrue(results.get(14).output().matches("1 smaller 0\\.\\d+\\s*"), results.get(14).output());
	}

	@Test
	void theSampleOpensImageAndMask() {
		final String output = results.get(15).output();
		assertEquals(0, results.get(15).exitCode(), output);
		assertTrue(output.contains("images 2\nactive humerus-phantom-ct 16\nvoxels 1.5 1.5 mm 8\n"), output);
		assertTrue(output.contains("regions humerus-phantom-initial-regions"), output);
	}

	@Test
	void aReviewNeedsADisplayAndRegionsNumbers() {
		assertEquals(1, results.get(16).exitCode());
		assertTrue(results.get(16).output().contains("accept_regions"), results.get(16).output());
		assertEquals(1, results.get(17).exitCode());
		assertTrue(results.get(17).output().contains("'one'"), results.get(17).output());
		assertFalse(results.get(17).output().contains("not reached"), results.get(17).output());
	}

	@Test
	void theCitationIsSaidOnce() {
		final String all = results.stream().map(MacroProcess.Result::output).collect(Collectors.joining());
		assertEquals(2, all.split(Pattern.quote("arXiv:2511.02576"), -1).length, all);
		assertTrue(all.contains("independent implementation"), all);
	}

	/** Feedback records when it was given. */
	private static String withoutTimes(final Path json) throws Exception {
		return Files.readString(json).replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "time");
	}
}
