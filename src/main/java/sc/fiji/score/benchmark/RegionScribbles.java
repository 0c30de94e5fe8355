package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.score.annotation.AnnotationKind;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.Scribble;
import sc.fiji.score.annotation.SimulatedAnnotator;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** Plays the person who corrects a region with two strokes on one slice: one in the structure, one beside it. */
final class RegionScribbles {

	/** The two sides of the truth in a region, as if they were structures to be marked. */
	private static final Structure INSIDE = new Structure(1, "inside"), OUTSIDE = new Structure(2, "outside");

	private RegionScribbles() {}

	/**
	 * @param caseName picks, with region and seed, the random choices
	 * @param reference the truth
	 * @param map on the same grid
	 * @param region counted from 1
	 * @param hand of the annotator; its number of slices does not matter
	 * @return none, one or two strokes that do not leave the region by more than the hand's jitter
	 */
	static List<Scribble> draw(final String caseName, final Mask reference, final RegionMap map, final int region,
		final SimulatedAnnotator.Settings hand)
	{
		final byte[] truth = reference.voxels(), inside = new byte[truth.length], outside = new byte[truth.length];
		for (int i = 0; i < truth.length; i++)
			if (map.at(i) == region) (truth[i] != 0 ? inside : outside)[i] = 1;
		final Map<Structure, Mask> sides = new LinkedHashMap<>();
		sides.put(INSIDE, new Mask(inside, reference.geometry()));
		sides.put(OUTSIDE, new Mask(outside, reference.geometry()));
		final CaseAnnotations drawn = new SimulatedAnnotator(new SimulatedAnnotator.Settings(hand.axis(), 1, hand.jitter(),
			hand.tagErrors(), hand.sizeSpread(), hand.seed())).annotate(caseName + " region " + region, null, sides, Set.of(
				AnnotationKind.SCRIBBLES), Map.of(), null);
		final List<Scribble> out = new ArrayList<>();
		for (final Structure side : sides.keySet())
			for (final Scribble s : drawn.structure(side.label()).scribbles())
				if (s.foreground()) out.add(new Scribble(side == INSIDE, s.runs()));
		return out;
	}
}
