package sc.fiji.score.annotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;

class RoiFilesTest {

	private static final Geometry GRID = TestAnnotations.GRID;

	@TempDir
	Path dir;

	/** Saves the ROIs and reads them again, as the ROI Manager's files are. */
	private List<StructureAnnotation> read(final Roi... rois) {
		final Path file = dir.resolve("rois.zip");
		RoiFiles.save(List.of(rois), file);
		return RoiFiles.read(file, GRID, List.of(TestAnnotations.FRONT, TestAnnotations.BACK), null);
	}

	private static Roi named(final Roi roi, final String name, final int position) {
		roi.setName(name);
		if (position > 0) roi.setPosition(position); // it would take the slices of points away
		return roi;
	}

	private static PointRoi point(final int x, final int y, final int position) {
		final PointRoi roi = new PointRoi();
		roi.addPoint(x, y, position);
		return roi;
	}

	private String said(final Roi... rois) {
		return assertThrows(ScoreException.class, () -> read(rois)).getMessage();
	}

	@Test
	void rectanglesAreBoxesOnTheirSlice() {
		final StructureAnnotation s = read(named(new Roi(2, 3, 4, 5), "box:1", 4), named(new Roi(1, 1, 2, 2), "anterior:box",
			8)).get(0);
		assertEquals(TestAnnotations.FRONT, s.structure());
		assertEquals(List.of(new BoxAnnotation(Axis.Z, new Box(2, 3, 3, 4, 5, 1)), new BoxAnnotation(Axis.Z, new Box(1, 1, 7,
			2, 2, 1))), s.boxes());
	}

	@Test
	void boxesIn3dSpanTheirSlices() {
		final StructureAnnotation s = read(named(new Roi(2, 3, 4, 5), "box3d:2", 3), named(new Roi(3, 2, 4, 5), "box3d:2-1",
			6), named(new Roi(9, 9, 1, 1), "2:box3d.2", 8)).get(0);
		assertEquals(TestAnnotations.BACK, s.structure());
		assertEquals(List.of(BoxAnnotation.of(new Box(2, 2, 2, 5, 6, 4)), BoxAnnotation.of(new Box(9, 9, 7, 1, 1, 1))), s
			.boxes());
	}

	@Test
	void linesBrushesAndAreasAreScribbles() {
		final Roi thick = named(new Line(2, 5, 6, 5), "1:fg", 2);
		thick.setStrokeWidth(3);
		final StructureAnnotation s = read(named(new PolygonRoi(new float[] { 1, 4, 6 }, new float[] { 1, 4, 4 }, 3,
			Roi.FREELINE), "1:FG", 1), named(new Roi(0, 0, 2, 2), "1:bg", 3), named(new ShapeRoi(new OvalRoi(2, 3, 4, 3)),
				"1:fg-7", 4), thick).get(0);
		assertEquals(List.of(new VoxelRun(1, 1, 0, 1), new VoxelRun(2, 2, 0, 1), new VoxelRun(3, 3, 0, 1), new VoxelRun(4, 4,
			0, 3)), s.scribbles().get(0).runs());
		assertEquals(new Scribble(false, List.of(new VoxelRun(0, 0, 2, 2), new VoxelRun(0, 1, 2, 2))), s.scribbles().get(1));
		assertEquals(List.of(new VoxelRun(3, 3, 3, 2), new VoxelRun(2, 4, 3, 4), new VoxelRun(3, 5, 3, 2)), s.scribbles().get(
			2).runs());
		assertEquals(List.of(new VoxelRun(1, 4, 1, 7), new VoxelRun(1, 5, 1, 7), new VoxelRun(1, 6, 1, 7)), s.scribbles().get(
			3).runs());
		assertTrue(s.boxes().isEmpty(), "a rectangle whose name says background is no box");
	}

