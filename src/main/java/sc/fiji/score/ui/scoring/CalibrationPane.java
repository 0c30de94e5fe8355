package sc.fiji.score.ui.scoring;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridLayout;
import java.util.function.Consumer;

import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.ScrollPaneConstants;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.CalibrationReport;
import sc.fiji.score.evaluation.CalibrationVerdict;
import sc.fiji.score.scoring.Calibration;

/** What the calibration is for, and what came of it, with the ways on from there. */
final class CalibrationPane extends JPanel {

	private static final long serialVersionUID = 1L;
	/** In characters: the report's table then fits into the page. */
	private static final int COLUMN = 6;

	private final transient Calibration calibration;
	private final boolean here;
	private final JTextArea verdict = area(Font.BOLD, 12), report = area(Font.PLAIN, 10);
	private final KeyCard begin, repeat;
	private boolean done;

	/**
	 * @param here whether a case of the calibration is shown
	 * @param begin leaves the calibration for the real cases
	 * @param repeat begins it anew
	 */
	CalibrationPane(final Calibration calibration, final boolean here, final Consumer<Calibration> begin,
		final Consumer<Calibration> repeat)
	{
		super(new BorderLayout());
		this.calibration = calibration;
		this.here = here;
		setBackground(PanelStyle.card());
		verdict.setName("calibration-verdict");
		report.setName("calibration-report");
		report.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 10));
		report.setTabSize(COLUMN);
		final JPanel text = new JPanel(new BorderLayout());
		text.setOpaque(false);
		text.add(verdict, BorderLayout.NORTH);
		text.add(report, BorderLayout.CENTER);
		final JScrollPane scroll = new JScrollPane(text, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
			ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		scroll.setBorder(null);
		scroll.getViewport().setBackground(PanelStyle.card());
		scroll.getVerticalScrollBar().setUnitIncrement(24);
		add(scroll, BorderLayout.CENTER);
		this.begin = card("", "calibration-begin", () -> begin.accept(calibration));
		this.repeat = card("", "calibration-repeat", () -> repeat.accept(calibration));
		final JPanel south = new JPanel(new GridLayout(0, 1, 0, PanelStyle.GAP));
		south.setOpaque(false);
		south.setBorder(PanelStyle.space(PanelStyle.GAP, PanelStyle.GAP, PanelStyle.GAP, PanelStyle.GAP));
		south.add(this.begin);
		south.add(this.repeat);
		add(south, BorderLayout.SOUTH);
		update();
	}

	private static KeyCard card(final String text, final String name, final Runnable action) {
		final KeyCard out = new KeyCard("", text, null, action);
		out.setName(name);
		out.setPreferredSize(new Dimension(100, 30));
		return out;
	}

	private static JTextArea area(final int style, final int size) {
		final JTextArea out = new JTextArea();
		out.setEditable(false);
		out.setFocusable(false);
		out.setLineWrap(true);
		out.setWrapStyleWord(true);
		out.setOpaque(false);
		out.setFont(PanelStyle.font(style, size));
		out.setForeground(PanelStyle.text());
		out.setBorder(PanelStyle.space(PanelStyle.GAP, PanelStyle.GAP, PanelStyle.GAP, PanelStyle.GAP));
		return out;
	}

	/** Whether the calibration was done when it was last looked at. */
	boolean isDone() {
		return done;
	}

	/** Looks how the calibration stands; reads its files. */
	void update() {
		try {
			done = calibration.isDone();
			if (done) tell(calibration.report());
			else say(calibration.isSkipped() ? "You chose to begin without the calibration." :
				"Score the cases marked as calibration first. Then you see here how far you are off from the expert who " +
					"scored them, before the real work begins.", "", PanelStyle.text());
		}
		catch (final ScoreException e) {
			say("Your scores cannot be compared with the expert's.", e.getMessage(), PanelStyle.ATTENTION);
		}
		final boolean skipped = !done && calibration.isSkipped();
		begin.setText(done ? "Go on to the cases" : "Begin without calibration");
		begin.setVisible(here || !done && !skipped);
		repeat.setText(done ? "Repeat the calibration" : "Do the calibration");
		repeat.setVisible(done || skipped);
	}

	private void tell(final CalibrationReport found) {
		final CalibrationVerdict v = CalibrationVerdict.of(found);
		say(v.text(), found.text().replaceAll(" {2,}", "\t"), v.ready() ? PanelStyle.DONE : PanelStyle.ATTENTION);
	}

	private void say(final String words, final String details, final Color colour) {
		verdict.setText(words);
		verdict.setForeground(colour);
		report.setText(details);
		report.setCaretPosition(0);
	}
}
