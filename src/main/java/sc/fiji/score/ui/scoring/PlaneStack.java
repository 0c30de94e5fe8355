package sc.fiji.score.ui.scoring;

import ij.VirtualStack;
import ij.process.ImageProcessor;

/**
 * The slices of one plane as an ImageJ stack, cut when they are shown, so that the image is neither copied nor
 * changed. Voxels that are not square in the plane are repeated until they look right.
 */
final class PlaneStack extends VirtualStack {

	/** A view does not grow beyond this factor: it is for looking only. */
	private static final int MOST_REPEATS = 8;

	private final Voxels voxels;
	private final ViewPlane plane;
	private final int depth;

	PlaneStack(final Voxels voxels, final ViewPlane plane, final int depth) {
		super(width(plane), height(plane));
		this.voxels = voxels;
		this.plane = plane;
		this.depth = depth;
		setBitDepth(depth);
	}

	/** How wide the shown slices are, in pixels. */
	static int width(final ViewPlane p) {
		return (int) Math.round(p.columns() * Math.min(MOST_REPEATS, Math.max(1, p.width() / p.height())));
	}

	/** How high the shown slices are, in pixels. */
	static int height(final ViewPlane p) {
		return (int) Math.round(p.rows() * Math.min(MOST_REPEATS, Math.max(1, p.height() / p.width())));
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		final ImageProcessor slice = voxels.slice(plane, n - 1);
		if (slice.getWidth() == getWidth() && slice.getHeight() == getHeight()) return slice;
		slice.setInterpolationMethod(ImageProcessor.NONE);
		return slice.resize(getWidth(), getHeight());
	}

	@Override
	public Object getPixels(final int n) {
		return getProcessor(n).getPixels();
	}

	@Override
	public int getSize() {
		return plane.slices();
	}

	@Override
	public int size() {
		return plane.slices();
	}

	@Override
	public int getBitDepth() {
		return depth;
	}

	@Override
	public String getSliceLabel(final int n) {
		return null;
	}

	@Override
	public boolean isVirtual() {
		return true;
	}

	@Override
	public void deleteSlice(final int n) {
		// The slices are the case's: none can be taken away.
	}
}
