package sc.fiji.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The documents' links to each other, to their headings and to pictures lead somewhere. */
class DocumentationTest {

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)"), HEADING = Pattern.compile("#{1,6} +(.*)");

	@Test
	void linksLeadSomewhere() throws IOException {
		final List<Path> documents = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of(
			"CHANGELOG.md")));
		try (Stream<Path> docs = Files.list(Path.of("docs"))) {
			docs.filter(p -> p.toString().endsWith(".md")).sorted().forEach(documents::add);
		}
		int links = 0;
		final List<String> dead = new ArrayList<>();
		for (final Path document : documents)
			for (final Matcher m = LINK.matcher(prose(document)); m.find();) {
				final String target = m.group(1);
				if (target.matches("(https?|mailto):.*")) continue;
				links++;
				if (!exists(document, target)) dead.add(document + ": " + target);
			}
		assertEquals(List.of(), dead);
		assertTrue(links > 50, "only " + links + " links found");
	}

	private static boolean exists(final Path document, final String target) throws IOException {
		final int hash = target.indexOf('#');
		final String file = hash < 0 ? target : target.substring(0, hash);
		final Path path = file.isEmpty() ? document : document.resolveSibling(file);
		return Files.exists(path) && (hash < 0 || anchors(path).contains(target.substring(hash + 1)));
	}

	/** The headings as GitHub names them. */
	private static Set<String> anchors(final Path document) throws IOException {
		final Set<String> out = new HashSet<>();
		for (final String line : prose(document).split("\n")) {
			final Matcher m = HEADING.matcher(line);
			if (!m.matches()) continue;
			final String name = m.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\s_-]", "").replace(' ',
				'-');
			for (int n = 0; !out.add(n == 0 ? name : name + "-" + n); n++);
		}
		return out;
	}

	/** Without blocks of code. */
	private static String prose(final Path document) throws IOException {
		final StringBuilder out = new StringBuilder();
		boolean fenced = false;
		for (final String line : Files.readAllLines(document)) {
			if (line.startsWith("```")) fenced = !fenced;
			else if (!fenced && !line.startsWith("    ") && !line.startsWith("\t")) out.append(line).append('\n');
		}
		return out.toString();
	}
}
