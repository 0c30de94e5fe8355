package sc.fiji.score.command.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.task.SimulateTask;
import sc.fiji.score.task.TinyCases;

/** The program in a process of its own, asked to stop while it works. */
class InterruptionTest {

	@TempDir
	Path dir;

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a program cannot be asked to stop there, only killed")
	@Timeout(180)
	void stoppedTrainingLeavesNoModelAndNoUnfinishedFile() throws IOException, InterruptedException {
		TinyCases.write(dir, 2);
		final var before = TinyCases.fingerprint(dir);
		new SimulateTask().setMask(dir.resolve("initial")).setReference(dir.resolve("labels")).setOutput(dir.resolve(
			"feedback")).run(Progress.NONE);
		final Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-cp", System.getProperty("java.class.path"), ScoreCli.class.getName(), "train", "--data", dir
				.toString(), "--output", dir + "/out/model.score", "--steps", "100000")).redirectErrorStream(true).start();
		final StringBuilder text = new StringBuilder();
		try (BufferedReader lines = process.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				text.append(line).append('\n');
				if (line.startsWith("Training")) process.toHandle().destroy();
			}
		}
		finally {
			if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
		}
		assertNotEquals(0, process.exitValue());
		assertTrue(text.toString().contains("score train: Cancelled."), text.toString());
		assertFalse(Files.exists(dir.resolve("out/model.score")));
		try (var files = Files.list(dir.resolve("out"))) {
			assertEquals(List.of(), files.filter(f -> f.getFileName().toString().endsWith(".tmp")).toList());
		}
		final var after = TinyCases.fingerprint(dir);
		before.forEach((name, sha) -> assertEquals(sha, after.get(name), name));
	}
}
