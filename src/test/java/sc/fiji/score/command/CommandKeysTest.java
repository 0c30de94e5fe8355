package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Plugin;

import ij.Macro;

/** What both menus, Fiji's and a plain ImageJ's, need to agree on. */
class CommandKeysTest {

	private static final Pattern CLASS_AND_ARGUMENT = Pattern.compile("([\\w.]+)\\(\"([\\w.]+)\"\\)");

	private static final String SAMPLE = "SCORE Humerus Phantom (synthetic)";

	static Stream<Map.Entry<String, String>> commands() {
		return MenuCommands.read().entrySet().stream();
	}

	@Test
	void allCommandsAreInTheMenu() {
		assertEquals(List.of("Partition Regions...", "Score Regions...", "Simulate Feedback...", "Add Weak Annotations...",
			"Train...", "Refine...", "Segment...", "Predict Scores...", "Calibrate Scores...", "Next Questions...", "Evaluate...", "Rater Agreement...", "Report...",
			"User Guide", SAMPLE), List.copyOf(MenuCommands.read().keySet()));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void labelAndPathAreTheSameInBothMenus(final Map.Entry<String, String> entry) throws Exception {
		final Plugin plugin = Class.forName(commandClass(entry)).getAnnotation(Plugin.class);
		final String menu = entry.getKey().equals(SAMPLE) ? "File>Open Samples>" : "Plugins>SCORE>";
		assertEquals(menu + entry.getKey(), plugin.menuPath());
		assertTrue(Files.readString(Path.of("plugins.config")).contains(menu.replaceAll(">$", ", ") + '"' + entry.getKey()));
		assertEquals(entry.getKey(), plugin.label());
		assertTrue(plugin.headless());
	}

	@ParameterizedTest
	@MethodSource("commands")
	void inputsHaveDefaultsAndDoNotPersist(final Map.Entry<String, String> entry) throws Exception {
		final CommandModule module = new CommandModule(Ij1Bridge.info(commandClass(entry)));
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (!MacroInputs.isValue(item)) continue;
			assertFalse(item.isPersisted(), item.getName());
			assertFalse(item.isRequired(), item.getName());
			assertNotNull(module.getInput(item.getName()), item.getName());
			assertTrue(item.getName().matches("[a-z]+(_[a-z]+)*"), item.getName());
			assertFalse(item.getDescription().isBlank(), item.getName());
		}
	}

	/** ImageJ's own look-up, which Fiji uses, takes {@code reference_label=3} for {@code label=3}. */
	@ParameterizedTest
	@MethodSource("commands")
	void noKeyHidesAnother(final Map.Entry<String, String> entry) throws Exception {
		final List<String> keys = MacroInputs.keys(new CommandModule(Ij1Bridge.info(commandClass(entry))));
		for (final String key : keys)
			for (final String other : keys)
				if (!key.equals(other)) assertNull(Macro.getValue(other + "=3 ", key, null), other + " is taken for " + key);
	}

	private static String commandClass(final Map.Entry<String, String> entry) {
		final Matcher m = CLASS_AND_ARGUMENT.matcher(entry.getValue());
		assertTrue(m.matches(), entry.getValue());
		assertEquals(Ij1Bridge.class.getName(), m.group(1));
		return m.group(2);
	}
}
