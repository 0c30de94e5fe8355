package sc.fiji.score.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import ij.gui.HTMLDialog;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.ui.scoring.Markdown;

/** The copy of the user guide that the jar carries: help needs no network. */
public final class UserGuide {

	private static final String RESOURCE = "/sc/fiji/score/docs/user-guide.md";

	private UserGuide() {}

	/** Opens the whole guide in a window of its own. */
	public static void show() {
		new HTMLDialog("SCORE user guide", "<html>" + Markdown.toHtml(read()) + "</html>", false);
	}

	/**
	 * A section of the guide as the body of an HTML page, for the help of a dialog.
	 *
	 * @param heading text of the section's heading
	 * @return from the heading up to the next one of its level or above; empty where there is no such section
	 */
	public static String section(final String heading) {
		final StringBuilder out = new StringBuilder();
		int level = 0;
		for (final String line : read().split("\\R")) {
			final int here = line.startsWith("#") ? line.indexOf(' ') : 0;
			if (level > 0 && here > 0 && here <= level) break;
			if (level == 0 && here > 0 && line.substring(here).strip().equals(heading)) level = here;
			if (level > 0) out.append(line).append('\n');
		}
		return Markdown.toHtml(out.toString());
	}

	private static String read() {
		try (InputStream in = UserGuide.class.getResourceAsStream(RESOURCE)) {
			if (in == null) throw new ScoreException("This build carries no user guide. Install the released jar, or read " +
				"docs/user-guide.md.");
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new ScoreException("The user guide in the jar cannot be read: " + e.getMessage() + ". Install the jar again.",
				e);
		}
	}
}
