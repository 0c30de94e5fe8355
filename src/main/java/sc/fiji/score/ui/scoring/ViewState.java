package sc.fiji.score.ui.scoring;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;

/** What all views of a case have in common: the point they show, the current region, and how the mask is drawn. */
final class ViewState {

	/** Thickest outline that can be chosen, in pixels of the screen. */
	static final int THICKEST = 6;

	private final int[] dimensions;
	private final List<Runnable> listeners = new ArrayList<>();
	private int[] cursor;
	private RegionMap regions;
	private int region = 1;
	private int thickness = 2;
	private int opacity = 30;
	private boolean hidden;
	private WindowLevel window;

	ViewState(final Geometry grid, final RegionMap regions, final int[] cursor, final WindowLevel window) {
		dimensions = grid.dimensions();
		this.regions = regions;
		this.cursor = cursor.clone();
		this.window = window;
	}

	/** Called after each change, in the event thread. */
	void listen(final Runnable listener) {
		listeners.add(listener);
	}

	private void changed() {
		List.copyOf(listeners).forEach(Runnable::run);
	}

	/** The voxel whose three slices are shown; a copy. */
	int[] cursor() {
		return cursor.clone();
	}

	/** Moves all views; the point is put inside the grid. */
	void setCursor(final int[] voxel) {
		final int[] inside = new int[3];
		boolean same = true;
		for (int d = 0; d < 3; d++) {
			inside[d] = Math.max(0, Math.min(dimensions[d] - 1, voxel[d]));
			same &= inside[d] == cursor[d];
		}
		if (same) return;
		cursor = inside;
		changed();
	}

	/** Moves along one voxel axis. */
	void setSlice(final int axis, final int slice) {
		final int[] to = cursor();
		to[axis] = slice;
		setCursor(to);
	}

	RegionMap regions() {
		return regions;
	}

	int region() {
		return region;
	}

	/** Shows a region at its best point. */
	void show(final RegionMap map, final int r, final int[] at) {
		regions = map;
		region = r;
		final int[] before = cursor;
		setCursor(at);
		if (cursor == before) changed();
	}

	/** Thickness of the outline in pixels of the screen; 0 for none. */
	int thickness() {
		return thickness;
	}

	void setThickness(final int pixels) {
		thickness = Math.max(0, Math.min(THICKEST, pixels));
		changed();
	}

	/** Opacity of the current region in percent. */
	int opacity() {
		return opacity;
	}

	void setOpacity(final int percent) {
		opacity = Math.max(0, Math.min(100, percent));
		changed();
	}

	boolean hidden() {
		return hidden;
	}

	void setHidden(final boolean hide) {
		if (hide == hidden) return;
		hidden = hide;
		changed();
	}

	WindowLevel window() {
		return window;
	}

	void setWindow(final WindowLevel w) {
		window = w;
		changed();
	}
}
