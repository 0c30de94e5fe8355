package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** Looks for contradictions within one case. */
final class CaseChecks {

	private final CaseAnnotations a;
	private final Geometry grid;
	private final Map<Integer, Mask> masks;
	private final boolean exclusive;
	private final List<String> problems = new ArrayList<>();

	CaseChecks(final CaseAnnotations a, final Map<Integer, Mask> masks, final boolean exclusive) {
		this.a = a;
		grid = a.grid();
		this.masks = masks;
		this.exclusive = exclusive;
	}

	List<String> problems() {
		for (final StructureAnnotation s : a.structures())
			outside(s);
		// What lies outside cannot be looked at voxel by voxel.
		if (!problems.isEmpty()) return problems;
		for (final StructureAnnotation s : a.structures())
			inside(s);
		if (exclusive) betweenStructures();
		return problems;
	}

	private void outside(final StructureAnnotation s) {
		for (final BoxAnnotation b : s.boxes())
			if (!b.isInside(grid)) add(s, "the box " + text(b) + " lies outside of the volume");
		if (s.scribbles().stream().flatMap(c -> c.runs().stream()).anyMatch(r -> !r.isInside(grid))) add(s,
			"a scribble lies outside of the volume");
		for (final PointAnnotation p : s.points())
			if (!new VoxelRun(p.x(), p.y(), p.z(), 1).isInside(grid)) add(s, "the point (" + p.x() + ", " + p.y() + ", " + p
				.z() + ") lies outside of the volume");
		for (final Tag t : s.tags())
			if (!t.isImage() && (t.slice() < 0 || t.slice() >= t.axis().size(grid))) add(s, "the tag of " + t.place() +
				" lies outside of the volume");
	}

	private void inside(final StructureAnnotation s) {
		final boolean any = s.structure().label() == Structure.ANY;
		final StructureAnnotation all = any ? null : a.structure(Structure.ANY);
		final byte[] fg = marks(s, true), bg = marks(s, false);
		if (all != null) overlay(bg, marks(all, false));
		report(s, fg, bg, "is marked as foreground and as background");
		final RasterPainter boxes = new RasterPainter(a);
		boxes.outside(s);
		if (all != null) boxes.outside(all);
		report(s, fg, boxes.outside(), "is marked as foreground, but the boxes exclude it");
		final List<Tag> tags = new ArrayList<>(s.tags());
		if (all != null) all.tags().stream().filter(t -> !t.present()).forEach(tags::add);
		tags(s, tags, fg, bg, boxes.outside());
		mask(s, fg, bg);
		if (s.size() != null) size(s, tags, fg, bg, boxes.outside());
	}

	private void tags(final StructureAnnotation s, final List<Tag> tags, final byte[] fg, final byte[] bg,
		final byte[] excluded)
	{
		final byte[] no = overlay(bg.clone(), excluded);
		final Map<String, Boolean> said = new HashMap<>();
		for (final Tag t : tags) {
			final Boolean before = said.putIfAbsent(t.place(), t.present());
			if (before != null && before != t.present()) {
				add(s, t.place() + " is tagged as present and as absent");
				continue;
			}
			if (!t.present()) {
				report(s, fg, null, scope(t), "is marked as foreground, but the tag says that " + t.place() +
					" does not show it");
				if (s.boxes().stream().anyMatch(b -> t.isImage() || !b.is3d() && b.axis() == t.axis() && b.slice() == t.slice()))
					add(s, "there is a box on " + t.place() + ", but the tag says that it does not show the structure");
				if (t.isImage() && tags.stream().anyMatch(o -> !o.isImage() && o.present())) add(s,
					"the whole image is tagged as absent, but a slice as present");
			}
			else if (isFull(no, scope(t))) add(s, t.place() +
				" is tagged as present, but boxes or background marks leave no voxel for it");
		}
	}

	private void mask(final StructureAnnotation s, final byte[] fg, final byte[] bg) {
		final Mask full = masks.get(s.structure().label());
		if (full == null) return;
		final byte[] not = full.voxels().clone();
		for (int i = 0; i < not.length; i++)
			not[i] ^= 1;
		report(s, fg, not, "is marked as foreground, but the full mask says that it is none");
		report(s, bg, full.voxels(), "is marked as background, but the full mask says that it is foreground");
	}

