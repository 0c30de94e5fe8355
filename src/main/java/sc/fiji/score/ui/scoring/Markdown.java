package sc.fiji.score.ui.scoring;

import java.util.regex.Pattern;

/**
 * Turns the simple Markdown of a guideline into HTML that Swing shows: headings, paragraphs, lists, emphasis, code and
 * links as text. Anything else stands as it is written.
 */
final class Markdown {

	private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
	private static final Pattern ITALIC = Pattern.compile("(?<![\\w*])[*_](\\S(?:.*?\\S)?)[*_](?![\\w*])");
	private static final Pattern CODE = Pattern.compile("`([^`]+)`");
	private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)\\s]+)\\)");
	private static final Pattern NUMBERED = Pattern.compile("\\d+[.)]\\s+(.*)");

	private final StringBuilder out = new StringBuilder();
	private String open = "";

	private Markdown() {}

	/** The body of an HTML document; what looks like HTML in the text is shown, not obeyed. */
	static String toHtml(final String text) {
		final Markdown m = new Markdown();
		for (final String line : text.split("\\R"))
			m.line(line);
		m.switchTo("");
		return m.out.toString();
	}

	private void line(final String raw) {
		final String line = raw.strip();
		int level = 0;
		while (level < line.length() && line.charAt(level) == '#')
			level++;
		if (line.isEmpty()) switchTo("");
		else if (level > 0 && level <= 6 && level < line.length() && line.charAt(level) == ' ') {
			switchTo("");
			final int h = Math.min(4, level + 1);
			out.append("<h").append(h).append('>').append(inline(line.substring(level).strip())).append("</h").append(h).append(
				'>');
		}
		else if (line.matches("[-*+]\\s+.*")) item("ul", line.substring(1).strip());
		else if (NUMBERED.matcher(line).matches()) item("ol", line.replaceFirst("\\d+[.)]\\s+", ""));
		else if (open.equals("ul") || open.equals("ol")) out.append(' ').append(inline(line));
		else {
			final boolean more = open.equals("p");
			switchTo("p");
			out.append(more ? " " : "").append(inline(line));
		}
	}

	private void item(final String list, final String text) {
		switchTo(list);
		out.append("<li>").append(inline(text));
	}

	/** Closes what is open, unless it goes on. */
	private void switchTo(final String element) {
		if (open.equals(element)) return;
		if (!open.isEmpty()) out.append("</").append(open).append('>');
		if (!element.isEmpty()) out.append('<').append(element).append('>');
		open = element;
	}

	private static String inline(final String text) {
		String s = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
		s = CODE.matcher(s).replaceAll("<code>$1</code>");
		s = LINK.matcher(s).replaceAll("$1 ($2)");
		s = BOLD.matcher(s).replaceAll("<b>$1</b>");
		return ITALIC.matcher(s).replaceAll("<i>$1</i>");
	}
}
