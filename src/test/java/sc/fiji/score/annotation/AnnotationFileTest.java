package sc.fiji.score.annotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class AnnotationFileTest {

	@TempDir
	Path dir;

	@Test
	void everythingComesBackAsItWas() {
		final FullMask mask = new FullMask(TestAnnotations.FILE, 2);
		final CaseAnnotations a = new CaseAnnotations("case_1", TestAnnotations.FILE, TestAnnotations.GRID, List.of(
			TestAnnotations.back().withMask(mask), TestAnnotations.front()), TestAnnotations.FILE, new Simulation(7, 0.5, 0.1,
				0.2, TestAnnotations.FILE));
		final Path file = dir.resolve("new").resolve("case_1.json");
		AnnotationFile.write(a, file);
		final CaseAnnotations b = AnnotationFile.read(file);
		assertEquals(a.structures(), b.structures());
		assertEquals(List.of(TestAnnotations.FRONT, TestAnnotations.BACK), b.annotated());
		assertEquals(a.simulation(), b.simulation());
		assertEquals(a.feedback(), b.feedback());
		assertEquals(a.image(), b.image());
		assertArrayEquals(a.grid().affine(), b.grid().affine());
		assertEquals(AnnotationFile.toText(a), AnnotationFile.toText(b));
	}

	@Test
	void whatIsNotThereIsNull() {
		final Path file = dir.resolve("a.json");
		AnnotationFile.write(CaseAnnotations.of("c", null, TestAnnotations.GRID, List.of()), file);
		final CaseAnnotations a = AnnotationFile.read(file);
		assertNull(a.image());
		assertNull(a.feedback());
		assertNull(a.simulation());
		assertTrue(a.annotated().isEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"\"kind\" : \"score-annotations\" | \"kind\" : \"other\" | it is no file of annotations",
		"\"schema_version\" : 1 | \"schema_version\" : 2 | reads only version 1",
		"\"foreground\" : true | \"foreground\" : 1 | case_1, structure anterior, entry 1 of scribbles: \"foreground\" must be",
		"\"slice_axis\" : \"z\" | \"slice_axis\" : \"w\" | entry 2 of boxes: \"slice_axis\" must be x, y or z, not w",
		"[ 2, 3, 3, 3 ] | [ 2, 3, 3 ] | \"runs\" must be 4 whole numbers",
		"[ 2, 3, 3, 3 ] | [ 2, 3, 3, 0 ] | a run of 0 voxels", //
		"[ 1, 1, 1, 5, 6, 5 ] | [ 1, 1, 1, 5, 6, -5 ] | negative size of a box",
		"[ 40.0, 120.0 ] | [ 40.0 ] | \"size_mm3\" must be the least and the largest volume",
		"[ 40.0, 120.0 ] | [ -40.0, 120.0 ] | structure anterior: a size range from -40.0",
		"\"points\" | \"pionts\" | the key \"points\" is missing", //
		"\"unit\" : \"mm\" | \"unit\" : \"mm\", \"more\" : 1 | grid: the key \"more\" is unknown",
		"\"size\" : [ 12, 10, 8 ] | \"size\" : [ 12, 10, 0 ] | The size of a volume must be positive",
		"\"case\" : \"case_1\" | \"case\" : \"\" | need the name of their case" })
	void mistakesAreNamedWithTheirPlace(final String from, final String to, final String message) throws IOException {
		final Path file = dir.resolve("bad.json");
		final String text = AnnotationFile.toText(TestAnnotations.of(TestAnnotations.front()));
		assertTrue(text.contains(from), text);
		Files.writeString(file, text.replace(from, to));
		final String said = assertThrows(ScoreException.class, () -> AnnotationFile.read(file)).getMessage();
		assertTrue(said.contains(message), said);
	}

	@Test
	void badFilesAreNamed() throws IOException {
		final Path file = dir.resolve("bad.json");
		assertTrue(said(file).contains("bad.json does not exist"));
		Files.writeString(file, "{ \"schema_version\": ");
		assertTrue(said(file).contains("bad.json is not valid JSON (line 1"));
		final String text = AnnotationFile.toText(TestAnnotations.of(TestAnnotations.front()));
		Files.writeString(file, text.replace("\"label\" : 1,", "\"label\" : 1, \"label\" : 1,"));
		assertTrue(said(file).contains("Duplicate field"));
		assertTrue(assertThrows(ScoreException.class, () -> AnnotationFile.list(dir.resolve("none"))).getMessage().contains(
			"does not exist"));
	}

	private static String said(final Path file) {
		return assertThrows(ScoreException.class, () -> AnnotationFile.read(file)).getMessage();
	}

	@Test
	void fullMasksAreFoundBesideTheAnnotationsByTheirChecksum() throws IOException {
		final Map<Integer, Mask> none = AnnotationFile.fullMasks(TestAnnotations.of(TestAnnotations.front()), dir.resolve(
			"case_1.json"));
		assertTrue(none.isEmpty());
		final Path labels = dir.resolve("labels").resolve("m.nii.gz"), file = dir.resolve("weak").resolve("case_1.json");
		final byte[] values = new byte[TestAnnotations.GRID.arrayLength()];
		values[5] = 1;
		values[6] = 2;
		VolumeFiles.write(Volume.ofUnsignedBytes(values, TestAnnotations.GRID), labels);
		final CaseAnnotations a = TestAnnotations.of(StructureAnnotation.of(TestAnnotations.BACK).withMask(new FullMask(
			FileReferences.of(labels), 2)));
		AnnotationFile.write(a, file);
		final Map<Integer, Mask> masks = AnnotationFile.fullMasks(AnnotationFile.read(file), file);
		assertEquals(1, masks.get(2).count());
		assertEquals(1, masks.get(2).voxels()[6]);
		assertEquals(List.of("case_1"), List.copyOf(AnnotationFile.list(file.getParent()).keySet()));
		assertEquals(1, AnnotationFile.readAll(file.getParent()).size());
		VolumeFiles.writeMask(new Mask(values, TestAnnotations.GRID), labels);
		Files.write(labels, new byte[] { 0 });
		final String said = assertThrows(ScoreException.class, () -> AnnotationFile.fullMasks(a, file)).getMessage();
		assertTrue(said.contains("m.nii.gz of posterior (case case_1") && said.contains("was changed"), said);
	}

	@Test
	void newerAnnotationsAddToOlderOnes() {
		final CaseAnnotations old = TestAnnotations.of(TestAnnotations.front());
		final StructureAnnotation more = StructureAnnotation.of(TestAnnotations.FRONT).withScribbles(List.of(TestAnnotations
			.stroke(true, 2, 3, 3, 3), TestAnnotations.stroke(true, 1, 1, 1, 1))).withSize(new SizeRange(50, 60));
		final CaseAnnotations both = old.merge(TestAnnotations.of(more, TestAnnotations.back()));
		assertEquals(3, both.structure(1).scribbles().size(), "the stroke that is there already counts once");
		assertEquals(new SizeRange(50, 60), both.structure(1).size());
		assertEquals(TestAnnotations.front().boxes(), both.structure(1).boxes());
		assertEquals(TestAnnotations.back(), both.structure(2));
		final CaseAnnotations other = CaseAnnotations.of("case_2", null, TestAnnotations.GRID, List.of());
		assertTrue(assertThrows(ScoreException.class, () -> old.merge(other)).getMessage().contains("case case_2"));
		final CaseAnnotations grid = CaseAnnotations.of("case_1", null, Geometry.of(12, 10, 9, 1, 1, 2), List.of());
		assertTrue(assertThrows(ScoreException.class, () -> old.merge(grid)).getMessage().contains("not on the same grid"));
	}
}
