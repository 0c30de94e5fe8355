package sc.fiji.score.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class LabelImagesTest {

	private static final Geometry GRID = TestAnnotations.GRID;

	private static Volume drawn() {
		final byte[] values = new byte[GRID.arrayLength()];
		for (int x = 2; x < 6; x++)
			values[GRID.index(x, 4, 3)] = 1;
		values[GRID.index(8, 4, 3)] = 2;
		values[GRID.index(0, 0, 0)] = (byte) 255;
		return Volume.ofUnsignedBytes(values, GRID);
	}

	@Test
	void valuesAreStructuresAndOneIsTheBackgroundOfAll() {
		final List<StructureAnnotation> read = LabelImages.read(drawn(), 255, List.of(TestAnnotations.FRONT), "a.tif");
		assertEquals(List.of(TestAnnotations.FRONT, Structure.ofLabel(2), Structure.FOREGROUND), read.stream().map(
			StructureAnnotation::structure).toList());
		assertEquals(List.of(TestAnnotations.stroke(true, 2, 4, 3, 4)), read.get(0).scribbles());
		assertEquals(List.of(TestAnnotations.stroke(false, 0, 0, 0, 1)), read.get(2).scribbles());
		assertEquals(List.of(TestAnnotations.stroke(true, 0, 0, 0, 1)), LabelImages.read(drawn(), 0, List.of(), "a.tif").get(
			2).scribbles(), "without a background 255 is a structure");
	}

	@Test
	void theImageComesBackAsItWas() {
		final List<String> leftOut = new ArrayList<>();
		final CaseAnnotations a = CaseAnnotations.of("c", null, GRID, LabelImages.read(drawn(), 255, List.of(), "a.tif"));
		final Volume back = LabelImages.toVolume(a, 255, leftOut);
		assertEquals(DataType.UINT8, back.type());
		assertEquals(List.of(), leftOut);
		for (int i = 0; i < GRID.nx(); i++)
			assertEquals(drawn().get(i, 4, 3), back.get(i, 4, 3));
		assertEquals(255, back.get(0, 0, 0));
	}

	@Test
	void whatAnImageCannotShowIsToldAndPointsAreShown() {
		final List<String> leftOut = new ArrayList<>();
		final Volume v = LabelImages.toVolume(TestAnnotations.of(TestAnnotations.front(), TestAnnotations.back()), 1000,
			leftOut);
		assertEquals(DataType.UINT16, v.type());
		assertEquals(1, v.get(3, 3, 2));
		assertEquals(2, v.get(7, 6, 4));
		assertEquals(0, v.get(7, 3, 3));
		assertEquals(List.of("the background of anterior alone", "the boxes of anterior", "the tags of anterior",
			"the size range of anterior"), leftOut);
		assertEquals(1000, LabelImages.toVolume(TestAnnotations.of(TestAnnotations.front()), 1000, leftOut).get(7, 3, 3));
	}

	@Test
	void badImagesAreNamed() {
		final float[] values = new float[GRID.arrayLength()];
		assertTrue(said(Volume.of(values, GRID)).contains("a.tif is 0 everywhere"));
		values[3] = 0.5f;
		assertTrue(said(Volume.of(values, GRID)).contains("a.tif is no label image: 0.5"));
		values[3] = Float.NaN;
		assertTrue(said(Volume.of(values, GRID)).contains("no label image"));
		assertTrue(assertThrows(ScoreException.class, () -> LabelImages.toVolume(TestAnnotations.of(TestAnnotations.front()),
			1, new ArrayList<>())).getMessage().contains("label 1 cannot be written beside a background of 1"));
	}

	private static String said(final Volume v) {
		return assertThrows(ScoreException.class, () -> LabelImages.read(v, 255, List.of(), "a.tif")).getMessage();
	}
}