	@Test
	void pointsHaveSlicesOfTheirOwn() {
		final PointRoi multi = new PointRoi();
		multi.addPoint(3, 4, 7);
		multi.addPoint(5.4, 6.6, 2);
		multi.setName("posterior:fg");
		final StructureAnnotation s = read(multi, named(point(8, 8, 5), "2:bg", 0), named(new PointRoi(1, 2), "2:bg-1", 3))
			.get(0);
		assertEquals(List.of(new PointAnnotation(3, 4, 6, true), new PointAnnotation(5, 7, 1, true), new PointAnnotation(8, 8,
			4, false), new PointAnnotation(1, 2, 2, false)), s.points());
	}

	@Test
	void groupsAndADefaultTellTheStructure() {
		final Roi brush = named(new OvalRoi(2, 3, 4, 3), "0004-0003-0004", 4), back = named(new OvalRoi(0, 0, 4, 4), null, 4);
		brush.setGroup(2);
		back.setGroup(255);
		final Roi box = named(new Roi(2, 3, 4, 5), null, 4);
		box.setGroup(1);
		final List<StructureAnnotation> read = read(brush, back, box);
		assertEquals(List.of(Structure.FOREGROUND, TestAnnotations.FRONT, TestAnnotations.BACK), read.stream().map(
			StructureAnnotation::structure).toList());
		assertTrue(!read.get(0).scribbles().get(0).foreground() && read.get(2).scribbles().get(0).foreground());
		assertEquals(1, read.get(1).boxes().size());
		final List<StructureAnnotation> single = new RoiReader(GRID, List.of(), Structure.ofLabel(7)).read(List.of(named(
			new OvalRoi(2, 3, 4, 3), "0004", 4)), "ROI Manager");
		assertEquals(7, single.get(0).structure().label());
	}

	@Test
	void tagsAreNames() {
		final StructureAnnotation s = read(named(point(1, 1, 6), "1:absent", 0), named(new Roi(0, 0, 3, 3), "1:present",
			2), named(new PointRoi(1, 1), "present:1", 0)).get(0);
		assertEquals(List.of(new Tag(Axis.Z, 5, false), new Tag(Axis.Z, 1, true), Tag.image(true)), s.tags());
		assertTrue(s.points().isEmpty() && s.boxes().isEmpty());
	}

	@Test
	void everyBadRoiIsListedWithItsName() {
		final String all = said(named(new OvalRoi(1, 1, 3, 3), "1:gf", 1), named(new OvalRoi(1, 1, 3, 3), "lens:fg", 1),
			named(new OvalRoi(1, 1, 3, 3), "box:1", 1), named(new OvalRoi(1, 1, 3, 3), "1:fg", 9), named(new Roi(10, 1, 3, 3),
				"box:1", 1), named(new OvalRoi(20, 1, 3, 3), "1:fg", 1), named(point(3, 10, 1), "1:fg", 0), named(
					new OvalRoi(1, 1, 3, 3), "1:fg", 0), named(new OvalRoi(1, 1, 3, 3), "0001", 1), named(new Roi(1, 1, 2, 2),
						"1:absent", 9));
		final List<String> words = List.of("name is not understood", "no structure called lens. Known: anterior, posterior",
			"is no rectangle", "outside of the volume", "outside of the volume", "outside of the volume",
			"outside of the volume", "it has no slice", "neither its name nor its group", "outside of the volume");
		final List<String> lines = all.lines().toList();
		assertEquals(words.size(), lines.size(), all);
		for (int i = 0; i < words.size(); i++)
			assertTrue(lines.get(i).contains(words.get(i)) && lines.get(i).contains("rois.zip, ROI " + (i + 1) + " ("), lines
				.get(i));
	}

	@Test
	void aBrushMayReachOverTheEdge() {
		final StructureAnnotation s = read(named(new Roi(-1, 4, 4, 1), "1:fg", 1)).get(0);
		assertEquals(List.of(new VoxelRun(0, 4, 0, 3)), s.scribbles().get(0).runs());
	}

