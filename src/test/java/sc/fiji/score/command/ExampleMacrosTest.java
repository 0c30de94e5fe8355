package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.task.RefineTask;

/** The macros that users start from, without a display: train on simulated scores, refine a folder, evaluate it. */
class ExampleMacrosTest {

	private static final Path MACROS = Path.of("macros");

	@TempDir
	Path dir;

	@Test
	void trainRefineAndEvaluateAFolder() throws Exception {
		final Path data = dir.resolve("my data"), model = dir.resolve("tiny.score"), refined = data.resolve("refined");
		for (final String folder : List.of("images", "initial", "labels"))
			Files.createDirectories(data.resolve(folder));
		for (int i = 1; i <= 2; i++) {
			final String name = "case" + i + ".nii.gz";
			VolumeFiles.writeMask(TestMasks.ellipsoid(0.9), data.resolve("labels").resolve(name));
			VolumeFiles.writeMask(TestMasks.ellipsoid(0.9 + 0.1 * i), data.resolve("initial").resolve(name));
			VolumeFiles.write(TestMasks.image(TestMasks.ellipsoid(0.9)), data.resolve("images").resolve(name));
		}
		final String d = TestMasks.slashes(data), m = TestMasks.slashes(model);
		final List<MacroProcess.Result> r = new MacroProcess(dir) //
			.file(MACROS.resolve("Train_From_Scores.ijm"), "data=" + d + ";output=" + m + ";steps=2;references=" + d +
				"/labels") //
			.file(MACROS.resolve("Refine_Folder.ijm"), "images=" + d + "/images;masks=" + d + "/initial;model=" + m +
				";output=" + d + "/refined") //
			.file(MACROS.resolve("Evaluate_Cohort.ijm"), "masks=" + d + "/initial;references=" + d + "/labels;output=" + d +
				"/metrics.csv") //
			.code("run('Clear Results');\ni = '" + d + "/images/case1.nii.gz';\nrun('Refine...', 'image=[' + i + '] mask=[" + d +
				"/initial/case1.nii.gz] model=" + m + "');\n" +
				"getVoxelSize(w, h, z, unit);\n" +
				"print(getTitle() + ' ' + w + ' ' + h + ' ' + z + ' ' + unit + ' ' + nImages);\n" +
				"if (Overlay.size == 0) exit('no outlines');\nselectImage('case1-refined-outlines');\n" +
				"if (Overlay.size == 0) exit('no outlines');\nselectImage('case1-refined-difference');\n" +
				"getVoxelSize(w, h, z, unit);\nprint('difference ' + w + ' ' + h + ' ' + z + ' ' + unit);\n" +
				"print('table ' + nResults + ' ' + getResultLabel(0) + ' ' + (getResult('initial_ml', 0) > 0) + ' ' + " +
				"(getResult('changed_fraction', 0) >= 0));\n", "") //
			.file(MACROS.resolve("Refine_Folder.ijm"), "images=" + d) //
			.run();
		for (int i = 0; i < 4; i++)
			assertEquals(0, r.get(i).exitCode(), r.get(i).output());
		assertTrue(r.get(2).output().contains("Cases: 2  mean Dice: 0."), r.get(2).output());
		assertEquals(3, Files.readAllLines(data.resolve("metrics.csv")).size());
		assertTrue(r.get(3).output().contains("case1-refined 0.7 0.8 1.5 mm 3"), r.get(3).output());
		assertTrue(r.get(3).output().contains("difference 0.7 0.8 1.5 mm"), r.get(3).output());
		assertTrue(r.get(3).output().contains("table 1 case1 1 1"), r.get(3).output());
		assertEquals(1, r.get(4).exitCode(), "an incomplete argument");

		final Path task = dir.resolve("task");
		new RefineTask().setImage(data.resolve("images")).setMask(data.resolve("initial")).setModel(m).setOutput(task).run(
			Progress.NONE);
		for (final String file : List.of("case1.nii.gz", "case2.nii.gz", "case1.json"))
			assertArrayEquals(Files.readAllBytes(task.resolve(file)), Files.readAllBytes(refined.resolve(file)), file);
	}
}
