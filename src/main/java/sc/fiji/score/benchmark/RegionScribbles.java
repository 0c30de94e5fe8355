package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.score.annotation.AnnotationKind;
import sc.fiji.score.annotation.Axis;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.Scribble;
import sc.fiji.score.annotation.SimulatedAnnotator;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * Plays the person who corrects a region with two strokes: one through what the mask misses of the structure, one through
 * what it has too much, each on the slice that shows most of it.
 */
final class RegionScribbles {

	/** The two kinds of errors, as if they were structures to be marked. */
	private static final Structure MISSED = new Structure(1, "missed"), EXCESS = new Structure(2, "excess");

	private RegionScribbles() {}

	/**
	 * @param caseName picks, with region and seed, the random choices
	 * @param initial the mask that is corrected
	 * @param reference the truth
	 * @param map of the same grid
	 * @param region counted from 1
	 * @param hand of the annotator; its number of slices does not matter
	 * @return none, one or two strokes that do not leave the errors by more than the hand's jitter
	 */
	static List<Scribble> draw(final String caseName, final Mask initial, final Mask reference, final RegionMap map,
		final int region, final SimulatedAnnotator.Settings hand)
	{
		final byte[] mask = initial.voxels(), truth = reference.voxels();
		final Map<Structure, Mask> errors = new LinkedHashMap<>();
		for (final Structure kind : List.of(MISSED, EXCESS)) {
			final byte[] wrong = new byte[truth.length];
			for (int i = 0; i < wrong.length; i++)
				if (map.at(i) == region && mask[i] != truth[i] && truth[i] != 0 == (kind == MISSED)) wrong[i] = 1;
			final Mask shown = fullestSlice(new Mask(wrong, reference.geometry()), hand.axis());
			if (!shown.isEmpty()) errors.put(kind, shown);
		}
		if (errors.isEmpty()) return List.of();
		final CaseAnnotations drawn = new SimulatedAnnotator(new SimulatedAnnotator.Settings(hand.axis(), 2, hand.jitter(),
			hand.tagErrors(), hand.sizeSpread(), hand.seed())).annotate(caseName + " region " + region, null, errors, Set.of(
				AnnotationKind.SCRIBBLES), Map.of(), null);
		final List<Scribble> out = new ArrayList<>();
		for (final Structure kind : errors.keySet())
			for (final Scribble s : drawn.structure(kind.label()).scribbles())
				if (s.foreground()) out.add(new Scribble(kind == MISSED, s.runs()));
		return out;
	}

	/** A mask without all its voxels but those of the slice, the first of several, that has most. */
	private static Mask fullestSlice(final Mask mask, final Axis axis) {
		final Geometry grid = mask.geometry();
		final long[] counts = new long[axis.size(grid)];
		int fullest = 0;
		for (int slice = 0; slice < counts.length; slice++) {
			counts[slice] = mask.crop(axis.slice(slice, grid)).count();
			if (counts[slice] > counts[fullest]) fullest = slice;
		}
		final byte[] out = new byte[grid.arrayLength()];
		final Box b = axis.slice(fullest, grid);
		for (int z = b.z(); z < b.z() + b.depth(); z++)
			for (int y = b.y(); y < b.y() + b.height(); y++)
				for (int x = b.x(); x < b.x() + b.width(); x++)
					out[grid.index(x, y, z)] = mask.voxels()[grid.index(x, y, z)];
		return new Mask(out, grid);
	}
}
