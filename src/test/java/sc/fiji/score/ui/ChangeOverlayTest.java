package sc.fiji.score.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import ij.gui.Roi;

import sc.fiji.score.refinement.RegionalChanges;
import sc.fiji.score.refinement.ReviewDecisions;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class ChangeOverlayTest {

	private static final Geometry GRID = Geometry.of(30, 28, 60, 1, 1, 1);

	private final RegionalChanges changes = RegionalChanges.of(mask(0), mask(1));
	private final int region = changes.changes().get(0).region();
	private final ReviewDecisions decisions = new ReviewDecisions(List.of(region));
	private final ChangeOverlay overlay = new ChangeOverlay(changes);

	/** A block from z = 12 to 47, in slice 40 with voxels added at its right. */
	private static Mask mask(final int added) {
		final byte[] out = new byte[GRID.arrayLength()];
		for (int z = 12; z < 48; z++)
			for (int y = 11; y < 17; y++)
				for (int x = 12; x < (z == 40 && y == 13 ? 18 + added : 18); x++)
					out[GRID.index(x, y, z)] = 1;
		return new Mask(out, GRID);
	}

	private List<Roi> filled(final int z) {
		return Arrays.stream(overlay.slice(z, region, decisions).toArray()).filter(r -> r.getFillColor() != null).toList();
	}

	@Test
	void acceptedChangesAreStrongAndOthersFaint() {
		final Roi faint = filled(40).get(0);
		assertEquals(new Rectangle(18, 13, 1, 1), faint.getBounds());
		decisions.accept(region);
		final List<Roi> strong = filled(40);
		assertEquals(1, strong.size());
		assertTrue(strong.get(0).getFillColor().getAlpha() > faint.getFillColor().getAlpha());
		assertEquals(OutlineOverlay.REFINED.getGreen(), strong.get(0).getFillColor().getGreen());
	}

	@Test
	void outlinesAndTheRegionLieWhereTheyAre() {
		final List<Roi> lines = Arrays.stream(overlay.slice(40, region, decisions).toArray()).filter(r -> r
			.getFillColor() == null).toList();
		assertEquals(List.of(OutlineOverlay.INITIAL, OutlineOverlay.REFINED, ChangeOverlay.REGION), lines.stream().map(
			Roi::getStrokeColor).toList());
		assertEquals(new Rectangle(12, 11, 6, 6), lines.get(0).getBounds());
		assertEquals(new Rectangle(12, 11, 7, 6), lines.get(1).getBounds());
		assertTrue(lines.get(2).contains(18, 13));
		assertEquals(Color.YELLOW, lines.get(2).getStrokeColor());
	}

	@Test
	void slicesFarFromTheMaskAreEmpty() {
		assertEquals(0, overlay.slice(59, region, decisions).size());
		assertEquals(0, filled(20).size());
	}
}
