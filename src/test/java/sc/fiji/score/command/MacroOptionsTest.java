package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class MacroOptionsTest {

	@Test
	void plainBracketedAndQuotedValues() {
		final Map<String, String> o = MacroOptions.parse("image=a.nii mask=[my mask [1].nii.gz] model='b c' output= show ");
		assertEquals(List.of("image", "mask", "model", "output", "show"), List.copyOf(o.keySet()));
		assertEquals("a.nii", o.get("image"));
		assertEquals("my mask [1].nii.gz", o.get("mask"));
		assertEquals("b c", o.get("model"));
		assertEquals("", o.get("output"));
		assertEquals("", o.get("show"));
	}

	@Test
	void keysInsideValuesAreNotKeys() {
		final Map<String, String> o = MacroOptions.parse("output=[x label=3 y] label=2");
		assertEquals("2", o.get("label"));
		assertEquals("x label=3 y", o.get("output"));
		assertEquals(Map.of(), MacroOptions.parse("  "));
	}

	@Test
	void openBracketsAndDoubleKeysAreErrors() {
		for (final String bad : List.of("image=[a b", "image='a b", "image=a image=b")) {
			final ScoreException e = assertThrows(ScoreException.class, () -> MacroOptions.parse(bad));
			assertTrue(e.getMessage().contains("image"), e.getMessage());
		}
	}
}
