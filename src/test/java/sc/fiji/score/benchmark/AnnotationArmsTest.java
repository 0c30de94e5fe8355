package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.annotation.Axis;
import sc.fiji.score.annotation.Scribble;
import sc.fiji.score.annotation.SimulatedAnnotator;
import sc.fiji.score.annotation.VoxelRun;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.task.TinyCases;
import sc.fiji.score.training.StructureSupervision;
import sc.fiji.score.training.TrainingCase;
import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** The suite of weak annotations: {@link AnnotationArms}, its supervisions, and {@link AnnotationTable}. */
class AnnotationArmsTest {

	private static final List<Structure> BOTH = List.of(TwoPartCase.LEFT, TwoPartCase.RIGHT);
	private static final RegionScores EXACT = RegionScores.of(FeedbackMode.EXACT, PartitionParameters.slabs(2, 1));
	private static final SimulatedAnnotator.Settings STEADY = new SimulatedAnnotator.Settings(Axis.Z, 3, 0, 0, 0.1, 1);

	@TempDir
	Path dir;

	private static List<Arm> arms(final int train, final StudyStructures structures) {
		return new Suites(train, FeedbackMode.EXACT, PartitionParameters.slabs(2, 1), Arm.Variation.NONE).optStructures(
			structures).arms(List.of(Suite.ANNOTATIONS));
	}

	private static StudyStructures found(final boolean split) {
		return StudyStructures.of(TwoPartCase.list(1, 2, split), Progress.NONE);
	}

	private static TrainingOptions options(final String name) {
		return TinyCase.settings(1L).options(arms(100, found(false)).stream().filter(a -> a.name().equals(name)).findFirst()
			.orElseThrow(), 1);
	}

	private static List<TrainingCase> lessons(final Supervision s, final int count) {
		return s.teachAll(TwoPartCase.cases(count, 1, true).training(), 1, List.of(), Progress.NONE).stream().map(
			Supervision.Lesson::example).toList();
	}

	@Test
	void structuresAreTheValuesOfTheReferences() {
		assertEquals(new StudyStructures(BOTH, BOTH), found(true));
		assertEquals(new StudyStructures(BOTH, List.of(Structure.FOREGROUND)), found(false));
		final ExperimentCase odd = new ExperimentCase() {

			@Override
			public String name() {
				return "odd";
			}

			@Override
			public Geometry geometry() {
				return TinyCases.GRID;
			}

			@Override
			public Data load() {
				return new TinyCase(1).load();
			}

			@Override
			public Labels labels() {
				final float[] values = new float[TinyCases.GRID.arrayLength()];
				values[5] = 1.5f;
				return new Labels(Volume.of(values, TinyCases.GRID), Volume.of(values, TinyCases.GRID));
			}
		};
		assertTrue(assertThrows(ScoreException.class, () -> StudyStructures.of(List.of(odd), Progress.NONE)).getMessage()
			.contains("case odd is 1.5"));
	}

	@Test
	void armsDifferInWhatTheyAreAbout() {
		assertEquals(List.of("full_masks", "boxes3d", "scribbles", "points_size", "tags", "half_labelled",
			"boxes3d_no_tightness", "points_no_size", "scribbles_no_pairwise", "initial_masks", "full_masks_initial", "few_full",
			"scores_rest", "few_full_scores", "scores", "scores_scribbles"), arms(100, found(false)).stream().map(Arm::name)
				.toList());
		assertFalse(arms(100, StudyStructures.ONE).stream().anyMatch(a -> a.name().equals("half_labelled")));
		assertFalse(arms(1, found(false)).stream().anyMatch(a -> a.name().startsWith("few_full")));
		assertEquals(2, options("tags").network().structures());
		assertEquals(Heads.SOFTMAX, options("tags").heads());
		assertFalse(options("tags").network().hasMasks());
		assertEquals(1, options("scores").network().structures());
		assertTrue(options("few_full_scores").network().hasMasks());
		assertEquals(Map.of("tightness", 0.0), options("boxes3d_no_tightness").weakWeights());
		assertEquals(Map.of("pairwise", 0.0), options("scribbles_no_pairwise").weakWeights());
		assertEquals(Map.of(), options("boxes3d").weakWeights());
		assertEquals(options("full_masks"), options("points_size"));
	}

	@Test
	void halfLabelledCasesTakeTurns() {
		final List<TrainingCase> cases = lessons(new LabelledMasks(BOTH, false, true), 2);
		for (int i = 0; i < 2; i++) {
			assertTrue(cases.get(i).structures().get(i).isDense());
			assertFalse(cases.get(i).structures().get(1 - i).isDense());
		}
	}

