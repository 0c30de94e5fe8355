package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** The work of {@link SimulatedAnnotator} on one case, with what is marked so far. */
final class SimulatedCase {

	private static final int TRIES = 50;

	private final SimulatedAnnotator.Settings settings;
	private final String name;
	private final Map<Structure, Mask> masks;
	private final Geometry grid;
	private final BitSet taken = new BitSet();
	private final BitSet background = new BitSet();

	SimulatedCase(final SimulatedAnnotator.Settings settings, final String name, final Map<Structure, Mask> masks,
		final Geometry grid)
	{
		this.settings = settings;
		this.name = name;
		this.masks = masks;
		this.grid = grid;
	}

	void annotate(final Set<AnnotationKind> kinds, final Map<Integer, StructureAnnotation> out) {
		if (kinds.contains(AnnotationKind.POINTS)) masks.forEach((s, m) -> out.compute(s.label(), (l, a) -> a.withPoints(
			List.of(point(s, m)))));
		if (kinds.contains(AnnotationKind.SCRIBBLES)) scribbles(out);
		if (kinds.contains(AnnotationKind.BOXES3D)) masks.forEach((s, m) -> out.compute(s.label(), (l, a) -> a.withBoxes(
			List.of(BoxAnnotation.of(joined(shaken(m.boundingBox(), null, random("box", s)), marked(a)
				.boundingBox()))))));
		if (kinds.contains(AnnotationKind.BOXES2D)) masks.forEach((s, m) -> out.compute(s.label(), (l, a) -> a.withBoxes(
			boxes2d(a, m, marked(a)))));
		if (kinds.contains(AnnotationKind.TAGS)) masks.forEach((s, m) -> out.compute(s.label(), (l, a) -> a.withTags(tags(a,
			m, known(out, a)))));
		if (kinds.contains(AnnotationKind.SIZE)) masks.forEach((s, m) -> out.compute(s.label(), (l, a) -> a.withSize(size(
			known(out, a), m))));
	}

	private RandomStream random(final String purpose, final Structure s) {
		return RandomStream.of(settings.seed(), name + " " + purpose, s.label());
	}

	/** The foreground that a structure's marks show. */
	private Mask marked(final StructureAnnotation a) {
		final RasterPainter painter = new RasterPainter(CaseAnnotations.of(name, null, grid, List.of(a)));
		painter.marks(a, true, (byte) 1);
		return new Mask(painter.known(), grid);
	}

	private PointAnnotation point(final Structure s, final Mask mask) {
		final RandomStream random = random("point", s);
		final int deepest = innermost(mask);
		final int plane = grid.nx() * grid.ny();
		int index = deepest;
		for (int i = 0; i < TRIES; i++) {
			final int x = deepest % grid.nx() + shift(random), y = deepest % plane / grid.nx() + shift(random);
			final int z = deepest / plane + shift(random);
			if (!new VoxelRun(Math.max(-1, x), Math.max(-1, y), Math.max(-1, z), 1).isInside(grid) || !mask.get(x, y, z))
				continue;
			index = grid.index(x, y, z);
			break;
		}
		taken.set(index);
		return new PointAnnotation(index % grid.nx(), index % plane / grid.nx(), index / plane, true);
	}

	private int shift(final RandomStream random) {
		return (int) Math.round(settings.jitter() * random.nextGaussian());
	}

	private void scribbles(final Map<Integer, StructureAnnotation> out) {
		final Set<Integer> slices = slices();
		final byte[] all = new byte[grid.arrayLength()];
		final Map<Structure, BitSet> strokes = new LinkedHashMap<>();
		masks.forEach((s, mask) -> {
			final RandomStream random = random("stroke", s);
			final BitSet stroke = new BitSet();
			for (final int slice : slices)
				draw(slice, mask.voxels(), false, random, stroke);
			stroke.andNot(taken);
			taken.or(stroke);
			strokes.put(s, stroke);
			for (int i = 0; i < all.length; i++)
				all[i] |= mask.voxels()[i];
		});
		// A single structure's background is its own; that of several belongs to all of them.
		final Structure whose = masks.size() == 1 ? masks.keySet().iterator().next() : Structure.FOREGROUND;
		final RandomStream hand = random("background", whose);
		for (final int slice : slices)
			draw(slice, all, true, hand, background);
		background.andNot(taken);
		for (int i = background.nextSetBit(0); i >= 0; i = background.nextSetBit(i + 1))
			if (all[i] != 0) background.clear(i);
		strokes.forEach((s, stroke) -> add(out, s, stroke, true));
		add(out, whose, background, false);
	}

