package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;

class MacroRunnerTest {

	@TempDir
	Path dir;

	@Test
	void exitCodesAndMessages() throws Exception {
		final Path written = dir.resolve("grüße.txt");
		final List<MacroProcess.Result> r = new MacroProcess(dir) //
			.code("File.saveString(getArgument(), '" + slashes(written) + "');", "für alle") //
			.code("a = 1;\nb = nowhere + 1;\n", "") //
			.code("if (1 > 0) exit();\nprint('not reached');", "") //
			.code("if (1 > 0) exit('no folder given');", "") //
			.code("print('before');\nrun('No Such Command...', 'x=1');\nprint('after');", "") //
			.code("newImage('stack', '16-bit black', 8, 6, 4);\nrun('Add...', 'value=7 stack');\n" +
				"if (getPixel(1, 1) != 7) exit('wrong pixel');\nclose();\nprint(nImages);", "") //
			.run();
		assertEquals(0, r.get(0).exitCode(), r.get(0).output());
		assertEquals("für alle", Files.readString(written), "argument and macro are UTF-8");
		assertEquals(1, r.get(1).exitCode());
		assertTrue(r.get(1).output().contains("line 2"), r.get(1).output());
		assertTrue(r.get(1).output().contains("Undefined variable"), r.get(1).output());
		assertEquals(0, r.get(2).exitCode(), r.get(2).output());
		assertEquals("", r.get(2).output());
		assertEquals(1, r.get(3).exitCode());
		assertTrue(r.get(3).output().contains("no folder given"), r.get(3).output());
		assertEquals(1, r.get(4).exitCode());
		assertTrue(r.get(4).output().contains("No Such Command"), r.get(4).output());
		assertTrue(!r.get(4).output().contains("after"), r.get(4).output());
		assertEquals(0, r.get(5).exitCode(), r.get(5).output());
	}

	@Test
	void missingMacroIsNamed() {
		final ScoreException e = assertThrows(ScoreException.class, () -> MacroRunner.run(dir.resolve("no.ijm"), ""));
		assertTrue(e.getMessage().contains("no.ijm"), e.getMessage());
	}

	private static String slashes(final Path path) {
		return path.toString().replace('\\', '/');
	}
}
