package sc.fiji.score.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;

/**
 * Writes text into pictures. On a bare server Java has no fonts at all and fails as soon as text is measured: there
 * the pictures are made without text.
 */
final class Lettering {

	private static final boolean FONTS = hasFonts();

	/** Where a text stands against its x. */
	enum Align {
		LEFT(0), CENTRE(0.5), RIGHT(1);

		private final double share;

		Align(final double share) {
			this.share = share;
		}
	}

	private Lettering() {}

	/** Whether this Java has fonts. */
	static boolean possible() {
		return FONTS;
	}

	static Font plain(final int size) {
		return new Font(Font.SANS_SERIF, Font.PLAIN, size);
	}

	static Font bold(final int size) {
		return new Font(Font.SANS_SERIF, Font.BOLD, size);
	}

	/** Writes in the graphics' colour. */
	static void write(final Graphics2D g, final String text, final double x, final double baseline, final Font font,
		final Align align)
	{
		if (!FONTS || text.isEmpty()) return;
		g.setFont(font);
		g.drawString(text, (float) (x - align.share * width(g, text, font)), (float) baseline);
	}

	/** Width of a text in pixels, 0 where there are no fonts. */
	static double width(final Graphics2D g, final String text, final Font font) {
		return FONTS ? font.getStringBounds(text, g.getFontRenderContext()).getWidth() : 0;
	}

	/** Graphics of a picture, with smooth lines and letters. */
	static Graphics2D smooth(final BufferedImage picture) {
		final Graphics2D g = picture.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		return g;
	}

	private static boolean hasFonts() {
		try {
			return plain(12).getStringBounds("x", new FontRenderContext(null, true, false)).getWidth() > 0;
		}
		catch (final RuntimeException | InternalError | UnsatisfiedLinkError | NoClassDefFoundError e) {
			// Java's way to say that the system has no fonts, or no library to read them.
			return false;
		}
	}
}
