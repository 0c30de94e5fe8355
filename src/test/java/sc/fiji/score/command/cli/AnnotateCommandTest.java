package sc.fiji.score.command.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.SizeRange;
import sc.fiji.score.task.TinyCases;

class AnnotateCommandTest {

	@TempDir
	Path dir;

	private StringWriter out, err;

	@BeforeEach
	void writeCases() {
		TinyCases.write(dir, 2);
	}

	/** As in {@link ScoreCliTest}: words are split at spaces, {@code @} stands for the test's folder. */
	private int score(final String line) {
		final String[] words = line.split(" ");
		for (int i = 0; i < words.length; i++)
			words[i] = words[i].replace("@", dir.toString());
		out = new StringWriter();
		err = new StringWriter();
		return ScoreCli.execute(new PrintWriter(out), new PrintWriter(err, true), words);
	}

	private void succeeds(final String line) {
		assertEquals(0, score(line), () -> line + "\n" + err);
	}

	@Test
	void simulatesShowsAddsAndChecks() throws Exception {
		succeeds("annotate --reference @/labels --image @/images --output @/weak --kinds scribbles,boxes3d,tags " +
			"--structures 1=bone --slices 2 --axis y --jitter 1 --tag-errors 0.1 --size-spread 0.2 --seed 3");
		final CaseAnnotations a = AnnotationFile.read(dir.resolve("weak/case_02.json"));
		assertTrue(out.toString().contains("case_02.json: bone: 1 box, 2 scribbles, 20 tags"), out::toString);
		assertEquals(3, a.simulation().seed());
		assertEquals(1, a.simulation().jitter());
		succeeds("annotate --annotations @/weak --image @/images --structures 1=bone");
		assertTrue(out.toString().contains("No problems in 2 case(s)."), out::toString);
		succeeds("annotate --annotations @/weak/case_01.json --output @/rois.zip");
		assertTrue(err.toString().contains("Left out, because rois.zip cannot say it: tags of bone"), err::toString);
		succeeds("annotate --annotations @/weak/case_01.json --output @/drawn.tif");
		succeeds("annotate --image @/images/case_01.nii.gz --drawing @/rois.zip --structures 1=bone --size 1=100-900 " +
			"--present 1 --output @/new/case_01.json");
		final CaseAnnotations b = AnnotationFile.read(dir.resolve("new/case_01.json"));
		assertEquals(new SizeRange(100, 900), b.structure(1).size());
		assertEquals(1, b.structure(1).boxes().size());
		succeeds("annotate --image @/images/case_01.nii.gz --drawing @/drawn.tif --output @/new/case_01.json");
		Files.writeString(dir.resolve("weak/case_02.json"), "{}");
		assertEquals(1, score("annotate --annotations @/weak"));
		assertTrue(err.toString().contains("case_02.json: it is no file of annotations"), err::toString);
	}

	@Test
	void wrongUsageIsTold() {
		assertEquals(2, score("annotate --output @/x.json"));
		assertTrue(err.toString().contains("--reference to simulate"), err::toString);
		assertEquals(2, score("annotate --reference @/labels --annotations @/weak"));
		for (final String bad : new String[] { "--kinds cubes", "--slices 0", "--jitter -1", "--tag-errors 2",
			"--size-spread x", "--structures a", "--axis w" })
			assertEquals(2, score("annotate --reference @/labels --output @/weak " + bad), bad);
		assertEquals(2, score("annotate --image @/images/case_01.nii.gz --size 1 --output @/x.json"));
		assertEquals(2, score("annotate --reference @/labels"), "no output");
	}
}
