package sc.fiji.score.ui.scoring;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.swing.JFrame;
import javax.swing.WindowConstants;

import ij.IJ;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.scoring.ScoringSession;
import sc.fiji.score.scoring.SessionProgress;

/**
 * The window in which a person scores a case: the image in ImageJ's own window, and the questions in a panel beside it.
 * Both close together. What is said is saved by the session at once; this class only shows it.
 */
public final class ScoringWindow {

	private static final int PANEL_WIDTH = 740, LEAST_WIDTH = 660, LEAST_HEIGHT = 600, BEST_HEIGHT = 860;
	/** What ImageJ's window needs beside its picture: title, subtitle, slider, borders. */
	private static final int FRAME_WIDTH = 14, FRAME_HEIGHT = 84;

	private final JFrame frame = new JFrame();
	private final KeysHelp help = new KeysHelp();
	private OpenedCase one;
	private CaseController controller;
	private SliceWindow slices;
	private ScoringKeys keys;
	private boolean asking, closed;

	private ScoringWindow() {}

	/**
	 * Opens the window on a case. Returns when it is shown; the case is closed with the window.
	 *
	 * @throws ScoreException if there is no display
	 */
	public static ScoringWindow open(final OpenedCase opened) {
		final ScoringWindow out = new ScoringWindow();
		boolean shown = false;
		try {
			if (java.awt.GraphicsEnvironment.isHeadless()) throw new ScoreException(NO_DISPLAY);
			inEventThread(() -> out.show(opened));
			shown = true;
			return out;
		}
		finally {
			if (!shown) {
				opened.session().close();
				EventQueue.invokeLater(out::abandon);
			}
		}
	}

	/** Takes down what was built before something failed. */
	private void abandon() {
		closed = true;
		if (keys != null) keys.remove();
		if (slices != null) slices.dispose(true);
		frame.dispose();
	}

	/** What to say where there is no display. */
	public static final String NO_DISPLAY = "Score Regions needs a display: a person looks at the image. Run it in a " +
		"desktop session, or use Simulate Feedback... where reference masks exist.";

	private static void inEventThread(final Runnable action) {
		if (EventQueue.isDispatchThread()) {
			action.run();
			return;
		}
		try {
			EventQueue.invokeAndWait(action);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new ScoreException("The scoring window was interrupted while it opened. Open it again.", e);
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof RuntimeException r) throw r;
			throw new IllegalStateException("the scoring window did not open", e.getCause());
		}
	}

	private void show(final OpenedCase opened) {
		frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
		frame.setMinimumSize(new Dimension(LEAST_WIDTH, LEAST_HEIGHT));
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
		build(opened);
		frame.setVisible(true);
		frame.toFront();
		frame.getContentPane().requestFocusInWindow();
	}

	/** Makes the views of a case. */
	private void build(final OpenedCase opened) {
		one = opened;
		final CaseImages images = opened.images();
		final List<ViewPlane> planes = List.copyOf(images.planes().values());
		final ViewState state = new ViewState(images.mask().geometry(), opened.session().regions(), new int[3],
			images.windows().get(0));
		controller = new CaseController(opened, state, planes.get(0));
		final Voxels voxels = new Voxels(images.image());
		final CasePanel panel = new CasePanel(opened.session(), images, state, voxels, planes.subList(1, planes.size()),
			controller, more());
		final Rectangle space = space();
		frame.setTitle("SCORE: " + images.name());
		frame.getContentPane().removeAll();
		frame.getContentPane().setLayout(new BorderLayout());
		frame.setContentPane(panel);
		final int height = Math.min(BEST_HEIGHT, space.height), width = Math.min(PANEL_WIDTH, space.width * 58 / 100);
		slices = SliceWindow.open(images, planes.get(0), state, voxels, space.width - width - FRAME_WIDTH, height -
			FRAME_HEIGHT, this::close);
		slices.setLocation(space.x, space.y);
		frame.setBounds(space.x + slices.getWidth(), space.y, width, height);
		controller.show(panel, slices, help);
		keys = new ScoringKeys(controller, this::owns);
		keys.install();
	}

	private Map<String, Runnable> more() {
		final Map<String, Runnable> out = new LinkedHashMap<>();
		out.put("Regions...", () -> new RegionsDialog(frame, one.session()).setVisible(true));
		return out;
	}

	/** The part of the screen for both windows: below ImageJ's own, if there is room. */
	private Rectangle space() {
		final GraphicsConfiguration screen = frame.getGraphicsConfiguration();
		final Rectangle out = screen.getBounds();
		final Insets edge = Toolkit.getDefaultToolkit().getScreenInsets(screen);
		out.x += edge.left;
		out.y += edge.top;
		out.width -= edge.left + edge.right;
		out.height -= edge.top + edge.bottom;
		final Frame imageJ = IJ.getInstance();
		if (imageJ == null || !imageJ.isShowing()) return out;
		final int below = imageJ.getY() + imageJ.getHeight();
		final int left = out.y + out.height - below;
		if (imageJ.getY() < out.y + out.height / 4 && left >= LEAST_HEIGHT + 100) {
			out.y = below;
			out.height = left;
		}
		return out;
	}

	private boolean owns(final Window w) {
		return w == frame || w == slices;
	}

	/** Whether the window is still there. */
	public boolean isOpen() {
		return !closed;
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
		final SessionProgress p = one.session().progress();
		if (!p.finished()) {
			asking = true;
			try {
				if (!Messages.ask(frame, p.open() + " of " + p.total() + " questions are still open. What you said is saved; " +
					"the next time you go on from here.", "Close", "Go on scoring")) return false;
			}
			finally {
				asking = false;
			}
		}
		closed = true;
		release();
		frame.dispose();
		return true;
	}

	/** Takes down the views of a case and gives it back. */
	private void release() {
		keys.remove();
		slices.dispose(true);
		try {
			one.session().close();
		}
		catch (final ScoreException e) {
			Messages.error(frame, e.getMessage());
		}
	}
}
