package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class RegionalChangesTest {

	private static final Geometry GRID = Geometry.of(16, 14, 40, 1, 1, 1.5);

	/** A box from z = 5 to 34, and the same with a piece added near its top and one removed near its bottom. */
	private final Mask initial = boxes(new int[] { 5, 5, 5, 6, 5, 30 });
	private final Mask refined = refined();
	private final RegionalChanges changes = RegionalChanges.of(initial, refined);

	private static Mask boxes(final int[]... boxes) {
		final byte[] out = new byte[GRID.arrayLength()];
		for (final int[] b : boxes)
			fill(out, 1, b);
		return new Mask(out, GRID);
	}

	private static void fill(final byte[] voxels, final int value, final int... b) {
		for (int z = b[2]; z < b[2] + b[5]; z++)
			for (int y = b[1]; y < b[1] + b[4]; y++)
				for (int x = b[0]; x < b[0] + b[3]; x++)
					voxels[GRID.index(x, y, z)] = (byte) value;
	}

	private Mask refined() {
		final byte[] out = initial.voxels().clone();
		fill(out, 1, 11, 7, 30, 2, 1, 1);
		fill(out, 1, 11, 7, 31, 1, 1, 1);
		fill(out, 0, 5, 7, 8, 1, 1, 1);
		return new Mask(out, GRID);
	}

	@Test
	void countsWhatChangedInEachRegionTheLargestFirst() {
		final RegionMap regions = Partitioner.partition(initial, PartitionParameters.defaults());
		final int top = regions.at(GRID.index(11, 7, 30)), bottom = regions.at(GRID.index(5, 7, 8));
		assertEquals(List.of(new RegionalChanges.Change(top, 3, 0, 30), new RegionalChanges.Change(bottom, 0, 1, 8)), changes
			.changes());
	}

	@Test
	void onlyTheAcceptedRegionsChange() {
		final int top = changes.changes().get(0).region(), bottom = changes.changes().get(1).region();
		final Mask merged = changes.merge(new Acceptance(Set.of(top), "", null));
		assertTrue(merged.get(11, 7, 30) && merged.get(12, 7, 30) && merged.get(11, 7, 31) && merged.get(5, 7, 8));
		assertEquals(initial.count() + 3, merged.count());
		assertArrayEquals(refined.voxels(), changes.merge(new Acceptance(Set.of(top, bottom), "", null)).voxels());
		assertArrayEquals(initial.voxels(), changes.merge(new Acceptance(Set.of(), "", null)).voxels());
		assertSame(refined, changes.merge(new Acceptance(null, "", null)));
	}

	@Test
	void neitherMaskIsWrittenTo() {
		final byte[] before = initial.voxels().clone(), after = refined.voxels().clone();
		changes.merge(Acceptance.parse("1,2,3", "", ""));
		assertArrayEquals(before, initial.voxels());
		assertArrayEquals(after, refined.voxels());
	}

	@Test
	void changesFarFromTheMaskHaveARegionToo() {
		final Mask small = boxes(new int[] { 5, 5, 5, 3, 3, 3 });
		final Mask far = boxes(new int[] { 5, 5, 5, 3, 3, 3 }, new int[] { 6, 6, 38, 1, 1, 1 });
		final RegionalChanges c = RegionalChanges.of(small, far);
		assertEquals(1, c.changes().size());
		assertEquals(38, c.changes().get(0).slice());
		final RegionMap usual = Partitioner.partition(small, PartitionParameters.defaults());
		for (int i = 0; i < usual.labels().length; i++)
			if (usual.at(i) != 0) assertEquals(usual.at(i), c.regions().at(i), "the numbers stay the usual ones");
	}

	@Test
	void differenceIsSigned() {
		final float[] d = RegionalChanges.difference(initial, refined).floats();
		assertEquals(1, d[GRID.index(12, 7, 30)]);
		assertEquals(-1, d[GRID.index(5, 7, 8)]);
		assertEquals(0, d[GRID.index(6, 6, 10)]);
		assertEquals(0, d[0]);
	}

	@Test
	void volumesAreInMillilitres() {
		final MaskChange change = MaskChange.of(initial, refined);
		assertEquals(900 * 1.5e-3, change.beforeMl(), 1e-9);
		assertEquals(902 * 1.5e-3, change.afterMl(), 1e-9);
		assertEquals(3 * 1.5e-3, change.addedMl(), 1e-9);
		assertEquals(1.5e-3, change.removedMl(), 1e-9);
		assertEquals(4 / 900.0, change.fraction(), 1e-12);
	}

	@Test
	void theChangeOfWhatIsAcceptedIsThatOfTheMergedMask() {
		final int top = changes.changes().get(0).region();
		for (final String accepted : new String[] { "all", "none", Integer.toString(top) }) {
			final Acceptance a = Acceptance.parse(accepted, "", "");
			assertEquals(MaskChange.of(initial, changes.merge(a)), changes.change(a), accepted);
		}
	}

	@Test
	void acceptancesAreReadAsTheyAreWritten() {
		final Acceptance a = Acceptance.parse(" 5, 2 ,12", " Ada ", "2026-01-31T12:00:00Z");
		assertEquals("2,5,12", a.text());
		assertEquals("Ada", a.reviewer());
		assertEquals(Instant.parse("2026-01-31T12:00:00Z"), a.reviewed());
		assertEquals(a, Acceptance.parse(a.text(), a.reviewer(), a.reviewed().toString()));
		assertEquals("all", Acceptance.parse("all", "", "").text());
		assertTrue(Acceptance.parse("none", "", "").isRejection());
	}

	@Test
	void sayWhatCannotBeAccepted() {
		assertMessage("1,2,5", () -> Acceptance.parse("1;2", "", ""));
		assertMessage("2026-01-31T12:00:00Z", () -> Acceptance.parse("1", "", "yesterday"));
		assertMessage("no region 99", () -> changes.merge(Acceptance.parse("1,99", "", "")));
	}

	private static void assertMessage(final String part, final Runnable run) {
		final String message = assertThrows(ScoreException.class, run::run).getMessage();
		assertTrue(message.contains(part), message);
	}
}
