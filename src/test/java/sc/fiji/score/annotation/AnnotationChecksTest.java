package sc.fiji.score.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

class AnnotationChecksTest {

	private static final StructureAnnotation FRONT = StructureAnnotation.of(TestAnnotations.FRONT);
	private static final List<Scribble> STROKE = List.of(TestAnnotations.stroke(true, 2, 3, 3, 3));

	private static List<String> problems(final StructureAnnotation... structures) {
		return AnnotationChecks.problems(TestAnnotations.of(structures), Map.of(), true);
	}

	private static void assertOne(final String words, final StructureAnnotation... structures) {
		final List<String> found = problems(structures);
		assertEquals(1, found.size(), found.toString());
		assertTrue(found.get(0).startsWith("Case case_1, structure ") && found.get(0).contains(words), found.get(0));
	}

	@Test
	void goodAnnotationsPass() {
		assertEquals(List.of(), problems(TestAnnotations.front(), TestAnnotations.back()));
		AnnotationChecks.require(List.of());
	}

	@Test
	void everythingOutsideIsListed() {
		final List<String> found = problems(FRONT.withBoxes(List.of(BoxAnnotation.of(new Box(8, 0, 0, 5, 1, 1))))
			.withScribbles(List.of(TestAnnotations.stroke(true, 2, 3, 8, 1))).withPoints(List.of(new PointAnnotation(-1, 0, 0, true)))
			.withTags(List.of(new Tag(Axis.Z, 8, true))));
		assertEquals(4, found.size(), found.toString());
		assertTrue(found.get(0).contains("the box at (8, 0, 0) of 5 x 1 x 1 voxels lies outside"), found.get(0));
		assertTrue(found.get(1).contains("a scribble lies outside"), found.get(1));
		assertTrue(found.get(2).contains("the point (-1, 0, 0) lies outside"), found.get(2));
		assertTrue(found.get(3).contains("slice 8 along z lies outside"), found.get(3));
	}

	@Test
	void anotherGridIsNamed() {
		final CaseAnnotations a = TestAnnotations.of(TestAnnotations.front());
		assertEquals(List.of(), AnnotationChecks.grid(a, TestAnnotations.GRID, "image.nii"));
		final String said = AnnotationChecks.grid(a, Geometry.of(12, 10, 8, 1, 1, 1), "image.nii").get(0);
		assertTrue(said.startsWith("Case case_1: ") && said.contains("another grid") && said.contains("image.nii"), said);
	}

	@Test
	void contradictionsOfMarksAreFound() {
		assertOne("the voxel (3, 3, 3) and 1 more is marked as foreground and as background", FRONT.withScribbles(List.of(
			STROKE.get(0), TestAnnotations.stroke(false, 3, 3, 3, 5))));
		assertOne("(2, 3, 3) and 2 more is marked as foreground and as background", FRONT.withScribbles(STROKE),
			StructureAnnotation.of(Structure.FOREGROUND).withScribbles(List.of(TestAnnotations.stroke(false, 0, 3, 3, 5))));
		assertOne("(2, 3, 3) is marked as foreground, but also as that of anterior", FRONT.withScribbles(STROKE),
			StructureAnnotation.of(TestAnnotations.BACK).withPoints(List.of(new PointAnnotation(2, 3, 3, true))));
	}

	@Test
	void boxesHaveToHoldTheForeground() {
		final List<PointAnnotation> point = List.of(new PointAnnotation(5, 5, 5, true));
		assertOne("(5, 5, 5) is marked as foreground, but the boxes exclude it", FRONT.withPoints(point).withBoxes(List.of(
			BoxAnnotation.of(new Box(0, 0, 0, 5, 6, 6)))));
		assertOne("the boxes exclude it", FRONT.withPoints(point).withBoxes(List.of(new BoxAnnotation(Axis.Z, new Box(0, 0, 5,
			5, 5, 1)))));
		assertEquals(List.of(), problems(FRONT.withPoints(point).withBoxes(List.of(new BoxAnnotation(Axis.Z, new Box(0, 0, 4,
			5, 5, 1))))), "a 2D box says nothing of other slices");
		assertEquals(List.of(), problems(FRONT.withPoints(point).withBoxes(List.of(BoxAnnotation.of(new Box(0, 0, 0, 2, 2,
			2)), BoxAnnotation.of(new Box(5, 5, 5, 1, 1, 1))))), "one of the boxes holds it");
	}

