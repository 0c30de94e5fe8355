package sc.fiji.score.command;

import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.score.common.ScoreException;

/**
 * The options of an ImageJ macro's {@code run("Command...", "key=value other=[a value with blanks] flag")}.
 * <p>
 * Unlike ImageJ's own look-up by key it also sees keys that nobody asks for, so that a mistyped key is an error.
 */
final class MacroOptions {

	private MacroOptions() {}

	/**
	 * @return values by key, in the order of the options; a bare word has an empty value
	 * @throws ScoreException if a bracket or quote is not closed or a key occurs twice
	 */
	static Map<String, String> parse(final String options) {
		final Map<String, String> out = new LinkedHashMap<>();
		int i = 0;
		while (true) {
			while (i < options.length() && Character.isWhitespace(options.charAt(i)))
				i++;
			if (i == options.length()) return out;
			final int start = i;
			while (i < options.length() && options.charAt(i) != '=' && !Character.isWhitespace(options.charAt(i)))
				i++;
			final String key = options.substring(start, i);
			String value = "";
			if (i < options.length() && options.charAt(i) == '=') {
				final int end = endOfValue(options, i + 1, key);
				value = unquoted(options.substring(i + 1, end));
				i = end;
			}
			if (out.put(key, value) != null) throw new ScoreException("The macro option " + key +
				" is given twice; remove one.");
		}
	}

	private static int endOfValue(final String s, final int from, final String key) {
		if (from == s.length()) return from;
		final char first = s.charAt(from);
		if (first == '\'') {
			final int end = s.indexOf('\'', from + 1);
			if (end >= 0) return end + 1;
			throw new ScoreException("The quote of the macro option " + key + " is not closed.");
		}
		int i = from;
		if (first != '[') {
			while (i < s.length() && !Character.isWhitespace(s.charAt(i)))
				i++;
			return i;
		}
		int depth = 0;
		for (; i < s.length(); i++) {
			if (s.charAt(i) == '[') depth++;
			if (s.charAt(i) == ']' && --depth == 0) return i + 1;
		}
		throw new ScoreException("The bracket of the macro option " + key + " is not closed.");
	}

	private static String unquoted(final String value) {
		final boolean quoted = value.length() >= 2 && (value.startsWith("[") || value.startsWith("'"));
		return quoted ? value.substring(1, value.length() - 1) : value;
	}
}
