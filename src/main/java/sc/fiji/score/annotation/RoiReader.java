package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import ij.gui.ImageRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.FloatPolygon;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;

/**
 * Turns ImageJ's ROIs into annotations. {@link RoiName} says how a ROI tells its structure; its position tells the
 * slice. Rectangles are 2D boxes unless their name says otherwise; other areas and lines (with their width) are
 * scribbles, points are points; without {@code bg} in the name they are foreground. A 3D box spans the rectangles
 * {@code box3d:LABEL} from the first to the last of their slices. {@code LABEL:absent} on any ROI tags its slice, or
 * the whole image where the ROI has no position.
 */
public final class RoiReader {

	private final Geometry grid;
	private final Map<String, Integer> labels = new LinkedHashMap<>();
	private final Map<Integer, Structure> structures = new TreeMap<>();
	private final Integer fallback;

	private final Map<Integer, StructureAnnotation> found = new TreeMap<>();
	/** Rectangles of 3D boxes by label and number, joined. */
	private final Map<String, Box> boxes3d = new LinkedHashMap<>();
	private final Map<String, Integer> boxLabels = new LinkedHashMap<>();

	/**
	 * @param grid of the image on which the ROIs were drawn
	 * @param named the structures that have names
	 * @param fallback the structure of ROIs that do not tell theirs; null for an error
	 */
	public RoiReader(final Geometry grid, final List<Structure> named, final Structure fallback) {
		this.grid = grid;
		for (final Structure s : named) {
			labels.put(s.name(), s.label());
			structures.put(s.label(), s);
		}
		if (fallback != null) structures.putIfAbsent(fallback.label(), fallback);
		this.fallback = fallback == null ? null : fallback.label();
	}

	/**
	 * @param rois of one image
	 * @param source where they come from, for messages
	 * @return one entry per structure, sorted by label
	 * @throws ScoreException listing every ROI that cannot be used, and why
	 */
	public List<StructureAnnotation> read(final List<Roi> rois, final String source) {
		found.clear();
		boxes3d.clear();
		final List<String> problems = new ArrayList<>();
		for (int i = 0; i < rois.size(); i++) {
			final Roi roi = rois.get(i);
			try {
				add(roi, RoiName.of(roi.getName(), roi.getGroup(), labels, fallback));
			}
			catch (final ScoreException e) {
				problems.add(source + ", ROI " + (i + 1) + (roi.getName() == null ? "" : " (" + roi.getName() + ")") + ": " + e
					.getMessage() + ".");
			}
		}
		if (!problems.isEmpty()) throw new ScoreException(String.join("\n", problems));
		if (rois.isEmpty()) throw new ScoreException(source + " holds no ROI. Draw some and add them to the ROI Manager.");
		boxes3d.forEach((key, box) -> found.compute(boxLabels.get(key), (label, s) -> entry(label, s).withBoxes(List.of(
			BoxAnnotation.of(box)))));
		return List.copyOf(found.values());
	}

	private StructureAnnotation entry(final int label, final StructureAnnotation s) {
		return s != null ? s : StructureAnnotation.of(structures.getOrDefault(label, Structure.ofLabel(label)));
	}

	private void add(final Roi roi, final RoiName name) {
		final boolean rectangle = roi.getType() == Roi.RECTANGLE && roi.getClass() == Roi.class && roi
			.getCornerDiameter() == 0;
		final RoiName.Kind kind = name.kind() != null ? name.kind() : rectangle ? RoiName.Kind.BOX : RoiName.Kind.FG;
		switch (kind) {
			case BOX, BOX3D -> {
				if (!rectangle) throw new ScoreException("it is no rectangle, but its name says that it is a box");
				addBox(roi, name, kind);
			}
			case PRESENT, ABSENT -> put(name.label(), s -> s.withTags(List.of(tag(roi, kind == RoiName.Kind.PRESENT))));
			default -> addMarks(roi, name.label(), kind == RoiName.Kind.FG);
		}
	}

	private void put(final int label, final UnaryOperator<StructureAnnotation> change) {
		found.compute(label, (l, s) -> change.apply(entry(l, s)));
	}

	private void addBox(final Roi roi, final RoiName name, final RoiName.Kind kind) {
		// Rectangles may have been drawn between voxels.
		final int x = (int) Math.round(roi.getXBase()), y = (int) Math.round(roi.getYBase());
		final int width = (int) Math.round(roi.getXBase() + roi.getFloatWidth()) - x;
		final int height = (int) Math.round(roi.getYBase() + roi.getFloatHeight()) - y;
		if (width < 1 || height < 1) throw new ScoreException("it holds no voxel. Draw it larger");
		final Box b = new Box(x, y, slice(roi), width, height, 1);
		final BoxAnnotation box = new BoxAnnotation(Axis.Z, b);
		if (!box.isInside(grid)) throw outside(grid);
		if (kind == RoiName.Kind.BOX) {
			put(name.label(), s -> s.withBoxes(List.of(box)));
			return;
		}
		final String key = name.label() + "." + name.number();
		boxLabels.put(key, name.label());
		boxes3d.merge(key, b, BoxAnnotation::hull);
	}

	private void addMarks(final Roi roi, final int label, final boolean foreground) {
		if (roi instanceof PointRoi points) {
			final FloatPolygon at = points.getFloatPolygon();
			final List<PointAnnotation> out = new ArrayList<>();
			for (int i = 0; i < at.npoints; i++) {
				final int own = points.getPointPosition(i);
				// ImageJ's points have whole numbers at the centres of voxels.
				final PointAnnotation p = new PointAnnotation(Math.round(at.xpoints[i]), Math.round(at.ypoints[i]), own > 0
					? own - 1 : slice(roi), foreground);
				if (!new VoxelRun(p.x(), p.y(), p.z(), 1).isInside(grid)) throw outside(grid);
				out.add(p);
			}
			put(label, s -> s.withPoints(out));
			return;
		}
		final boolean picture = roi instanceof TextRoi || roi instanceof ImageRoi;
		if (picture || !roi.isArea() && !roi.isLine()) throw new ScoreException("a ROI of type " + roi.getTypeAsString() +
			" cannot be used. Draw with the brush, an area, a line or points");
		final int z = slice(roi);
		if (z >= grid.nz()) throw outside(grid);
		final List<VoxelRun> runs = RoiVoxels.of(roi, grid, z);
		put(label, s -> s.withScribbles(List.of(new Scribble(foreground, runs))));
	}

	private Tag tag(final Roi roi, final boolean present) {
		if (position(roi) == 0) return Tag.image(present);
		final int slice = slice(roi);
		if (slice >= grid.nz()) throw outside(grid);
		return new Tag(Axis.Z, slice, present);
	}

	/** The slice counted from 0. */
	private int slice(final Roi roi) {
		final int position = position(roi);
		if (position > 0) return position - 1;
		if (grid.nz() == 1) return 0;
		throw new ScoreException("it has no slice. In the ROI Manager, choose More > Options... > Associate with slices, " +
			"or set its position under Properties...");
	}

	private static int position(final Roi roi) {
		if (roi instanceof PointRoi points && points.getPointPosition(0) > 0) return points.getPointPosition(0);
		return Math.max(0, roi.hasHyperStackPosition() ? roi.getZPosition() : roi.getPosition());
	}

	/** The message about a ROI that is not on the image. */
	static ScoreException outside(final Geometry grid) {
		return new ScoreException("it lies outside of the volume of " + grid.nx() + " x " + grid.ny() + " x " + grid.nz() +
			" voxels. Was it drawn on another image?");
	}
}
