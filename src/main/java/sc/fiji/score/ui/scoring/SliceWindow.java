package sc.fiji.score.ui.scoring;

import java.awt.EventQueue;
import java.util.function.BooleanSupplier;

import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.StackWindow;
import ij.measure.Calibration;

/**
 * ImageJ's own window of a case: the slices of the first plane with the mask as overlay. All of ImageJ's tools work in
 * it; it shows copies of the slices, so that they cannot change the image.
 */
final class SliceWindow extends StackWindow implements ImageListener {

	private static final long serialVersionUID = 1L;

	private final transient ViewPlane plane;
	private final transient ViewState state;
	private final transient CaseImages images;
	private final transient BooleanSupplier mayClose;
	private transient WindowLevel shown;
	private transient boolean disposed;

	private SliceWindow(final ImagePlus view, final SliceCanvas canvas, final ViewPlane plane, final ViewState state,
		final CaseImages images, final BooleanSupplier mayClose)
	{
		super(view, canvas);
		this.plane = plane;
		this.state = state;
		this.images = images;
		this.mayClose = mayClose;
	}

	/**
	 * Opens the window; to be called in the event thread.
	 *
	 * @param width space for the picture, in pixels of the screen
	 * @param mayClose asked when the user closes the window; it closes the whole session or says no
	 */
	static SliceWindow open(final CaseImages images, final ViewPlane plane, final ViewState state, final Voxels voxels,
		final int width, final int height, final BooleanSupplier mayClose)
	{
		final ImagePlus view = new ImagePlus(images.name() + " (SCORE, " + plane.title().toLowerCase(java.util.Locale.ROOT) +
			")", new PlaneStack(voxels, plane, images.image().getBitDepth()));
		calibrate(view, images.image().getCalibration(), plane);
		final SliceCanvas canvas = new SliceCanvas(view, images, plane, state);
		canvas.fill(width, height);
		final SliceWindow out = new SliceWindow(view, canvas, plane, state, images, mayClose);
		canvas.fill(width, height);
		out.pack();
		out.update();
		ImagePlus.addImageListener(out);
		state.listen(out::update);
		return out;
	}

	private static void calibrate(final ImagePlus view, final Calibration from, final ViewPlane plane) {
		final Calibration cal = from.copy();
		cal.pixelWidth = plane.width() * plane.columns() / view.getWidth();
		cal.pixelHeight = plane.height() * plane.rows() / view.getHeight();
		cal.pixelDepth = plane.depth();
		cal.setUnit(plane.unit());
		cal.xOrigin = 0;
		cal.yOrigin = 0;
		cal.zOrigin = 0;
		view.setCalibration(cal);
	}

	SliceCanvas canvas() {
		return (SliceCanvas) ic;
	}

	/** Follows the shared state. */
	private void update() {
		if (disposed) return;
		if (!state.window().equals(shown)) {
			shown = state.window();
			final double[] raw = images.raw(shown);
			imp.setDisplayRange(raw[0], raw[1]);
			imp.updateAndDraw();
		}
		final int slice = state.cursor()[plane.through()] + 1;
		if (imp.getCurrentSlice() != slice) showSlice(slice);
		canvas().follow();
	}

	/** The user scrolled or chose another slice in ImageJ. */
	@Override
	public void imageUpdated(final ImagePlus changed) {
		if (changed != imp) return;
		final int slice = imp.getCurrentSlice() - 1;
		EventQueue.invokeLater(() -> {
			if (!disposed && imp.getCurrentSlice() - 1 == slice) state.setSlice(plane.through(), slice);
		});
	}

	@Override
	public void imageOpened(final ImagePlus opened) {
		// Other images are no concern of this window.
	}

	@Override
	public void imageClosed(final ImagePlus closed) {
		// Closing goes through close(), which asks first.
	}

	@Override
	public boolean close() {
		return disposed || mayClose.getAsBoolean();
	}

	/** Closes without asking. */
	void closeQuietly() {
		if (disposed) return;
		disposed = true;
		ImagePlus.removeImageListener(this);
		imp.changes = false;
		super.close();
		WindowManager.removeWindow(this);
	}
}
