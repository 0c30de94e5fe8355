package sc.fiji.score.ui;

import java.awt.Color;

import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/** Outlines of masks on the slices of a stack. */
public final class OutlineOverlay {

	/** Colour of the initial mask's outline. */
	public static final Color INITIAL = Color.MAGENTA;
	/** Colour of the refined mask's outline. */
	public static final Color REFINED = Color.GREEN;

	private OutlineOverlay() {}

	/** The outlines of both masks, each on its slice (z + 1), named {@code initial} and {@code refined}. */
	public static Overlay of(final Mask initial, final Mask refined) {
		final Overlay overlay = new Overlay();
		add(overlay, initial, "initial", INITIAL);
		add(overlay, refined, "refined", REFINED);
		return overlay;
	}

	/** Adds a mask's outlines to an overlay, each on its slice (z + 1). */
	static void add(final Overlay overlay, final Mask mask, final String name, final Color colour) {
		final Geometry g = mask.geometry();
		final int plane = g.nx() * g.ny();
		for (int z = 0; z < g.nz(); z++) {
			final byte[] slice = new byte[plane];
			System.arraycopy(mask.voxels(), z * plane, slice, 0, plane);
			final Roi outline = outline(new ByteProcessor(g.nx(), g.ny(), slice));
			if (outline == null) continue;
			outline.setPosition(z + 1);
			outline.setName(name);
			outline.setStrokeColor(colour);
			overlay.add(outline);
		}
	}

	/** The outline of the voxels of value 1, or null when there is none. */
	public static Roi outline(final ByteProcessor slice) {
		slice.setThreshold(1, 1, ImageProcessor.NO_LUT_UPDATE);
		return new ThresholdToSelection().convert(slice);
	}
}