	private void draw(final int slice, final byte[] volume, final boolean around, final RandomStream random,
		final BitSet out)
	{
		final AxisSlice plane = new AxisSlice(grid, settings.axis(), slice);
		final FreehandStroke hand = new FreehandStroke(plane.width(), plane.height(), settings.jitter(), random);
		final BitSet drawn = around ? hand.around(plane.of(volume)) : hand.along(plane.of(volume));
		drawn.stream().forEach(i -> out.set(plane.index(i % plane.width(), i / plane.width())));
	}

	private void add(final Map<Integer, StructureAnnotation> out, final Structure s, final BitSet voxels,
		final boolean foreground)
	{
		if (voxels.isEmpty()) return;
		final Scribble scribble = new Scribble(foreground, VoxelRun.of(grid, voxels::get));
		out.compute(s.label(), (l, a) -> (a == null ? StructureAnnotation.of(s) : a).withScribbles(List.of(scribble)));
	}

	/** Slices spread over the structures, each structure in turn choosing the next. */
	private Set<Integer> slices() {
		final List<List<Integer>> shown = new ArrayList<>();
		masks.values().forEach(m -> shown.add(slicesOf(m)));
		final Set<Integer> out = new TreeSet<>(), all = new TreeSet<>();
		shown.forEach(all::addAll);
		final RandomStream random = RandomStream.of(settings.seed(), name + " slices");
		for (int k = 0; k < settings.slices() && out.size() < all.size(); k++) {
			final List<Integer> mine = shown.get(k % shown.size());
			final double place = (k + random.between(0.25, 0.75)) / settings.slices();
			final int wanted = mine.get(Math.min(mine.size() - 1, (int) (place * mine.size())));
			all.stream().filter(s -> !out.contains(s)).min((a, b) -> Integer.compare(Math.abs(a - wanted), Math.abs(b -
				wanted))).ifPresent(out::add);
		}
		return out;
	}

	private List<Integer> slicesOf(final Mask m) {
		final List<Integer> out = new ArrayList<>();
		for (int slice = 0; slice < settings.axis().size(grid); slice++)
			if (inSlice(m, slice) != null) out.add(slice);
		return out;
	}

	/** The box of a mask's voxels in a slice, or null. */
	private Box inSlice(final Mask m, final int slice) {
		final Box all = settings.axis().slice(slice, grid), b = m.crop(all).boundingBox();
		return b == null ? null : new Box(all.x() + b.x(), all.y() + b.y(), all.z() + b.z(), b.width(), b.height(), b
			.depth());
	}

	private List<BoxAnnotation> boxes2d(final StructureAnnotation a, final Mask mask, final Mask marks) {
		final RandomStream random = random("boxes", a.structure());
		final List<BoxAnnotation> out = new ArrayList<>();
		final Box whole = a.boxes().isEmpty() ? grid.box() : a.boxes().get(0).box();
		for (int slice = 0; slice < settings.axis().size(grid); slice++) {
			final Box b = inSlice(mask, slice), held = inSlice(marks, slice);
			if (b == null && held == null) continue;
			final Box drawn = cut(b == null ? held : joined(shaken(b, settings.axis(), random), held), whole);
			if (drawn.voxels() > 0 && !isBackground(drawn)) out.add(new BoxAnnotation(settings.axis(), drawn));
		}
		return out;
	}

