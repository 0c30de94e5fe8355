package sc.fiji.score.report.study;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.report.Chart;
import sc.fiji.score.report.PngFile;

/** One HTML page that needs no other file: text, tables, pictures as data, its style in itself, no script. */
final class Html {

	private static final String STYLE = """
		:root { color-scheme: light; }
		body { margin: 0 auto; max-width: 66rem; padding: 1rem; color: #222; background: #fff;
			font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
		h1 { font-size: 1.7rem; line-height: 1.2; margin: .5rem 0; }
		h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 1px solid #ddd; }
		h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
		.question { font-size: 1.15rem; font-weight: 600; margin: 1rem 0 .3rem; }
		.answer { margin: 0; padding: .8rem 1rem .8rem 2.2rem; background: #eef5fa; border-left: 4px solid #0072b2; }
		.answer li { margin: .2rem 0; }
		.note { color: #555; font-size: .9rem; margin: .4rem 0; }
		.missing { color: #555; font-style: italic; }
		nav ul { columns: 2; padding-left: 1.2rem; margin: .5rem 0; }
		a { color: #005a8e; }
		.wide { overflow-x: auto; margin: .8rem 0; }
		table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
		caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
		th, td { padding: .3rem .5rem; border-bottom: 1px solid #e2e2e2; text-align: left; vertical-align: top; }
		thead th { border-bottom: 2px solid #888; vertical-align: bottom; }
		tbody th { font-weight: 500; min-width: 7rem; position: sticky; left: 0; background: #fff; }
		.n { text-align: right; }
		td.n { white-space: nowrap; }
		.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
		figure { margin: 0; break-inside: avoid; max-width: 32rem; }
		figure.full { max-width: none; margin: 1rem 0; }
		figure img { width: 100%; height: auto; display: block; }
		figcaption { font-size: .9rem; margin-bottom: .2rem; }
		.key { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: 0; padding: 0; font-size: .85rem; }
		pre { background: #f5f5f5; padding: .7rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
		details { margin: .8rem 0; }
		summary { cursor: pointer; color: #005a8e; }
		@media (max-width: 40rem) { nav ul { columns: 1; } body { font-size: 15px; padding: .8rem; } }
		@media print { body { max-width: none; font-size: 10pt; padding: 0; } nav, summary { display: none; }
			h2 { break-after: avoid; } tr { break-inside: avoid; } a { color: inherit; text-decoration: none; }
			.wide { overflow: visible; } table { font-size: 8pt; } th, td { padding: .15rem .35rem; } }
		""";

	private final StringBuilder body = new StringBuilder();
	private final Map<String, String> contents = new LinkedHashMap<>();

	/** Text with the characters that HTML reserves written out. */
	static String text(final String plain) {
		return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	void section(final String id, final String title) {
		contents.put(id, title);
		body.append("<h2 id=\"").append(id).append("\">").append(text(title)).append("</h2>\n");
	}

	void heading(final String title) {
		element("h3", "", title);
	}

	void paragraph(final String plain) {
		element("p", "", plain);
	}

	/** How a figure or a table is to be read. */
	void note(final String plain) {
		element("p", " class=\"note\"", plain);
	}

	/** Why something is not on the page. */
	void missing(final String plain) {
		element("p", " class=\"missing\"", plain);
	}

	/** A question and its answer in a few lines. */
	void answer(final String question, final List<String> lines) {
		element("p", " class=\"question\"", question);
		body.append("<ul class=\"answer\">\n");
		lines.forEach(line -> element("li", "", line));
		body.append("</ul>\n");
	}

	/** Text whose lines and spaces stay as they are. */
	void code(final String plain) {
		element("pre", "", plain);
	}

	void table(final Table table) {
		body.append(table.html());
	}

	/** A table that is shown on a click. */
	void folded(final String summary, final Table table) {
		body.append("<details>");
		element("summary", "", summary);
		body.append(table.html()).append("</details>\n");
	}

	private void element(final String name, final String attributes, final String plain) {
		body.append('<').append(name).append(attributes).append('>').append(text(plain)).append("</").append(name).append(
			">\n");
	}

	/**
	 * A chart with its caption.
	 *
	 * @param caption what it shows
	 * @param alt what it says, for those who do not see it
	 */
	record Figure(Chart chart, String caption, String alt) {}

	/** Charts beside each other where there is room, empty ones left out; a sentence where this Java cannot draw. */
	void charts(final List<Figure> figures) {
		if (!Chart.possible()) {
			missing("The charts are left out: this Java has no fonts. Install some (Debian: fonts-dejavu-core, " +
				"libfontconfig1) and make the report again.");
			return;
		}
		body.append("<div class=\"charts\">\n");
		for (final Figure f : figures) {
			if (f.chart().isEmpty()) continue;
			body.append("<figure><figcaption>").append(text(f.caption())).append("</figcaption>\n");
			image(f.chart().draw(), f.alt());
			if (f.chart().legend().size() > 1) legend(f.chart().legend());
			body.append("</figure>\n");
		}
		body.append("</div>\n");
	}

	private void legend(final List<Chart.Key> keys) {
		body.append("<ul class=\"key\">");
		for (final Chart.Key key : keys)
			body.append("<li><span style=\"color:").append(key.color()).append("\" aria-hidden=\"true\">").append(key.shape())
				.append("</span> ").append(text(key.name())).append("</li>");
		body.append("</ul>\n");
	}

	/** A picture over the whole width. */
	void picture(final BufferedImage picture, final String caption, final String alt) {
		body.append("<figure class=\"full\"><figcaption>").append(text(caption)).append("</figcaption>\n");
		image(picture, alt);
		body.append("</figure>\n");
	}

	private void image(final BufferedImage picture, final String alt) {
		body.append("<img width=\"").append(picture.getWidth()).append("\" height=\"").append(picture.getHeight()).append(
			"\" alt=\"").append(text(alt)).append("\" src=\"data:image/png;base64,").append(Base64.getEncoder().encodeToString(
				PngFile.bytes(picture))).append("\">\n");
	}

	/**
	 * The whole page.
	 *
	 * @param opening what stands above the contents
	 */
	String page(final String title, final Html opening) {
		final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n" +
			"<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
			"<title>").append(text(title)).append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n" +
				"<main>\n<h1>").append(text(title)).append("</h1>\n").append(opening.body).append(
					"<nav aria-label=\"Contents\"><ul>\n");
		contents.forEach((id, heading) -> out.append("<li><a href=\"#").append(id).append("\">").append(text(heading))
			.append("</a></li>\n"));
		return out.append("</ul></nav>\n").append(body).append("</main>\n</body>\n</html>\n").toString();
	}
}
