package sc.fiji.score.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

class AnnotationRasterTest {

	private static final Geometry GRID = TestAnnotations.GRID;

	private static AnnotationRaster raster(final Structure s, final boolean exclusive,
		final StructureAnnotation... structures)
	{
		return AnnotationRaster.of(TestAnnotations.of(structures), s, Map.of(), exclusive);
	}

	private static int known(final AnnotationRaster r, final int x, final int y, final int z) {
		return r.known()[GRID.index(x, y, z)];
	}

	private static long count(final byte[] voxels, final int value) {
		long n = 0;
		for (final byte v : voxels)
			if (v == value) n++;
		return n;
	}

	@Test
	void marksAndAbsentTagsAreKnownAndBoxesExclude() {
		final AnnotationRaster r = raster(TestAnnotations.FRONT, true, TestAnnotations.front(), TestAnnotations.back());
		assertEquals(1, known(r, 2, 3, 3));
		assertEquals(1, known(r, 4, 3, 3));
		assertEquals(0, known(r, 5, 3, 3));
		assertEquals(-1, known(r, 7, 3, 3));
		assertEquals(1, known(r, 3, 3, 2));
		assertEquals(-1, known(r, 9, 9, 7));
		assertEquals(-1, known(r, 0, 0, 6), "absent slice");
		assertEquals(-1, known(r, 11, 5, 1), "absent slice along x");
		assertEquals(-1, known(r, 7, 6, 4), "the foreground of the other structure");
		assertEquals(4, count(r.known(), 1));
		// Outside of the 3D box everywhere, and on slice 3 outside of the 2D box.
		assertEquals(GRID.voxels() - 5 * 6 * 5 + 5 * 6 - 4 * 4, count(r.outside(), 1));
		assertEquals(1, r.outside()[GRID.index(1, 1, 3)]);
		assertEquals(0, r.outside()[GRID.index(1, 1, 2)]);
		final byte[] all = r.knownWithBoxes();
		assertEquals(-1, all[GRID.index(0, 0, 0)]);
		assertEquals(0, all[GRID.index(1, 1, 2)]);
		assertEquals(1, all[GRID.index(2, 3, 3)]);
		assertFalse(r.isEmpty());
		assertEquals(new SizeRange(40, 120), r.size());
	}

	@Test
	void structuresThatMayOverlapTellNothingOfEachOther() {
		final AnnotationRaster r = raster(TestAnnotations.FRONT, false, TestAnnotations.front(), TestAnnotations.back());
		assertEquals(0, known(r, 7, 6, 4));
		assertTrue(raster(new Structure(9, "other"), false, TestAnnotations.front()).isEmpty());
		assertFalse(raster(new Structure(9, "other"), true, TestAnnotations.front()).isEmpty());
	}

	@Test
	void whatIsSaidOfAllStructuresHoldsForEach() {
		final StructureAnnotation all = StructureAnnotation.of(Structure.FOREGROUND).withScribbles(List.of(TestAnnotations
			.stroke(false, 0, 9, 0, 2), TestAnnotations.stroke(true, 5, 5, 5, 1))).withTags(List.of(new Tag(Axis.Z, 7, false),
				new Tag(Axis.Z, 5, true))).withBoxes(List.of(BoxAnnotation.of(new Box(0, 0, 0, 11, 10, 8))));
		final AnnotationRaster r = raster(TestAnnotations.BACK, true, all, TestAnnotations.back());
		assertEquals(-1, known(r, 0, 9, 0));
		assertEquals(0, known(r, 5, 5, 5), "some structure is there, but which?");
		assertEquals(-1, known(r, 3, 3, 7));
		assertEquals(1, known(r, 7, 6, 4));
		assertEquals(1, r.outside()[GRID.index(11, 0, 0)]);
		assertEquals(List.of(new Tag(Axis.Z, 7, false)), r.tags());
		final AnnotationRaster any = raster(Structure.FOREGROUND, true, all, TestAnnotations.front(), TestAnnotations.back());
		assertEquals(1, known(any, 5, 5, 5));
		assertEquals(1, known(any, 7, 6, 4));
		assertEquals(1, known(any, 2, 3, 3));
		assertEquals(0, known(any, 7, 3, 3), "background of one structure may be another one");
		assertEquals(-1, known(any, 0, 9, 0));
		assertTrue(any.tags().contains(new Tag(Axis.Z, 3, true)));
		assertFalse(any.tags().contains(new Tag(Axis.Z, 6, false)));
	}

	@Test
	void fullMasksSayAllOfTheirStructureAndExcludeOthers() {
		final byte[] voxels = new byte[GRID.arrayLength()];
		voxels[7] = 1;
		final Mask mask = new Mask(voxels, GRID);
		final CaseAnnotations a = TestAnnotations.of(StructureAnnotation.of(TestAnnotations.FRONT), TestAnnotations.back());
		final AnnotationRaster own = AnnotationRaster.of(a, TestAnnotations.FRONT, Map.of(1, mask), true);
		assertEquals(1, count(own.known(), 1));
		assertEquals(0, count(own.known(), 0));
		assertEquals(mask, own.full());
		final AnnotationRaster other = AnnotationRaster.of(a, TestAnnotations.BACK, Map.of(1, mask), true);
		assertEquals(-1, other.known()[7]);
		assertEquals(2, count(other.known(), 1));
		assertEquals(1, count(other.known(), -1));
		final AnnotationRaster any = AnnotationRaster.of(a, Structure.FOREGROUND, Map.of(1, mask), true);
		assertEquals(3, count(any.known(), 1));
		assertEquals(0, count(any.known(), -1));
	}

	@Test
	void whatLiesOutsideIsRefusedWithItsCase() {
		final StructureAnnotation s = StructureAnnotation.of(TestAnnotations.FRONT);
		for (final StructureAnnotation bad : List.of(s.withScribbles(List.of(TestAnnotations.stroke(true, 10, 0, 0, 3))), s
			.withPoints(List.of(new PointAnnotation(0, 10, 0, true))), s.withTags(List.of(new Tag(Axis.Y, 10, false))), s
				.withBoxes(List.of(BoxAnnotation.of(new Box(0, 0, 7, 1, 1, 2))))))
		{
			final String said = assertThrows(ScoreException.class, () -> raster(TestAnnotations.FRONT, true, bad))
				.getMessage();
			assertTrue(said.startsWith("Case case_1: a ") && said.contains("outside of the volume"), said);
		}
	}

	@Test
	void recordsRefuseWhatCannotBe() {
		assertThrows(IllegalArgumentException.class, () -> new BoxAnnotation(Axis.Z, new Box(0, 0, 0, 2, 2, 2)));
		assertThrows(IllegalArgumentException.class, () -> BoxAnnotation.of(new Box(0, 0, 0, 2, 2, 0)));
		assertThrows(IllegalArgumentException.class, () -> new Scribble(true, List.of()));
		assertThrows(IllegalArgumentException.class, () -> new SizeRange(-1, 2));
		assertThrows(IllegalArgumentException.class, () -> new Tag(null, 3, true));
		assertThrows(ScoreException.class, () -> TestAnnotations.of(TestAnnotations.front(), TestAnnotations.front()));
	}
}
