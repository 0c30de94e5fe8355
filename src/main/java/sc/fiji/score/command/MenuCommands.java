package sc.fiji.score.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.Menus;

/**
 * The menu entries of this plugin, as {@code plugins.config} states them. ImageJ reads that file only from jars in its
 * plugins folder; the headless macro runner has no such folder and takes it from the class path.
 */
final class MenuCommands {

	private static final Pattern LINE = Pattern.compile("\\s*([^\",#]+),\\s*\"([^\"]+)\",\\s*(\\S.*?)\\s*");

	private MenuCommands() {}

	/** Adds the entries to ImageJ's table of commands. */
	static void install() {
		@SuppressWarnings("unchecked")
		final Hashtable<String, String> table = Menus.getCommands();
		table.putAll(read());
	}

	/** What each label runs, in the order of the menu: {@code class("argument")}. */
	static Map<String, String> read() {
		final Map<String, String> out = new LinkedHashMap<>();
		try {
			for (final URL url : Collections.list(MenuCommands.class.getClassLoader().getResources("plugins.config")))
				read(url, out);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("plugins.config cannot be read", e);
		}
		return out;
	}

	private static void read(final URL url, final Map<String, String> out) throws IOException {
		try (BufferedReader in = new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				final Matcher m = LINE.matcher(line);
				if (m.matches() && m.group(3).startsWith(Ij1Bridge.class.getName())) out.put(m.group(2), m.group(3));
			}
		}
	}
}
