package sc.fiji.score.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UserGuideTest {

	@Test
	void sectionsEndWhereTheNextOneBegins() {
		final String refine = UserGuide.section("score refine");
		assertTrue(refine.contains("score refine</h") && refine.contains("<td><code>--limit SHARE</code></td>"), refine);
		assertFalse(refine.contains("score evaluate"), refine);
		final String commands = UserGuide.section("Commands");
		assertTrue(commands.contains("score train") && !commands.contains("Reviewing a refinement</h"), commands);
	}

	@Test
	void unknownSectionsAreEmpty() {
		assertEquals("", UserGuide.section("score nothing"));
	}
}
