package sc.fiji.score.ui.scoring;

import java.util.regex.Pattern;

/**
 * Turns the simple Markdown of a guideline or of the user guide into HTML that Swing shows: headings, paragraphs, lists,
 * tables, emphasis, code, and links and pictures as text. Anything else stands as it is written.
 */
public final class Markdown {

	private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
	private static final Pattern ITALIC = Pattern.compile("(?<![\\w*])[*_](\\S(?:.*?\\S)?)[*_](?![\\w*])");
	private static final Pattern CODE = Pattern.compile("`([^`]+)`");
	private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)\\s]+)\\)");
	private static final Pattern ANCHOR = Pattern.compile("\\[([^\\]]+)]\\(#[^)\\s]+\\)");
	private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)]\\([^)\\s]+\\)");
	private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
	private static final Pattern NUMBERED = Pattern.compile("\\d+[.)]\\s+(.*)");

	private final StringBuilder out = new StringBuilder();
	private String open = "";
	private boolean fenced;

	private Markdown() {}

	/** The body of an HTML document; what looks like HTML in the text is shown, not obeyed. */
	public static String toHtml(final String text) {
		final Markdown m = new Markdown();
		for (final String line : text.split("\\R"))
			m.line(line);
		m.switchTo("");
		return m.out.toString();
	}

	private void line(final String raw) {
		final String line = raw.strip();
		if (line.startsWith("```")) {
			fenced = !fenced;
			switchTo(fenced ? "pre" : "");
			return;
		}
		if (fenced || (raw.startsWith("    ") || raw.startsWith("\t")) && (open.isEmpty() || open.equals("pre"))) {
			switchTo("pre");
			out.append(escaped(fenced ? raw : raw.substring(raw.startsWith("\t") ? 1 : 4))).append('\n');
			return;
		}
		if (line.startsWith("|")) {
			row(line);
			return;
		}
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

	/** A row of a table; the first one has its headings. */
	private void row(final String line) {
		if (line.matches("[|:\\s-]+")) return;
		final String cell = open.equals("table") ? "td" : "th";
		switchTo("table");
		out.append("<tr>");
		for (final String text : CELL_END.split(line.substring(1)))
			out.append('<').append(cell).append('>').append(inline(text.strip().replace("\\|", "|"))).append("</").append(cell)
				.append('>');
		out.append("</tr>");
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
		String s = escaped(text);
		s = CODE.matcher(s).replaceAll("<code>$1</code>");
		s = PICTURE.matcher(s).replaceAll("(picture: $1)");
		s = ANCHOR.matcher(s).replaceAll("$1");
		s = LINK.matcher(s).replaceAll("$1 ($2)");
		s = BOLD.matcher(s).replaceAll("<b>$1</b>");
		return ITALIC.matcher(s).replaceAll("<i>$1</i>");
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}
}
