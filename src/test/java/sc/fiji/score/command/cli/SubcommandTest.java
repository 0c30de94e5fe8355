package sc.fiji.score.command.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntSupplier;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;

class SubcommandTest {

	@Command(name = "probe")
	private static final class Probe extends Subcommand {

		private final IntSupplier work;

		private Probe(final IntSupplier work) {
			this.work = work;
		}

		@Override
		int run(final Progress listener) {
			return work.getAsInt();
		}
	}

	private static Probe probe(final IntSupplier work) {
		final Probe probe = new Probe(work);
		assertEquals("probe", new CommandLine(probe).getCommandName());
		return probe;
	}

	@Test
	void tooLittleMemoryIsAMessageForTheUser() {
		final ScoreException e = assertThrows(ScoreException.class, probe(() -> {
			throw new OutOfMemoryError();
		})::call);
		assertTrue(e.getMessage().contains("SCORE_JAVA_OPTS"), e.getMessage());
	}

	@Test
	void aBrokenInstallationIsAnExceptionThatTheCommandLineHandles() {
		assertThrows(IllegalStateException.class, probe(() -> {
			throw new NoClassDefFoundError("ai/djl/Model");
		})::call);
		assertEquals(1, probe(() -> 1).call());
	}
}
