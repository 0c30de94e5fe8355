package sc.fiji.score.report;

import static sc.fiji.score.report.Lettering.Align.CENTRE;
import static sc.fiji.score.report.Lettering.Align.LEFT;
import static sc.fiji.score.report.Lettering.Align.RIGHT;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Curves over a common axis, as a picture: title, axes, legend. Values that are not finite leave gaps. */
public final class LinePlot {

	private static final int WIDTH = 900, HEIGHT = 520;
	private static final int LEFT_MARGIN = 84, RIGHT_MARGIN = 28, BOTTOM = 64, TITLE = 48, LEGEND = 28;

	private static final Color INK = new Color(0x222222), SOFT = new Color(0x666666), GRID = new Color(0xE4E4E4);

	private record Series(String name, double[] x, double[] y) {}

	private final String title, xLabel, yLabel;
	private final List<Series> series = new ArrayList<>();
	private double low = Double.NaN, high = Double.NaN;

	public LinePlot(final String title, final String xLabel, final String yLabel) {
		this.title = title;
		this.xLabel = xLabel;
		this.yLabel = yLabel;
	}

	/**
	 * Adds a curve.
	 *
	 * @param x rising, as many as y
	 * @return this plot
	 */
	public LinePlot add(final String name, final double[] x, final double[] y) {
		if (x.length != y.length) throw new IllegalArgumentException(name + " has " + x.length + " x and " + y.length +
			" y");
		series.add(new Series(name, x.clone(), y.clone()));
		return this;
	}

	/** Fixes what the y axis must at least show; else the data alone decide. */
	public LinePlot range(final double least, final double most) {
		low = least;
		high = most;
		return this;
	}

	/** The plot at its usual size of 900 x 520. */
	public BufferedImage draw() {
		return draw(WIDTH, HEIGHT);
	}

	/** The plot at a size in pixels, at least 300 x 200. */
	public BufferedImage draw(final int width, final int height) {
		if (width < 300 || height < 200) throw new IllegalArgumentException("a plot needs 300 x 200 pixels");
		final BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = Lettering.smooth(out);
		try {
			g.setColor(Color.WHITE);
			g.fillRect(0, 0, width, height);
			final int top = TITLE + (series.size() > 1 ? LEGEND : 0);
			draw(g, new Rectangle2D.Double(LEFT_MARGIN, top, width - LEFT_MARGIN - RIGHT_MARGIN, height - top - BOTTOM));
		}
		finally {
			g.dispose();
		}
		return out;
	}

	/** Writes the plot as PNG. */
	public void write(final Path png) {
		PngFile.write(draw(), png);
	}

	/** Writes several plots below each other into one PNG: curves with different units. */
	public static void writeColumn(final Path png, final LinePlot... plots) {
		final BufferedImage out = new BufferedImage(WIDTH, HEIGHT * plots.length, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = out.createGraphics();
		for (int i = 0; i < plots.length; i++)
			g.drawImage(plots[i].draw(), 0, i * HEIGHT, null);
		g.dispose();
		PngFile.write(out, png);
	}

	private void draw(final Graphics2D g, final Rectangle2D area) {
		final double[] xs = extent(true), ys = extent(false);
		final Ticks yTicks = Ticks.around(Double.isNaN(low) ? ys[0] : Math.min(low, ys[0]), Double.isNaN(high) ? ys[1]
			: Math.max(high, ys[1]), 7), xTicks = Ticks.around(xs[0], xs[1], 10);
		g.setColor(INK);
		Lettering.write(g, title, area.getX(), 32, Lettering.bold(18), LEFT);
		axes(g, area, xTicks, yTicks);
		if (series.size() > 1) legend(g, area.getX(), TITLE + 10);
		final Shape clip = g.getClip();
		g.clip(new Rectangle2D.Double(area.getX() - 4, area.getY() - 4, area.getWidth() + 8, area.getHeight() + 8));
		for (int i = 0; i < series.size(); i++)
			curve(g, area, xTicks, yTicks, series.get(i), Palette.color(i));
		g.setClip(clip);
	}

	private void axes(final Graphics2D g, final Rectangle2D area, final Ticks xTicks, final Ticks yTicks) {
		final Font small = Lettering.plain(13), label = Lettering.plain(14);
		g.setStroke(new BasicStroke(1));
		for (int i = 0; i < yTicks.count(); i++) {
			final double y = area.getMaxY() - i * area.getHeight() / (yTicks.count() - 1);
			g.setColor(GRID);
			g.draw(new Line2D.Double(area.getX(), y, area.getMaxX(), y));
			g.setColor(SOFT);
			Lettering.write(g, yTicks.text(i), area.getX() - 10, y + 5, small, RIGHT);
		}
		for (int i = 0; i < xTicks.count(); i++) {
			final double x = area.getX() + i * area.getWidth() / (xTicks.count() - 1);
			g.setColor(SOFT);
			g.draw(new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() + 5));
			Lettering.write(g, xTicks.text(i), x, area.getMaxY() + 22, small, CENTRE);
		}
		g.draw(new Line2D.Double(area.getX(), area.getMaxY(), area.getMaxX(), area.getMaxY()));
		g.setColor(INK);
		Lettering.write(g, xLabel, area.getCenterX(), area.getMaxY() + 46, label, CENTRE);
		final AffineTransform upright = g.getTransform();
		g.rotate(-Math.PI / 2, 22, area.getCenterY());
		Lettering.write(g, yLabel, 22, area.getCenterY(), label, CENTRE);
		g.setTransform(upright);
	}

	private void legend(final Graphics2D g, final double left, final double y) {
		final Font font = Lettering.plain(14);
		double x = left;
		for (int i = 0; i < series.size(); i++) {
			g.setColor(Palette.color(i));
			g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
			g.draw(new Line2D.Double(x, y, x + 22, y));
			g.setColor(INK);
			Lettering.write(g, series.get(i).name(), x + 30, y + 5, font, LEFT);
			x += 30 + Lettering.width(g, series.get(i).name(), font) + 26;
		}
	}

	private static void curve(final Graphics2D g, final Rectangle2D area, final Ticks xTicks, final Ticks yTicks,
		final Series s, final Color color)
	{
		g.setColor(color);
		g.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		final Path2D path = new Path2D.Double();
		boolean drawing = false;
		for (int i = 0; i < s.x().length; i++) {
			if (!finite(s, i)) {
				drawing = false;
				continue;
			}
			final double x = area.getX() + area.getWidth() * (s.x()[i] - xTicks.first()) / (xTicks.last() - xTicks.first());
			final double y = area.getMaxY() - area.getHeight() * (s.y()[i] - yTicks.first()) / (yTicks.last() - yTicks
				.first());
			if (drawing) path.lineTo(x, y);
			else path.moveTo(x, y);
			final boolean alone = !drawing && (i + 1 == s.x().length || !finite(s, i + 1));
			if (alone) g.fill(new Ellipse2D.Double(x - 3, y - 3, 6, 6));
			drawing = true;
		}
		g.draw(path);
	}

	private static boolean finite(final Series s, final int i) {
		return Double.isFinite(s.x()[i]) && Double.isFinite(s.y()[i]);
	}

	private double[] extent(final boolean ofX) {
		double least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
		for (final Series s : series)
			for (int i = 0; i < s.x().length; i++)
				if (finite(s, i)) {
					final double v = ofX ? s.x()[i] : s.y()[i];
					least = Math.min(least, v);
					most = Math.max(most, v);
				}
		return least > most ? new double[] { 0, 1 } : new double[] { least, most };
	}
}
