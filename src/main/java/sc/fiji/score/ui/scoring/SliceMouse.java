package sc.fiji.score.ui.scoring;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;

import javax.swing.SwingUtilities;

/** The mouse in a slice view: left moves the point, right drags the picture, the wheel scrolls, with Ctrl it zooms. */
final class SliceMouse extends MouseAdapter {

	private static final double ZOOM_STEP = 1.2;

	private final SliceView view;
	private final ViewPlane plane;
	private final ViewState state;
	private int lastX, lastY;

	SliceMouse(final SliceView view, final ViewPlane plane, final ViewState state) {
		this.view = view;
		this.plane = plane;
		this.state = state;
	}

	void install() {
		view.addMouseListener(this);
		view.addMouseMotionListener(this);
		view.addMouseWheelListener(this);
	}

	@Override
	public void mousePressed(final MouseEvent e) {
		lastX = e.getX();
		lastY = e.getY();
		if (e.getClickCount() == 2) view.fit();
		else if (SwingUtilities.isLeftMouseButton(e)) state.setCursor(view.voxelAt(e.getX(), e.getY()));
	}

	@Override
	public void mouseDragged(final MouseEvent e) {
		if (SwingUtilities.isLeftMouseButton(e)) state.setCursor(view.voxelAt(e.getX(), e.getY()));
		else view.pan(e.getX() - lastX, e.getY() - lastY);
		lastX = e.getX();
		lastY = e.getY();
	}

	@Override
	public void mouseWheelMoved(final MouseWheelEvent e) {
		final int turns = e.getWheelRotation();
		if (turns == 0) return;
		if (e.isControlDown() || e.isMetaDown()) view.zoomBy(Math.pow(ZOOM_STEP, -turns), e.getX(), e.getY());
		else state.setSlice(plane.through(), state.cursor()[plane.through()] + turns);
	}
}