	@Test
	void badFilesAreNamed() throws IOException {
		final Path zip = Files.writeString(dir.resolve("no.zip"), "no"), roi = Files.writeString(dir.resolve("no.roi"),
			"not a ROI, but a text that is long enough to be one, one would think, by its length");
		assertTrue(open(zip).contains("no.zip holds no ROI"));
		assertTrue(open(roi).contains("no.roi is damaged"));
		assertTrue(open(dir.resolve("none.roi")).contains("none.roi does not exist"));
		assertTrue(open(Files.writeString(dir.resolve("a.txt"), "")).contains("no ROI file"));
		final List<Roi> two = List.of(new Roi(0, 0, 1, 1), new Roi(0, 0, 1, 1));
		assertTrue(assertThrows(ScoreException.class, () -> RoiFiles.save(two, dir.resolve("two.roi"))).getMessage()
			.contains("can hold one ROI, but there are 2"));
		assertTrue(assertThrows(ScoreException.class, () -> new RoiReader(GRID, List.of(), null).read(List.of(),
			"The ROI Manager")).getMessage().contains("The ROI Manager holds no ROI"));
	}

	private static String open(final Path file) {
		return assertThrows(ScoreException.class, () -> RoiFiles.open(file)).getMessage();
	}

	@Test
	void aSingleRoiFileWorks() {
		final Path file = dir.resolve("one.roi");
		RoiFiles.save(List.of(named(new Roi(2, 3, 4, 5), "box:1", 4)), file);
		assertTrue(RoiFiles.isRoiFile(file));
		assertEquals(1, RoiFiles.read(file, GRID, List.of(), null).get(0).boxes().size());
	}

	@Test
	void annotationsComeBackFromRois() {
		final CaseAnnotations a = TestAnnotations.of(TestAnnotations.front(), TestAnnotations.back());
		final Path file = dir.resolve("out.zip");
		final List<String> leftOut = RoiFiles.write(a, file);
		assertEquals(List.of("tags of anterior on slices along x or y", "the size range of anterior"), leftOut);
		final CaseAnnotations b = CaseAnnotations.of("case_1", null, GRID, RoiFiles.read(file, GRID, List.of(
			TestAnnotations.FRONT, TestAnnotations.BACK), null));
		final StructureAnnotation x = a.structure(1), y = b.structure(1);
		assertEquals(Set.copyOf(x.boxes()), Set.copyOf(y.boxes()));
		assertEquals(x.points(), y.points());
		assertEquals(x.scribbles(), y.scribbles());
		assertEquals(x.tags().stream().filter(t -> t.axis() != Axis.X).toList(), y.tags());
		assertEquals(a.structure(2), b.structure(2));
		final CaseAnnotations size = TestAnnotations.of(StructureAnnotation.of(TestAnnotations.FRONT).withSize(new SizeRange(
			1, 2)));
		assertTrue(assertThrows(ScoreException.class, () -> RoiFiles.write(size, file)).getMessage().contains(
			"no annotation that a ROI can show"));
	}

	@Test
	void simulatedStrokesSurviveAsRois() {
		final Geometry g = Geometry.of(24, 30, 12, 1, 1, 1);
		final CaseAnnotations a = new SimulatedAnnotator(SimulatedAnnotator.Settings.DEFAULT).annotate("c", null,
			TestAnnotations.reference(g), EnumSet.of(AnnotationKind.SCRIBBLES), Map.of(), null);
		final Path file = dir.resolve("strokes.zip");
		assertEquals(List.of(), RoiFiles.write(a, file));
		final CaseAnnotations b = CaseAnnotations.of("c", null, g, RoiFiles.read(file, g, List.of(TestAnnotations.FRONT,
			TestAnnotations.BACK), null));
		for (final Structure s : List.of(TestAnnotations.FRONT, TestAnnotations.BACK))
			assertArrayEquals(AnnotationRaster.of(a, s, Map.of(), true).known(),
				AnnotationRaster.of(b, s, Map.of(), true).known());
	}

	@Test
	void whatIsNoSelectionOfVoxelsIsRefused() {
		final Roi text = new TextRoi(1, 1, "hello");
		final String said = assertThrows(ScoreException.class, () -> new RoiReader(GRID, List.of(), null).read(List.of(named(
			text, "1:fg", 1)), "here")).getMessage();
		assertTrue(said.contains("here, ROI 1 (1:fg): a ROI of type Text cannot be used"), said);
	}
}