	@Test
	void fewMasksAreDrawnBySeed() {
		final LabelledMasks full = new LabelledMasks(BOTH, true, false);
		final ScoredStructures scored = new ScoredStructures(BOTH, EXACT, 0, STEADY);
		final List<TrainingCase> both = lessons(new FewMasks(full, scored, 1, FewMasks.Part.BOTH), 3), few = lessons(
			new FewMasks(full, scored, 1, FewMasks.Part.FULL), 3), rest = lessons(new FewMasks(full, scored, 1,
				FewMasks.Part.SCORED), 3);
		assertEquals(both.get(0).name(), few.get(0).name());
		assertEquals(1, few.size());
		assertEquals(both.subList(1, 3).stream().map(TrainingCase::name).toList(), rest.stream().map(TrainingCase::name)
			.toList());
		assertTrue(both.get(0).structures().get(1).isDense() && both.get(1).structures().get(1).isScored());
	}

	@Test
	void worstRegionsGetScribbles() {
		assertNull(lessons(new ScoredStructures(BOTH, EXACT, 0, STEADY), 2).get(0).structures().get(0).weak());
		final List<StructureSupervision> all = lessons(new ScoredStructures(BOTH, EXACT, 1, STEADY), 2).get(0).structures();
		assertNotNull(all.get(0).weak());
		assertTrue(all.get(1).isScored());
		// One of eight regions: that of the lowest score, in one case and structure only.
		final long some = lessons(new ScoredStructures(BOTH, EXACT, 1 / 8.0, STEADY), 2).stream().flatMap(c -> c.structures()
			.stream()).filter(s -> s.weak() != null && holds(s.weak().known(), 1)).count();
		assertEquals(1, some);
	}

	private static boolean holds(final byte[] known, final int value) {
		for (final byte k : known)
			if (k == value) return true;
		return false;
	}

	@Test
	void correctingStrokesLieInTheErrorsOfTheirRegionWhereThereAreMost() {
		final StudyCase c = TwoPartCase.cases(1, 1, true).training().get(0);
		final RegionMap map = c.regions(PartitionParameters.slabs(2, 1), TwoPartCase.LEFT);
		final Mask truth = c.reference(TwoPartCase.LEFT), initial = c.initial(TwoPartCase.LEFT);
		int strokes = 0;
		for (int region = 1; region <= map.count(); region++)
			for (final Scribble s : RegionScribbles.draw("case", initial, truth, map, region, STEADY)) {
				strokes++;
				final int slice = s.runs().get(0).z();
				assertEquals(fullest(initial, truth, map, region, s.foreground()), wrong(initial, truth, map, region, s
					.foreground(), slice), "most errors");
				for (final VoxelRun r : s.runs())
					for (int x = r.x(); x < r.x() + r.length(); x++) {
						assertEquals(slice, r.z());
						assertEquals(region, map.at(TinyCases.GRID.index(x, r.y(), r.z())));
						assertEquals(s.foreground(), truth.get(x, r.y(), r.z()));
						assertEquals(!s.foreground(), initial.get(x, r.y(), r.z()));
					}
			}
		assertTrue(strokes >= 2, "only " + strokes);
		assertEquals(List.of(), RegionScribbles.draw("case", truth, truth, map, 1, STEADY), "nothing to correct");
	}

	private static int fullest(final Mask initial, final Mask truth, final RegionMap map, final int region,
		final boolean missed)
	{
		int most = 0;
		for (int z = 0; z < TinyCases.GRID.nz(); z++)
			most = Math.max(most, wrong(initial, truth, map, region, missed, z));
		return most;
	}

	/** How many voxels of a slice the mask misses, or has too many, in a region. */
	private static int wrong(final Mask initial, final Mask truth, final RegionMap map, final int region,
		final boolean missed, final int z)
	{
		int n = 0;
		for (int y = 0; y < TinyCases.GRID.ny(); y++)
			for (int x = 0; x < TinyCases.GRID.nx(); x++)
				if (map.at(TinyCases.GRID.index(x, y, z)) == region && truth.get(x, y, z) == missed && initial.get(x, y,
					z) != missed) n++;
		return n;
	}

