package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;

class CohortTest {

	@TempDir
	Path dir;

	private static String tooLarge(final Cohort.Case c) {
		if (c.name().equals("case_01")) throw new OutOfMemoryError("Java heap space");
		return c.name();
	}

	@Test
	void aCaseThatIsTooLargeForTheMemoryIsNamedAndDoesNotStopTheOthers() {
		TinyCases.write(dir, 2);
		final CohortResult<String> result = new Cohort(Map.of("mask", dir.resolve("initial"))).run("Work", Progress.NONE,
			CohortTest::tooLarge);
		assertEquals("case_02", result.first());
		final String message = result.failed().get(0).message();
		assertTrue(message.contains("case_01.nii.gz") && message.contains("not enough memory"), message);
	}

	@Test
	void aSingleCaseThatIsTooLargeIsAnErrorForTheUser() {
		TinyCases.write(dir, 1);
		final Path mask = dir.resolve("initial/case_01.nii.gz");
		final ScoreException e = assertThrows(ScoreException.class, () -> new Cohort(Map.of("mask", mask)).run("Work",
			Progress.NONE, CohortTest::tooLarge));
		assertTrue(e.getMessage().startsWith(mask.toString()), e.getMessage());
	}
}