	@Test
	void tagsHaveToAgree() {
		assertOne("the tag says that slice 3 along z does not show it", FRONT.withScribbles(STROKE).withTags(List.of(new Tag(
			Axis.Z, 3, false))));
		assertOne("the tag says that the whole image does not show it", FRONT.withScribbles(STROKE).withTags(List.of(Tag
			.image(false))));
		assertOne("slice 2 along x is tagged as present and as absent", FRONT.withTags(List.of(new Tag(Axis.X, 2, false),
			new Tag(Axis.X, 2, true))));
		assertOne("but a slice as present", FRONT.withTags(List.of(Tag.image(false), new Tag(Axis.X, 2, true))));
		assertOne("there is a box on slice 3 along z", FRONT.withTags(List.of(new Tag(Axis.Z, 3, false))).withBoxes(List.of(
			new BoxAnnotation(Axis.Z, new Box(0, 0, 3, 2, 2, 1)))));
		assertOne("slice 6 along z is tagged as present, but boxes or background marks leave no voxel", FRONT.withTags(List
			.of(new Tag(Axis.Z, 6, true))).withBoxes(List.of(BoxAnnotation.of(new Box(0, 0, 3, 2, 2, 2)))));
		assertOne("the tag says that slice 3 along z does not show it", FRONT.withScribbles(STROKE), StructureAnnotation.of(
			Structure.FOREGROUND).withTags(List.of(new Tag(Axis.Z, 3, false))));
	}

	@Test
	void sizesHaveToBePossible() {
		assertOne("its ends are exchanged", FRONT.withSize(new SizeRange(10, 5)));
		assertOne("the whole volume has only 1920 mm3", FRONT.withSize(new SizeRange(2000, 3000)));
		assertOne("leave only 48 mm3", FRONT.withSize(new SizeRange(49, 60)).withBoxes(List.of(BoxAnnotation.of(new Box(0, 0,
			0, 2, 3, 4)))));
		assertOne("leave only 240 mm3", FRONT.withSize(new SizeRange(241, 260)).withTags(List.of(0, 1, 2, 3, 4, 5, 7).stream()
			.map(z -> new Tag(Axis.Z, z, false)).toList()));
		assertOne("6 mm3 are marked as foreground already", FRONT.withSize(new SizeRange(1, 5)).withScribbles(STROKE));
		assertEquals(List.of(), problems(FRONT.withSize(new SizeRange(6, 6)).withScribbles(STROKE)));
	}

	@Test
	void aFullMaskHasToAgree() {
		final byte[] voxels = new byte[TestAnnotations.GRID.arrayLength()];
		voxels[TestAnnotations.GRID.index(2, 3, 3)] = 1;
		final List<String> found = AnnotationChecks.problems(TestAnnotations.of(FRONT.withScribbles(List.of(STROKE.get(0),
			TestAnnotations.stroke(false, 0, 3, 3, 3))).withSize(new SizeRange(10, 20))), Map.of(1, new Mask(voxels,
				TestAnnotations.GRID)), true);
		assertEquals(4, found.size(), found.toString());
		assertTrue(found.get(1).contains("(3, 3, 3) and 1 more is marked as foreground, but the full mask"), found.get(1));
		assertTrue(found.get(2).contains("is marked as background, but the full mask"), found.get(2));
		assertTrue(found.get(3).contains("the full mask has 2 mm3"), found.get(3));
	}

	@Test
	void aStructureThatNobodyAnnotatesIsNamedWithTheCases() {
		final List<CaseAnnotations> set = List.of(TestAnnotations.of(TestAnnotations.front()), CaseAnnotations.of("case_2",
			null, TestAnnotations.GRID, List.of(StructureAnnotation.of(TestAnnotations.BACK))));
		assertEquals(List.of(), AnnotationChecks.missing(set, List.of(TestAnnotations.FRONT, Structure.FOREGROUND)));
		final List<String> found = AnnotationChecks.missing(set, List.of(TestAnnotations.FRONT, TestAnnotations.BACK));
		assertEquals(1, found.size());
		assertTrue(found.get(0).contains("posterior (label 2)") && found.get(0).contains("case_1, case_2"), found.get(0));
	}

	@Test
	void allProblemsAreToldAtOnce() {
		final List<String> all = new ArrayList<>(problems(FRONT.withSize(new SizeRange(10, 5)), StructureAnnotation.of(
			TestAnnotations.BACK).withSize(new SizeRange(10, 5))));
		assertEquals(2, all.size());
		final String said = assertThrows(ScoreException.class, () -> AnnotationChecks.require(all)).getMessage();
		assertTrue(all.stream().allMatch(said::contains), said);
	}
}
