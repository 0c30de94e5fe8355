package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreRegionsCommandTest {

	@TempDir
	Path dir;

	/** A batch job must not wait for a person who is not there. */
	@Test
	void withoutADisplayItFailsAtOnce() throws Exception {
		final String mask = TestMasks.write(TestMasks.ellipsoid(1), dir.resolve("mask.nii.gz"));
		final MacroProcess.Result result = new MacroProcess(dir).code("run(\"Score Regions...\", \"mask=" + mask + " image=" +
			mask + "\");", "").run().get(0);
		assertEquals(1, result.exitCode(), result.output());
		assertTrue(result.output().contains("SCORE: failed: Score Regions needs a display"), result.output());
	}
}
