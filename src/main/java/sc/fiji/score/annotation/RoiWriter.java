package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;

/** Turns annotations into ImageJ's ROIs, the counterpart of {@link RoiReader}; ROIs know only slices along z. */
public final class RoiWriter {

	private final List<Roi> rois = new ArrayList<>();
	private final Set<String> leftOut = new LinkedHashSet<>();
	private final Map<String, Integer> copies = new HashMap<>();

	private RoiWriter() {}

	/**
	 * @param rois named by {@link RoiName}'s convention, with their slices
	 * @param leftOut what a ROI cannot say, for a message; empty where all is said
	 */
	public record Result(List<Roi> rois, List<String> leftOut) {

		public Result {
			rois = List.copyOf(rois);
			leftOut = List.copyOf(leftOut);
		}
	}

	/** The ROIs of a case. */
	public static Result toRois(final CaseAnnotations annotations) {
		final RoiWriter writer = new RoiWriter();
		for (final StructureAnnotation s : annotations.structures())
			writer.add(s, annotations.grid());
		return new Result(writer.rois, List.copyOf(writer.leftOut));
	}

	private void add(final StructureAnnotation s, final Geometry grid) {
		final Structure structure = s.structure();
		int number = 0;
		for (final BoxAnnotation b : s.boxes()) {
			if (b.is3d()) {
				number++;
				final int last = b.box().z() + b.box().depth() - 1;
				box(structure, RoiName.Kind.BOX3D, number, b.box(), b.box().z());
				if (last > b.box().z()) box(structure, RoiName.Kind.BOX3D, number, b.box(), last);
			}
			else if (b.axis() == Axis.Z) box(structure, RoiName.Kind.BOX, 1, b.box(), b.slice());
			else leftOut.add("2D boxes of " + structure.name() + " on slices along x or y");
		}
		for (final Scribble scribble : s.scribbles())
			scribble(structure, scribble, grid);
		points(structure, s.points());
		for (final Tag t : s.tags()) {
			if (!t.isImage() && t.axis() != Axis.Z) leftOut.add("tags of " + structure.name() + " on slices along x or y");
			else add(new Roi(0, 0, 1, 1), RoiName.text(structure, t.present() ? RoiName.Kind.PRESENT : RoiName.Kind.ABSENT, 1),
				t.slice());
		}
		if (s.size() != null) leftOut.add("the size range of " + structure.name());
		if (s.mask() != null) leftOut.add("the full mask of " + structure.name());
	}

	private void box(final Structure s, final RoiName.Kind kind, final int number, final Box b, final int slice) {
		add(new Roi(b.x(), b.y(), b.width(), b.height()), RoiName.text(s, kind, number), slice);
	}

	private void scribble(final Structure s, final Scribble scribble, final Geometry grid) {
		final Map<Integer, List<VoxelRun>> slices = new TreeMap<>();
		scribble.runs().forEach(r -> slices.computeIfAbsent(r.z(), z -> new ArrayList<>()).add(r));
		slices.forEach((z, runs) -> {
			final ByteProcessor drawn = new ByteProcessor(grid.nx(), grid.ny());
			for (final VoxelRun r : runs)
				for (int x = r.x(); x < r.x() + r.length(); x++)
					drawn.set(x, r.y(), 255);
			drawn.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
			final Roi roi = new ThresholdToSelection().convert(drawn);
			// A whole rectangle would be read as a box by its shape alone; the name says that it is none.
			add(roi, RoiName.text(s, kind(scribble.foreground()), 1), z);
		});
	}

	private void points(final Structure s, final List<PointAnnotation> points) {
		for (final boolean foreground : new boolean[] { true, false }) {
			// ImageJ saves the slice of each point, but not that of a ROI of points.
			final PointRoi roi = new PointRoi();
			points.stream().filter(p -> p.foreground() == foreground).forEach(p -> roi.addPoint(p.x(), p.y(), p.z() + 1));
			if (roi.getNCoordinates() > 0) add(roi, RoiName.text(s, kind(foreground), 1));
		}
	}

	private static RoiName.Kind kind(final boolean foreground) {
		return foreground ? RoiName.Kind.FG : RoiName.Kind.BG;
	}

	/** @param slice from 0; -1 for no position */
	private void add(final Roi roi, final String name, final int slice) {
		add(roi, name);
		roi.setPosition(slice + 1);
	}

	private void add(final Roi roi, final String name) {
		// Entries of a zip file need names of their own.
		final int copy = copies.merge(name, 1, Integer::sum);
		roi.setName(copy == 1 ? name : name + "-" + (copy - 1));
		rois.add(roi);
	}
}