	/** The part of a box that lies in a 3D box: the hand does not leave what it has drawn around the whole. */
	private static Box cut(final Box b, final Box by) {
		final int x = Math.max(b.x(), by.x()), y = Math.max(b.y(), by.y()), z = Math.max(b.z(), by.z());
		return new Box(x, y, z, Math.max(0, Math.min(b.x() + b.width(), by.x() + by.width()) - x), Math.max(0, Math.min(b
			.y() + b.height(), by.y() + by.height()) - y), Math.max(0, Math.min(b.z() + b.depth(), by.z() + by.depth()) - z));
	}

	private boolean isBackground(final Box b) {
		for (int z = b.z(); z < b.z() + b.depth(); z++)
			for (int y = b.y(); y < b.y() + b.height(); y++)
				for (int x = b.x(); x < b.x() + b.width(); x++)
					if (!background.get(grid.index(x, y, z))) return false;
		return true;
	}

	/** A box whose sides are off by the jitter; not along the axis of its slice. At least a voxel, and in the volume. */
	private Box shaken(final Box b, final Axis fixed, final RandomStream random) {
		final int[] low = { b.x(), b.y(), b.z() }, size = { b.width(), b.height(), b.depth() };
		for (final Axis axis : Axis.values()) {
			final int i = axis.ordinal();
			if (axis == fixed) continue;
			final int first = Math.min(axis.size(grid) - 1, Math.max(0, low[i] + shift(random)));
			final int last = Math.min(axis.size(grid) - 1, Math.max(first, low[i] + size[i] - 1 + shift(random)));
			low[i] = first;
			size[i] = last - first + 1;
		}
		return new Box(low[0], low[1], low[2], size[0], size[1], size[2]);
	}

	private List<Tag> tags(final StructureAnnotation a, final Mask mask, final byte[] known) {
		final RandomStream random = random("tags", a.structure());
		final Mask marks = marked(a);
		final List<Tag> out = new ArrayList<>();
		for (int slice = 0; slice < settings.axis().size(grid); slice++) {
			final int at = slice;
			final boolean there = inSlice(mask, slice) != null;
			final boolean wrong = random.nextDouble() < settings.tagErrors();
			final boolean seen = inSlice(marks, slice) != null || a.boxes().stream().anyMatch(b -> !b.is3d() && b.slice() == at);
			out.add(new Tag(settings.axis(), slice, seen || hasRoom(known, slice) && there != wrong));
		}
		return out;
	}

	private boolean hasRoom(final byte[] known, final int slice) {
		final AxisSlice plane = new AxisSlice(grid, settings.axis(), slice);
		for (int v = 0; v < plane.height(); v++)
			for (int u = 0; u < plane.width(); u++)
				if (known[plane.index(u, v)] >= 0) return true;
		return false;
	}

	/** What is said so far: 1 foreground, -1 background, 0 nothing. */
	private byte[] known(final Map<Integer, StructureAnnotation> out, final StructureAnnotation a) {
		final Map<Integer, StructureAnnotation> now = new LinkedHashMap<>(out);
		now.put(a.structure().label(), a);
		return AnnotationRaster.of(CaseAnnotations.of(name, null, grid, List.copyOf(now.values())), a.structure(), Map.of(),
			false).knownWithBoxes();
	}

	/** A range around the true volume, widened where marks and boxes would contradict it. */
	private SizeRange size(final byte[] known, final Mask mask) {
		long marks = 0, room = 0;
		for (final byte v : known) {
			if (v > 0) marks++;
			if (v >= 0) room++;
		}
		final double voxel = grid.voxelVolume(), volume = mask.count() * voxel;
		return new SizeRange(Math.min(volume * (1 - settings.sizeSpread()), room * voxel), Math.max(volume * (1 + settings
			.sizeSpread()), marks * voxel));
	}

	/** The voxel that is farthest from the surface, the first of several. */
	private static int innermost(final Mask mask) {
		final float[] depth = DistanceTransform.to(mask.voxels(), 0, mask.geometry());
		int out = 0;
		for (int i = 1; i < depth.length; i++)
			if (depth[i] > depth[out]) out = i;
		return out;
	}

	/** The smallest box that holds two; the other may be null. */
	private static Box joined(final Box a, final Box b) {
		return b == null ? a : BoxAnnotation.hull(a, b);
	}
}
