package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.List;

import ij.gui.Line;
import ij.gui.Roi;
import ij.process.FloatPolygon;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;

/** The voxels of one slice that an area or a line of ImageJ covers. */
final class RoiVoxels {

	/** Distance of the places along a line at which its voxels are looked up, in voxels. */
	private static final double STEP = 0.25;

	private final Geometry grid;
	private final byte[] marked;
	private long outside;

	private RoiVoxels(final Geometry grid) {
		this.grid = grid;
		marked = new byte[grid.nx() * grid.ny()];
	}

	/**
	 * @param z the slice, counted from 0
	 * @throws ScoreException if the ROI covers no voxel, or most of it lies outside (a brush may reach over the edge)
	 */
	static List<VoxelRun> of(final Roi roi, final Geometry grid, final int z) {
		final RoiVoxels voxels = new RoiVoxels(grid);
		if (roi.isLine()) voxels.line(roi instanceof Line line ? line.getFloatPoints() : roi.getFloatPolygon(), roi
			.getStrokeWidth());
		else {
			final FloatPolygon area = roi.getContainedFloatPoints();
			for (int i = 0; i < area.npoints; i++)
				voxels.mark(Math.round(area.xpoints[i]), Math.round(area.ypoints[i]));
		}
		final List<VoxelRun> runs = new ArrayList<>();
		long inside = 0;
		for (final VoxelRun r : VoxelRun.of(Geometry.of(grid.nx(), grid.ny(), 1, 1, 1, 1), i -> voxels.marked[i] != 0)) {
			runs.add(new VoxelRun(r.x(), r.y(), z, r.length()));
			inside += r.length();
		}
		if (voxels.outside > inside) throw RoiReader.outside(grid);
		if (inside == 0) throw new ScoreException("it holds no voxel. Draw it larger");
		return runs;
	}

	/** Whole numbers are the centres of voxels, as ImageJ takes them for lines. */
	private void line(final FloatPolygon p, final double width) {
		for (int i = 0; i < p.npoints; i++) {
			final int next = Math.min(i + 1, p.npoints - 1);
			final double dx = p.xpoints[next] - p.xpoints[i], dy = p.ypoints[next] - p.ypoints[i];
			final int steps = (int) Math.ceil(Math.hypot(dx, dy) / STEP);
			for (int s = 0; s <= steps; s++)
				dot(p.xpoints[i] + (steps == 0 ? 0 : dx * s / steps), p.ypoints[i] + (steps == 0 ? 0 : dy * s / steps), width /
					2);
		}
	}

	private void dot(final double x, final double y, final double radius) {
		mark((int) Math.round(x), (int) Math.round(y));
		if (radius <= 0.5) return;
		for (int v = (int) Math.ceil(y - radius); v <= y + radius; v++)
			for (int u = (int) Math.ceil(x - radius); u <= x + radius; u++)
				if ((u - x) * (u - x) + (v - y) * (v - y) <= radius * radius) mark(u, v);
	}

	private void mark(final int x, final int y) {
		if (x >= 0 && y >= 0 && x < grid.nx() && y < grid.ny()) marked[y * grid.nx() + x] = 1;
		else outside++;
	}
}
