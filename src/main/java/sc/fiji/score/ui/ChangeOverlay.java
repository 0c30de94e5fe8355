package sc.fiji.score.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.function.IntPredicate;

import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;

import sc.fiji.score.refinement.RegionalChanges;
import sc.fiji.score.refinement.ReviewDecisions;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;

/**
 * What the model proposes on one slice: both outlines; what comes in and what goes out, strong where it is accepted and
 * faint where not; and the region to decide on. Made for the slice that is shown only, so that it is fast on large
 * volumes.
 */
final class ChangeOverlay {

	static final Color REGION = Color.YELLOW;

	private static final int STRONG = 150, FAINT = 45;

	private final RegionalChanges changes;
	private final Geometry grid;
	private final Box box;

	ChangeOverlay(final RegionalChanges changes) {
		this.changes = changes;
		grid = changes.initial().geometry();
		box = changes.initial().boundingBox().grow(changes.regions().parameters().distance(), grid);
	}

	/** Where the mask and its surroundings lie. */
	Box box() {
		return changes.initial().boundingBox().grow(PartitionParameters.DEFAULT_DISTANCE, grid);
	}

	/**
	 * @param z the slice, from 0
	 * @param region the region to highlight
	 */
	Overlay slice(final int z, final int region, final ReviewDecisions decisions) {
		final Overlay out = new Overlay();
		if (z < box.z() || z >= box.z() + box.depth()) return out;
		final RegionMap map = changes.regions();
		final byte[] before = changes.initial().voxels(), after = changes.refined().voxels();
		for (final boolean accepted : new boolean[] { false, true }) {
			final int alpha = accepted ? STRONG : FAINT;
			fill(out, z, i -> after[i] > before[i] && decisions.isAccepted(map.at(i)) == accepted, OutlineOverlay.REFINED,
				alpha);
			fill(out, z, i -> after[i] < before[i] && decisions.isAccepted(map.at(i)) == accepted, OutlineOverlay.INITIAL,
				alpha);
		}
		line(out, z, i -> before[i] != 0, OutlineOverlay.INITIAL, null);
		line(out, z, i -> after[i] != 0, OutlineOverlay.REFINED, null);
		line(out, z, i -> map.at(i) == region, REGION, new float[] { 4, 4 });
		return out;
	}

	private void fill(final Overlay out, final int z, final IntPredicate inside, final Color colour, final int alpha) {
		final Roi roi = outline(z, inside);
		if (roi == null) return;
		roi.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha));
		out.add(roi);
	}

	private void line(final Overlay out, final int z, final IntPredicate inside, final Color colour,
		final float[] dashes)
	{
		final Roi roi = outline(z, inside);
		if (roi == null) return;
		roi.setStrokeColor(colour);
		if (dashes != null) roi.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
		out.add(roi);
	}

	private Roi outline(final int z, final IntPredicate inside) {
		final byte[] slice = new byte[box.width() * box.height()];
		for (int y = 0, o = 0; y < box.height(); y++)
			for (int x = 0, i = grid.index(box.x(), box.y() + y, z); x < box.width(); x++, i++, o++)
				slice[o] = (byte) (inside.test(i) ? 1 : 0);
		final Roi roi = OutlineOverlay.outline(new ByteProcessor(box.width(), box.height(), slice));
		if (roi != null) roi.translate(box.x(), box.y());
		return roi;
	}
}