	private void size(final StructureAnnotation s, final List<Tag> tags, final byte[] fg, final byte[] bg,
		final byte[] excluded)
	{
		final SizeRange r = s.size();
		final String range = "the size range of " + text(r.low()) + " to " + text(r.high()) + " mm3 cannot be met: ";
		if (r.low() > r.high()) {
			add(s, range + "its ends are exchanged");
			return;
		}
		final byte[] no = overlay(bg.clone(), excluded);
		for (final Tag t : tags)
			if (!t.present()) AnnotationRaster.fill(no, grid, scope(t), (byte) 1);
		final double voxel = grid.voxelVolume(), whole = no.length * voxel, known = count(fg) * voxel;
		final double room = (no.length - count(no)) * voxel;
		if (r.low() > whole * (1 + 1e-9)) add(s, range + "the whole volume has only " + text(whole) + " mm3");
		else if (r.low() > room * (1 + 1e-9)) add(s, range + "boxes, tags and background marks leave only " + text(
			room) + " mm3");
		if (r.high() < known * (1 - 1e-9)) add(s, range + text(known) + " mm3 are marked as foreground already");
		final Mask full = masks.get(s.structure().label());
		final double size = full == null ? 0 : full.count() * voxel;
		if (full != null && (size < r.low() * (1 - 1e-9) || size > r.high() * (1 + 1e-9))) add(s, range +
			"the full mask has " + text(size) + " mm3");
	}

	private void betweenStructures() {
		final List<StructureAnnotation> named = a.structures().stream().filter(s -> s.structure().label() != Structure.ANY)
			.toList();
		for (int i = 0; i < named.size(); i++)
			for (int j = i + 1; j < named.size(); j++)
				report(named.get(j), foreground(named.get(i)), foreground(named.get(j)), "is marked as foreground, but also as " +
					"that of " + named.get(i).structure().name());
	}

	private byte[] foreground(final StructureAnnotation s) {
		final Mask full = masks.get(s.structure().label());
		return full == null ? marks(s, true) : overlay(marks(s, true), full.voxels());
	}

	private byte[] marks(final StructureAnnotation s, final boolean foreground) {
		final RasterPainter painter = new RasterPainter(a);
		painter.marks(s, foreground, (byte) 1);
		return painter.known();
	}

	/** Sets what is set in the other, too. */
	private static byte[] overlay(final byte[] to, final byte[] from) {
		for (int i = 0; i < to.length; i++)
			if (from[i] != 0) to[i] = 1;
		return to;
	}

	private Box scope(final Tag t) {
		return t.isImage() ? grid.box() : t.axis().slice(t.slice(), grid);
	}

	private boolean isFull(final byte[] voxels, final Box scope) {
		for (int z = scope.z(); z < scope.z() + scope.depth(); z++)
			for (int y = scope.y(); y < scope.y() + scope.height(); y++)
				for (int x = scope.x(); x < scope.x() + scope.width(); x++)
					if (voxels[grid.index(x, y, z)] == 0) return false;
		return true;
	}

	private static long count(final byte[] voxels) {
		long n = 0;
		for (final byte v : voxels)
			if (v != 0) n++;
		return n;
	}

	private void report(final StructureAnnotation s, final byte[] one, final byte[] two, final String what) {
		report(s, one, two, grid.box(), what);
	}

	/** Tells how many voxels of a box two sets share (a null set has all), and the first of them. */
	private void report(final StructureAnnotation s, final byte[] one, final byte[] two, final Box scope,
		final String what)
	{
		long n = 0;
		String first = null;
		for (int z = scope.z(); z < scope.z() + scope.depth(); z++)
			for (int y = scope.y(); y < scope.y() + scope.height(); y++)
				for (int x = scope.x(); x < scope.x() + scope.width(); x++) {
					final int i = grid.index(x, y, z);
					if (one[i] == 0 || two != null && two[i] == 0) continue;
					if (n++ == 0) first = "(" + x + ", " + y + ", " + z + ")";
				}
		if (n > 0) add(s, "the voxel " + first + (n > 1 ? " and " + (n - 1) + " more " : " ") + what);
	}

	/** At most three digits behind the point, and none that are not needed. */
	private static String text(final double v) {
		return String.format(Locale.ROOT, "%.3f", v).replaceFirst("\\.?0+$", "");
	}

	private static String text(final BoxAnnotation b) {
		return "at (" + b.box().x() + ", " + b.box().y() + ", " + b.box().z() + ") of " + b.box().width() + " x " + b.box()
			.height() + " x " + b.box().depth() + " voxels";
	}

	private void add(final StructureAnnotation s, final String what) {
		problems.add("Case " + a.caseName() + ", structure " + s.structure().name() + ": " + what + ".");
	}
}
