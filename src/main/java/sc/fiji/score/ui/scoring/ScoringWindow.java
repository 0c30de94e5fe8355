package sc.fiji.score.ui.scoring;

import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.swing.JFrame;
import javax.swing.Timer;
import javax.swing.WindowConstants;

import ij.IJ;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.scoring.ScoringSession;
import sc.fiji.score.scoring.SessionProgress;

/**
 * The window in which a person scores a case, or the cases of a cohort one after the other: the image in ImageJ's own
 * window, and the questions in a panel beside it. Both close together. What is said is saved by the session at once;
 * this class only shows it.
 */
public final class ScoringWindow {

	/** What ImageJ's window needs beside its picture: title, subtitle, slider, borders. */
	private static final int FRAME_WIDTH = 22, FRAME_HEIGHT = 84;

	private static final int FOCUS_DELAY = 150, FOCUS_TRIES = 8;

	private final JFrame frame = new JFrame();
	private final KeysHelp help = new KeysHelp();
	private final CohortPages cohort;
	private OpenedCase one;
	private CaseController controller;
	private SliceWindow slices;
	private ScoringKeys keys;
	private boolean asking, closed;

	private ScoringWindow(final CohortRun run) {
		cohort = run == null ? null : new CohortPages(run, frame, this::change);
	}

	/**
	 * Opens the window on a case. Returns when it is shown; the case is given back when the window closes.
	 *
	 * @throws ScoreException if there is no display
	 */
	public static ScoringWindow open(final OpenedCase opened) {
		return open(opened, null);
	}

	/**
	 * Opens the window on the first case of a cohort that is not done.
	 *
	 * @throws ScoreException if there is no display, or the case cannot be opened
	 */
	public static ScoringWindow open(final CohortRun run) {
		requireDisplay();
		return open(run.open(CohortPages.first(run)), run);
	}

	/** @throws ScoreException if there is no display */
	public static void requireDisplay() {
		if (GraphicsEnvironment.isHeadless()) throw new ScoreException("Score Regions needs a display, for a person looks " +
			"at the image. Run it in a desktop session, or use Simulate Feedback... where reference masks exist.");
	}

	private static ScoringWindow open(final OpenedCase opened, final CohortRun run) {
		final ScoringWindow[] out = new ScoringWindow[1];
		boolean shown = false;
		try {
			requireDisplay();
			EventThread.run(() -> {
				out[0] = new ScoringWindow(run);
				out[0].show(opened);
			});
			shown = true;
			return out[0];
		}
		finally {
			if (!shown) {
				opened.session().close();
				if (out[0] != null) EventQueue.invokeLater(out[0]::takeDown);
			}
		}
	}

	private void show(final OpenedCase opened) {
		frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
		frame.setMinimumSize(new Dimension(WindowSpace.LEAST_WIDTH, WindowSpace.LEAST_HEIGHT));
		frame.setGlassPane(help);
		if (IJ.getInstance() != null) frame.setIconImage(IJ.getInstance().getIconImage());
		frame.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				close();
			}

			@Override
			public void windowIconified(final WindowEvent e) {
				one.session().pause();
			}
		});
		final WindowSpace space = WindowSpace.on(frame.getGraphicsConfiguration());
		frame.setBounds(space.panel());
		build(opened, space);
		// What a narrow image leaves free is the panel's.
		final Rectangle right = space.panel();
		final int x = slices.getX() + slices.getWidth();
		frame.setBounds(x, right.y, right.x + right.width - x, right.height);
		frame.setVisible(true);
		takeFocus();
	}

	/** A log or another window that opens at the same time may take the focus, and the keys with it. */
	private void takeFocus() {
		final int[] tries = { FOCUS_TRIES };
		final Timer timer = new Timer(FOCUS_DELAY, e -> {
			final Timer source = (Timer) e.getSource();
			if (closed || frame.isFocused() || --tries[0] < 0) source.stop();
			else {
				frame.toFront();
				frame.requestFocus();
			}
		});
		timer.setInitialDelay(0);
		timer.start();
	}

	/** Leads to a region, and to the front. In the event thread. */
	void goTo(final int region) {
		if (closed) return;
		controller.select(region);
		frame.toFront();
		takeFocus();
	}

	/** Makes the views of a case. */
	private void build(final OpenedCase opened, final WindowSpace space) {
		one = opened;
		final CaseImages images = opened.images();
		final List<ViewPlane> planes = List.copyOf(images.planes().values());
		final ViewState state = new ViewState(images.mask().geometry(), opened.session().regions(), new int[3], images
			.windows().get(0));
		controller = new CaseController(opened, state, planes.get(0), () -> {
			if (cohort != null) cohort.next();
		});
		final Voxels voxels = new Voxels(images.image());
		final CasePanel panel = new CasePanel(opened.session(), images, state, voxels, planes.subList(1, planes.size()),
			controller, tools());
		frame.setTitle("SCORE: " + images.name());
		frame.setContentPane(panel);
		slices = SliceWindow.open(images, planes.get(0), state, voxels, space.image().width - FRAME_WIDTH, space
			.image().height - FRAME_HEIGHT, this::close);
		slices.setLocation(space.image().getLocation());
		controller.show(panel, slices, help);
		if (cohort != null) cohort.addTo(panel, controller, opened.session());
		keys = new ScoringKeys(controller, this::owns);
		keys.install();
		frame.revalidate();
		panel.requestFocusInWindow();
	}

	/** Shows another case in the same place. */
	void change(final OpenedCase other) {
		if (closed) {
			other.session().close();
			return;
		}
		final WindowSpace space = WindowSpace.on(frame.getGraphicsConfiguration());
		controller.finish();
		takeDownCase();
		build(other, space);
	}

	private Map<String, Runnable> tools() {
		final Map<String, Runnable> out = new LinkedHashMap<>();
		// A calibration compares the answers on the expert's regions.
		if (cohort == null || !cohort.isCalibration(one.session())) out.put("Regions...", () -> new RegionsDialog(frame, one
			.session()).setVisible(true));
		return out;
	}

	private boolean owns(final Window w) {
		return w == frame || w == slices;
	}

	/** Whether the window is still there. */
	public boolean isOpen() {
		return !closed;
	}

	/** The panel's window; for tests. */
	JFrame frame() {
		return frame;
	}

	/** The session that is shown. */
	public ScoringSession session() {
		return one.session();
	}

	/**
	 * Closes the windows and gives the case back; asks if regions are open. To be called in the event thread.
	 *
	 * @return false if the rater goes on
	 */
	public boolean close() {
		if (closed) return true;
		if (asking) return false;
		controller.finish();
		final SessionProgress p = one.session().progress();
		asking = true;
		try {
			if (!p.finished() && !Messages.ask(frame, p.open() + " of " + p.total() + " questions are still open. What you " +
				"said is saved; the next time you go on from here.", "Close", "Go on scoring")) return false;
		}
		finally {
			asking = false;
		}
		takeDown();
		return true;
	}

	private void takeDown() {
		if (closed) return;
		closed = true;
		takeDownCase();
		frame.dispose();
	}

	/** Takes down the views of a case and gives it back. */
	private void takeDownCase() {
		if (keys != null) keys.remove();
		if (slices != null) slices.closeQuietly();
		try {
			if (one != null) one.session().close();
		}
		catch (final ScoreException e) {
			Messages.error(frame, e.getMessage());
		}
	}
}
