package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;

class SessionLockTest {

	@TempDir
	Path dir;

	@Test
	void aSecondWindowOfThisProgramIsRefused() throws IOException {
		final Path file = dir.resolve("case_01.json");
		final Path detour = Files.createDirectories(dir.resolve("sub")).resolve("../case_01.json");
		try (SessionLock lock = SessionLock.take(file)) {
			for (final Path path : List.of(file, detour)) {
				final ScoreException e = assertThrows(ScoreException.class, () -> SessionLock.take(path));
				assertTrue(e.getMessage().contains("already open") && e.getMessage().contains("case_01.json"), e.getMessage());
			}
			SessionLock.take(dir.resolve("case_02.json")).close();
		}
		SessionLock.take(file).close();
	}

	@Test
	void anotherProgramIsRefusedUntilItEndsInWhateverWay() throws IOException, InterruptedException {
		final Path file = dir.resolve("case_01.json");
		final Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Holder.class.getName(), file.toString())
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (InputStream said = other.getInputStream()) {
			assertTrue(said.read() > 0, "the other program has not taken the lock");
			for (int i = 0; i < 2; i++) {
				final ScoreException e = assertThrows(ScoreException.class, () -> SessionLock.take(file));
				assertTrue(e.getMessage().contains("process " + other.pid()), e.getMessage());
			}
		}
		finally {
			other.destroyForcibly().waitFor();
		}
		assertTrue(Files.exists(dir.resolve(".case_01.json.lock")));
		SessionLock.take(file).close();
		assertFalse(Files.exists(dir.resolve(".case_01.json.lock")));
	}

	/** Another program that holds a lock until it is killed. */
	static final class Holder {

		private Holder() {}

		public static void main(final String[] args) throws InterruptedException {
			try (SessionLock lock = SessionLock.take(Path.of(args[0]))) {
				System.out.println("locked");
				Thread.sleep(60_000);
			}
		}
	}
}
