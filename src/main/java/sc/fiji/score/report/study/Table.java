package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.List;

/** A table of the page: its first column names the rows. */
final class Table {

	private final String caption;
	private final List<String> columns;
	private final List<List<String>> rows = new ArrayList<>();

	Table(final String caption, final String... columns) {
		this.caption = caption;
		this.columns = List.of(columns);
	}

	/** @return this table */
	Table row(final List<String> cells) {
		if (cells.size() != columns.size()) throw new IllegalArgumentException(cells.size() + " cells for " + columns);
		rows.add(List.copyOf(cells));
		return this;
	}

	/** @return this table */
	Table row(final String... cells) {
		return row(List.of(cells));
	}

	boolean isEmpty() {
		return rows.isEmpty();
	}

	String html() {
		final StringBuilder out = new StringBuilder("<div class=\"wide\"><table>\n<caption>" + Html.text(caption) +
			"</caption>\n<thead><tr>");
		for (int i = 0; i < columns.size(); i++)
			out.append(isNumbers(i) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").append(Html.text(columns.get(
				i))).append("</th>");
		out.append("</tr></thead>\n<tbody>\n");
		for (final List<String> row : rows) {
			out.append("<tr><th scope=\"row\">").append(Html.text(row.get(0))).append("</th>");
			for (final String cell : row.subList(1, row.size()))
				out.append(isNumber(cell) ? "<td class=\"n\">" : "<td>").append(Html.text(cell)).append("</td>");
			out.append("</tr>\n");
		}
		return out.append("</tbody>\n</table></div>\n").toString();
	}

	/** Whether a column is set to the right, with its heading. */
	private boolean isNumbers(final int column) {
		return column > 0 && rows.stream().allMatch(row -> isNumber(row.get(column)));
	}

	private static boolean isNumber(final String cell) {
		return cell.length() < 40 && cell.matches("[+\u2212<\u221E\u2013 0-9].*");
	}
}