	/** Every arm, end to end, with trainings of two steps. */
	@Test
	void allArmsRun() throws IOException {
		final StudyFolder folder = new StudyFolder(dir);
		final List<String> failures = new Study(TinyCase.settings(1L), folder, () -> {}).run(TwoPartCase.cases(2, 1, false),
			arms(2, found(false)), Progress.NONE);
		assertEquals(List.of(), failures);
		assertEquals(BOTH, ModelFile.read(folder.model("boxes3d", 1, 1)).structures());
		assertEquals(Heads.SOFTMAX, ModelFile.read(folder.model("tags", 1, 1)).heads());
		assertEquals(1, folder.info("few_full", 1).trainCases());
		assertEquals(2, folder.info("few_full_scores", 1).trainCases());
		assertEquals(2, folder.info("scores", 1).questionsPerCase());
		final List<String> lines = Files.readAllLines(folder.of("points_size", 1).resolve("cases.csv"));
		assertTrue(lines.get(0).endsWith("volume_mm3,reference_mm3,dice_label_1,dice_label_2"), lines.get(0));
		final CaseRow row = CaseRow.read(folder.of("points_size", 1).resolve("cases.csv")).get(0);
		assertEquals(row.metrics().get(Metric.DICE), (row.structures().get("label_1") + row.structures().get("label_2")) / 2,
			1e-12);
		assertEquals(TinyCases.truth(3).count() * 1.5, row.reference(), 1e-9);
		final AnnotationTable table = new AnnotationTable(ArmResults.of(folder.done()));
		assertEquals(16, table.rows().size());
		assertEquals(6, table.comparisons().size());
		assertEquals(List.of(), new StudySummary(ArmResults.of(folder.done())).table());
	}

	@Test
	void initialMasksAreMeasuredPerStructure() {
		final StudyFolder folder = new StudyFolder(dir);
		new Study(TinyCase.settings(1L), folder, () -> {}).run(TwoPartCase.cases(1, 1, true), arms(1, found(true)).stream()
			.filter(a -> a.name().equals("initial_masks")).toList(), Progress.NONE);
		final CaseRow row = CaseRow.read(folder.of("initial_masks", 1).resolve("cases.csv")).get(0);
		final StudyCase c = TwoPartCase.cases(1, 1, true).test().get(0);
		assertEquals(CaseRow.of("", c.reference(TwoPartCase.RIGHT), c.initial(TwoPartCase.RIGHT), 1).metrics().get(
			Metric.DICE), row.structures().get("label_2"), 1e-12);
	}

	@Test
	void sharesAreOfFullMasks() {
		final Map<String, ArmResults> all = new LinkedHashMap<>();
		put(all, "full_masks", .8, .9);
		put(all, "scribbles", .6, .7);
		put(all, "scribbles_no_pairwise", .5, .4);
		final AnnotationTable table = new AnnotationTable(all);
		assertEquals(1.3 / 1.7, table.rows().get(1).share().value(), 1e-12);
		assertEquals(.65, table.rows().get(1).dice().mean(), 1e-12);
		assertEquals(Math.sqrt(.02 / 3), table.rows().get(1).dice().sd(), 1e-9);
		assertEquals(.7, table.rows().get(1).structures().get("label_1").mean(), 1e-12);
		assertEquals(.2, table.comparisons().get(0).difference().value(), 1e-12);
		assertTrue(table.lines().get(2).matches("scribbles +2 0\\.6500 \\(0\\.\\d{4}\\).*"), table.lines()::toString);
		all.remove("full_masks");
		assertTrue(Double.isNaN(new AnnotationTable(all).rows().get(0).share().value()));
	}

	/** Two cases, two seeds that differ by nothing but the case's order of good and bad. */
	private static void put(final Map<String, ArmResults> all, final String name, final double first,
		final double second)
	{
		final Map<Long, List<CaseRow>> bySeed = new LinkedHashMap<>();
		for (final long seed : new long[] { 1, 2 })
			bySeed.put(seed, List.of(row("a", first + (seed == 1 ? -.05 : .05)), row("b", second + (seed == 1 ? .05 : -.05))));
		all.put(name, new ArmResults(new RunInfo(name, AnnotationArms.GROUP, "annotation", "", 0, 1, "", null, 2, 0, 0,
			"none", "", 0, 0, 1), List.of("a", "b"), bySeed));
	}

	private static CaseRow row(final String name, final double dice) {
		final Map<Metric, Double> m = new EnumMap<>(Metric.class);
		for (final Metric metric : Metric.values())
			m.put(metric, dice);
		return new CaseRow(name, m, 1, 1, Map.of("label_1", dice + .05));
	}
}
