package sc.fiji.score.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart for a page: curves, points and straight rules over two axes, without title and legend, which the page sets
 * as text. Small enough for a phone, drawn with more pixels than it is wide for sharp print. Values that are not
 * finite are left out.
 */
public final class Chart {

	/** Size on the page, in CSS pixels. */
	public static final int WIDTH = 460, HEIGHT = 330;

	/** Pixels per CSS pixel. */
	private static final int SHARPNESS = 2;
	private static final Color INK = new Color(0x222222), SOFT = new Color(0x555555), GRID = new Color(0xE4E4E4);
	private static final Marker[] MARKERS = { SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND,
		SeriesMarkers.TRIANGLE_UP, SeriesMarkers.TRIANGLE_DOWN };
	private static final String SHAPES = "\u25CF\u25A0\u25C6\u25B2\u25BC", LINE = "\u2501";
	/** A curve of more points is a line alone. */
	private static final int MOST_MARKERS = 15;

	private final XYChart chart;
	private final List<Key> legend = new ArrayList<>();
	private int rules;

	/**
	 * An entry of the legend.
	 *
	 * @param name of the curve or points
	 * @param color {@code #rrggbb}
	 * @param shape the marker as a character
	 */
	public record Key(String name, String color, String shape) {}

	public Chart(final String xLabel, final String yLabel) {
		chart = new XYChart(WIDTH, HEIGHT);
		chart.setXAxisTitle(xLabel);
		chart.setYAxisTitle(yLabel);
		final XYStyler s = chart.getStyler();
		s.setChartBackgroundColor(Color.WHITE).setLegendVisible(false).setChartTitleVisible(false).setChartFontColor(INK)
			.setChartPadding(6);
		s.setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false).setPlotContentSize(0.94);
		s.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1)).setPlotMargin(2);
		s.setAxisTicksMarksVisible(true).setAxisTickMarksColor(SOFT).setAxisTickLabelsColor(SOFT);
		s.setAxisTickLabelsFont(Lettering.plain(12)).setAxisTitleFont(Lettering.plain(13)).setAxisTickPadding(4);
		s.setErrorBarsColorSeriesColor(true).setMarkerSize(6);
		s.setXAxisTickMarkSpacingHint(64).setYAxisTickMarkSpacingHint(44).setLocale(Locale.ROOT);
	}

	/** Whether this Java can draw charts: a bare server without fonts cannot. */
	public static boolean possible() {
		return Lettering.possible();
	}

	/** Adds a curve with markers. */
	public Chart curve(final String name, final double[] x, final double[] y) {
		return curve(name, x, y, null);
	}

	/**
	 * Adds a curve with markers.
	 *
	 * @param error half of the height of each point's error bar, or null for none
	 */
	public Chart curve(final String name, final double[] x, final double[] y, final double[] error) {
		final int[] finite = finite(x, y);
		if (finite.length == 0) return this;
		final XYSeries s = error == null ? chart.addSeries(name, pick(x, finite), pick(y, finite)) : chart.addSeries(name,
			pick(x, finite), pick(y, finite), pick(error, finite));
		s.setLineStyle(SeriesLines.SOLID).setLineWidth(2).setLineColor(Palette.color(legend.size()));
		// Many markers would hide the line.
		if (finite.length > MOST_MARKERS) mark(s, SeriesMarkers.NONE, LINE);
		else mark(s);
		return this;
	}

	/** Adds points. */
	public Chart points(final String name, final double[] x, final double[] y) {
		final int[] finite = finite(x, y);
		if (finite.length == 0) return this;
		final XYSeries s = chart.addSeries(name, pick(x, finite), pick(y, finite));
		s.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
		mark(s);
		return this;
	}

	private void mark(final XYSeries s) {
		final int i = legend.size() % MARKERS.length;
		mark(s, MARKERS[i], SHAPES.substring(i, i + 1));
	}

	private void mark(final XYSeries s, final Marker marker, final String shape) {
		final Color color = Palette.color(legend.size());
		s.setMarker(marker).setMarkerColor(color);
		legend.add(new Key(s.getName(), String.format("#%06X", color.getRGB() & 0xFFFFFF), shape));
	}

	/** Adds a thin grey line from one point to another, dashed or not, that is in no legend. */
	public Chart rule(final double x0, final double y0, final double x1, final double y1, final boolean dashed) {
		final XYSeries s = chart.addSeries("rule " + rules++, new double[] { x0, x1 }, new double[] { y0, y1 });
		s.setLineStyle(dashed ? SeriesLines.DASH_DASH : SeriesLines.SOLID).setLineColor(SOFT).setLineWidth(1.3f);
		s.setMarker(SeriesMarkers.NONE);
		return this;
	}

	/** Fixes both ends of the x axis. */
	public Chart xRange(final double low, final double high) {
		chart.getStyler().setXAxisMin(low).setXAxisMax(high);
		return this;
	}

	/** Fixes both ends of the y axis. */
	public Chart yRange(final double low, final double high) {
		chart.getStyler().setYAxisMin(low).setYAxisMax(high);
		return this;
	}

	/** Makes the x axis logarithmic. */
	public Chart logarithmic() {
		chart.getStyler().setXAxisLogarithmic(true).setXAxisDecimalPattern("#");
		return this;
	}

	/** Curves and points with their colours, in the order in which they were added. */
	public List<Key> legend() {
		return List.copyOf(legend);
	}

	/** Whether no curve and no points were added. */
	public boolean isEmpty() {
		return legend.isEmpty();
	}

	/** The chart, {@value #SHARPNESS} pixels per CSS pixel. */
	public BufferedImage draw() {
		final BufferedImage out = new BufferedImage(SHARPNESS * WIDTH, SHARPNESS * HEIGHT, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = Lettering.smooth(out);
		try {
			g.scale(SHARPNESS, SHARPNESS);
			chart.paint(g, WIDTH, HEIGHT);
		}
		finally {
			g.dispose();
		}
		return out;
	}

	private static int[] finite(final double[] x, final double[] y) {
		if (x.length != y.length) throw new IllegalArgumentException(x.length + " x and " + y.length + " y");
		return IntStream.range(0, x.length).filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i])).toArray();
	}

	private static double[] pick(final double[] values, final int[] which) {
		return Arrays.stream(which).mapToDouble(i -> values[i]).toArray();
	}
}
