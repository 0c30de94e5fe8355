package sc.fiji.score.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class SimulatedAnnotatorTest {

	private static final Geometry GRID = Geometry.of(26, 32, 14, 1, 1, 1.5);
	private static final Map<Structure, Mask> TRUTH = TestAnnotations.reference(GRID);
	private static final Set<AnnotationKind> ALL = EnumSet.complementOf(EnumSet.of(AnnotationKind.MASKS));

	private static CaseAnnotations annotate(final SimulatedAnnotator.Settings settings, final String name,
		final Map<Structure, Mask> truth, final AnnotationKind first, final AnnotationKind... more)
	{
		return new SimulatedAnnotator(settings).annotate(name, null, truth, EnumSet.of(first, more), Map.of(), null);
	}

	private static SimulatedAnnotator.Settings exact() {
		return new SimulatedAnnotator.Settings(Axis.Z, 3, 0, 0, 0.2, 1);
	}

	private static byte[] marks(final CaseAnnotations a, final int label, final boolean foreground) {
		final RasterPainter painter = new RasterPainter(a);
		if (a.structure(label) != null) painter.marks(a.structure(label), foreground, (byte) 1);
		return painter.known();
	}

	@Test
	void exactBoxesAreTight() {
		final CaseAnnotations a = annotate(exact(), "c", TRUTH, AnnotationKind.BOXES3D, AnnotationKind.BOXES2D);
		TRUTH.forEach((s, mask) -> {
			final List<BoxAnnotation> boxes = a.structure(s.label()).boxes();
			assertEquals(mask.boundingBox(), boxes.stream().filter(BoxAnnotation::is3d).findFirst().orElseThrow().box());
			assertEquals(1 + mask.boundingBox().depth(), boxes.size());
			for (final BoxAnnotation b : boxes) {
				if (b.is3d()) continue;
				final Box in = mask.crop(Axis.Z.slice(b.slice(), GRID)).boundingBox();
				assertEquals(new Box(in.x(), in.y(), b.slice(), in.width(), in.height(), 1), b.box());
			}
		});
	}

	@Test
	void jitterMovesTheSidesByAboutItsSize() {
		double squares = 0;
		int n = 0;
		for (int i = 0; i < 40; i++) {
			final CaseAnnotations a = annotate(new SimulatedAnnotator.Settings(Axis.Z, 3, 2, 0, 0, 1), "case " + i, TRUTH,
				AnnotationKind.BOXES3D);
			final Box b = a.structure(2).boxes().get(0).box(), t = TRUTH.get(TestAnnotations.BACK).boundingBox();
			for (final int d : new int[] { b.x() - t.x(), b.x() + b.width() - t.x() - t.width() }) {
				squares += d * d;
				n++;
			}
		}
		assertEquals(2, Math.sqrt(squares / n), 0.5);
	}

	@Test
	void exactStrokesLieInTheirStructureAndAroundIt() {
		final CaseAnnotations a = annotate(exact(), "c", TRUTH, AnnotationKind.SCRIBBLES);
		final Set<Integer> slices = new HashSet<>();
		for (final Structure s : TRUTH.keySet()) {
			final byte[] fg = marks(a, s.label(), true);
			int n = 0;
			for (int i = 0; i < fg.length; i++)
				if (fg[i] != 0) {
					n++;
					slices.add(i / (GRID.nx() * GRID.ny()));
					assertEquals(1, TRUTH.get(s).voxels()[i]);
				}
			assertTrue(n >= 4 && n < TRUTH.get(s).count() / 5, s + ": " + n);
		}
		assertEquals(3, slices.size());
		final byte[] bg = marks(a, 0, false);
		int n = 0;
		for (int i = 0; i < bg.length; i++)
			if (bg[i] != 0) {
				n++;
				for (final Mask m : TRUTH.values())
					assertEquals(0, m.voxels()[i]);
				assertTrue(slices.contains(i / (GRID.nx() * GRID.ny())));
			}
		assertTrue(n > 20, "background " + n);
	}

	@Test
	void aStrokeRunsAlongTheLongSide() {
		final byte[] bar = new byte[GRID.arrayLength()];
		for (int y = 3; y < 29; y++)
			for (int x = 8; x < 15; x++)
				bar[GRID.index(x, y, 5)] = 1;
		final CaseAnnotations a = annotate(exact(), "c", Map.of(TestAnnotations.FRONT, new Mask(bar, GRID)),
			AnnotationKind.SCRIBBLES);
		final Box b = new Mask(marks(a, 1, true), GRID).boundingBox();
		assertTrue(b.height() >= 20 && b.width() <= 5, b.toString());
		assertTrue(marks(a, 1, false)[GRID.index(5, 15, 5)] != 0, "a single structure's background is its own");
	}

	@Test
	void pointsTagsAndSizesAreRightWhenExact() {
		final CaseAnnotations a = annotate(exact(), "c", TRUTH, AnnotationKind.POINTS, AnnotationKind.TAGS,
			AnnotationKind.SIZE);
		TRUTH.forEach((s, mask) -> {
			final StructureAnnotation said = a.structure(s.label());
			final PointAnnotation p = said.points().get(0);
			assertTrue(said.points().size() == 1 && mask.get(p.x(), p.y(), p.z()) && p.foreground());
			assertEquals(GRID.nz(), said.tags().size());
			for (final Tag t : said.tags())
				assertEquals(!mask.crop(Axis.Z.slice(t.slice(), GRID)).isEmpty(), t.present());
			final double volume = mask.count() * 1.5;
			assertEquals(volume * 0.8, said.size().low(), 1e-9);
			assertEquals(volume * 1.2, said.size().high(), 1e-9);
		});
	}

	@Test
	void theShareOfWrongTagsIsAsStated() {
		int wrong = 0, all = 0;
		for (int i = 0; i < 60; i++) {
			final CaseAnnotations a = annotate(new SimulatedAnnotator.Settings(Axis.Y, 3, 0, 0.2, 0, 1), "case " + i, TRUTH,
				AnnotationKind.TAGS);
			for (final Tag t : a.structure(1).tags()) {
				all++;
				if (t.present() == TRUTH.get(TestAnnotations.FRONT).crop(Axis.Y.slice(t.slice(), GRID)).isEmpty()) wrong++;
			}
		}
		assertEquals(0.2, wrong / (double) all, 0.04);
	}

	@Test
	void theSameSeedGivesTheSameAnnotationsAndAnotherOneOthers() {
		final SimulatedAnnotator.Settings one = new SimulatedAnnotator.Settings(Axis.Z, 3, 1, 0.1, 0.1, 1);
		final SimulatedAnnotator.Settings two = new SimulatedAnnotator.Settings(Axis.Z, 3, 1, 0.1, 0.1, 2);
		final List<StructureAnnotation> a = all(one, "c", TRUTH).structures();
		assertEquals(a, all(one, "c", TRUTH).structures());
		assertNotEquals(a, all(two, "c", TRUTH).structures());
		assertNotEquals(a, all(one, "d", TRUTH).structures());
		assertEquals(new Simulation(2, 1, 0.1, 0.1, null), all(two, "c", TRUTH).simulation());
	}

	private static CaseAnnotations all(final SimulatedAnnotator.Settings settings, final String name,
		final Map<Structure, Mask> truth)
	{
		return new SimulatedAnnotator(settings).annotate(name, null, truth, ALL, Map.of(), null);
	}

	@Test
	void evenASloppyAnnotatorDoesNotContradictHimself() {
		for (int i = 0; i < 30; i++) {
			final CaseAnnotations a = all(new SimulatedAnnotator.Settings(Axis.values()[i % 3], 1 + i % 5, i % 4, 0.3, 0.05, i),
				"case " + i, TRUTH);
			assertEquals(List.of(), AnnotationChecks.problems(a, Map.of(), true));
		}
	}

	@Test
	void aStructureThatIsNotThereIsTaggedAsAbsent() {
		final Map<Structure, Mask> truth = new LinkedHashMap<>(TRUTH);
		truth.put(TestAnnotations.BACK, new Mask(new byte[GRID.arrayLength()], GRID));
		final CaseAnnotations a = all(exact(), "c", truth);
		assertEquals(StructureAnnotation.of(TestAnnotations.BACK).withTags(List.of(Tag.image(false))), a.structure(2));
		assertEquals(List.of(), AnnotationChecks.problems(a, Map.of(), true));
	}

	@Test
	void fullMasksNeedNothingElse() {
		final FullMask file = new FullMask(TestAnnotations.FILE, 1);
		final CaseAnnotations a = new SimulatedAnnotator(exact()).annotate("c", null, Map.of(TestAnnotations.FRONT, TRUTH.get(
			TestAnnotations.FRONT)), EnumSet.allOf(AnnotationKind.class), Map.of(TestAnnotations.FRONT, file), null);
		assertEquals(StructureAnnotation.of(TestAnnotations.FRONT).withMask(file), a.structure(1));
	}

	@Test
	void worksOnRealMasks() throws IOException {
		final Path folder = Path.of("../shared/data/hippocampus/labels");
		Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: " + folder + " is absent");
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.sorted().limit(10).toList()) {
				final Volume labels = VolumeFiles.read(file);
				final Map<Structure, Mask> truth = new LinkedHashMap<>();
				for (final Structure s : List.of(TestAnnotations.FRONT, TestAnnotations.BACK))
					truth.put(s, Mask.of(labels, s));
				final CaseAnnotations a = all(SimulatedAnnotator.Settings.DEFAULT, file.getFileName().toString(), truth);
				assertEquals(List.of(), AnnotationChecks.problems(a, Map.of(), true), file.toString());
				for (final Structure s : truth.keySet()) {
					final byte[] fg = marks(a, s.label(), true);
					int right = 0, n = 0;
					for (int i = 0; i < fg.length; i++)
						if (fg[i] != 0) {
							n++;
							right += truth.get(s).voxels()[i];
						}
					assertTrue(n >= 5 && right >= 0.9 * n, file + ", " + s.name() + ": " + right + " of " + n);
				}
			}
		}
	}
}
