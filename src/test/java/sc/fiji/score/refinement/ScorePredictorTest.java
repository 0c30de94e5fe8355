package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.ScoreCalibration;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.TestModels;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class ScorePredictorTest {

	static RegionMap regions() {
		return Partitioner.partition(MemberPredictorTest.block(), PartitionParameters.slabs(2, 2));
	}

	private static List<RegionPrediction> predict(final ScoreModel model) {
		try (ScorePredictor p = new ScorePredictor(model)) {
			return p.predict(MemberPredictorTest.noise(), MemberPredictorTest.block(), null, regions(), Progress.NONE);
		}
	}

	/** A row of four voxels, two regions; the mask has voxels 0 and 2, the members are sure of 0 and 3. */
	@Test
	void scoresByHand() {
		final Geometry row = Geometry.of(4, 1, 1, 1, 1, 1);
		final Members m = new Members(new Box(0, 0, 0, 4, 1, 1), row, List.of(new float[] { 1, 0, .5f, 1 }));
		final RegionMap map = new RegionMap(new short[] { 1, 1, 2, 2 }, 2, row, PartitionParameters.labels());
		final List<PredictedScore> out = ScorePredictor.scores(m, new Mask(new byte[] { 1, 0, 1, 0 }, row), map, null);
		assertEquals(2, out.size());
		assertEquals(1, out.get(0).dice());
		assertEquals(ErrorLabel.NONE, out.get(0).label());
		assertEquals(5, out.get(0).level());
		final PredictedScore wrong = out.get(1);
		// The truth holds voxel 3, and voxel 2 with even chance: Dice 0 or 2/3.
		assertEquals(1.0 / 3, wrong.dice(), 1e-12);
		assertEquals(1.0 / 3, wrong.deviation(), 1e-12);
		assertEquals(0.5, wrong.falsePositives());
		assertEquals(1, wrong.falseNegatives());
		assertEquals(1.5, wrong.errors());
		assertEquals(ErrorLabel.MIXED, wrong.label());
		assertEquals(1, wrong.level());
		// 1 or 2/3.
		final PredictedScore refined = ScorePredictor.scores(m, new Mask(new byte[] { 1, 0, 0, 1 }, row), map, null).get(1);
		assertEquals(5.0 / 6, refined.dice(), 1e-12);
		assertEquals(1, refined.levels().stream().mapToDouble(v -> v).sum(), 1e-12);
	}

	@Test
	void aModelThatGrowsTheMaskExpectsItToMissSomething() {
		final List<RegionPrediction> grown = predict(TestModels.constant(3, 1)), shrunk = predict(TestModels.constant(-3, 1));
		assertEquals(4, grown.size());
		for (int r = 0; r < 4; r++) {
			assertEquals(r + 1, grown.get(r).region());
			assertEquals(ErrorLabel.UNDER, grown.get(r).initial().label());
			assertEquals(ErrorLabel.OVER, shrunk.get(r).initial().label());
			assertTrue(grown.get(r).refined().dice() > grown.get(r).initial().dice() + 0.1, grown.get(r).toString());
			assertTrue(grown.get(r).initial().deviation() > 0);
		}
	}

	@Test
	void theInitialScoresAloneAreTheSame() {
		final ScoreModel model = TestModels.constant(1, 1);
		try (ScorePredictor p = new ScorePredictor(model)) {
			assertEquals(predict(model).stream().map(RegionPrediction::initial).toList(), p.predictInitial(MemberPredictorTest
				.noise(), MemberPredictorTest.block(), regions(), Progress.NONE));
		}
	}

	@Test
	void aCalibrationIsApplied() {
		final ScoreModel model = TestModels.constant(1, 1);
		final ScoreCalibration c = to(0.7), ofRefined = to(0.5);
		final PredictedScore before = predict(model).get(0).initial(), refined = predict(model).get(0).refined();
		final RegionPrediction after = predict(model.withCalibration(c, null)).get(0);
		assertEquals(before.raw(), after.initial().raw());
		assertEquals(0.7 * before.raw(), after.initial().dice(), 1e-9);
		assertEquals(after.initial(), before.calibrated(c));
		assertEquals(before, after.initial().calibrated(null));
		assertNotEquals(before.levels(), after.initial().levels());
		assertEquals(refined.calibrated(c), after.refined());
		// What was fitted on refined masks is better for these, and none of the initial masks' business.
		assertEquals(new RegionPrediction(1, before.calibrated(c), refined.calibrated(ofRefined)), predict(model
			.withCalibration(c, ofRefined)).get(0));
		assertEquals(0.5 * refined.raw(), refined.calibrated(ofRefined).dice(), 1e-9);
	}

	@Test
	void aRefinedMaskFromAFileIsScoredAsTheOneThatIsMade() {
		final ScoreModel model = TestModels.constant(1, 1).withCalibration(to(0.7), to(0.5));
		final Mask block = MemberPredictorTest.block();
		try (ScorePredictor p = new ScorePredictor(model); Refiner refiner = new Refiner(model)) {
			final Mask refined = refiner.refine(MemberPredictorTest.noise(), block, null, Progress.NONE).mask();
			assertEquals(predict(model).stream().map(RegionPrediction::refined).toList(), p.predictRefined(MemberPredictorTest
				.noise(), block, refined, regions(), Progress.NONE));
		}
	}

	/** Given scores are this part of the expected ones. */
	private static ScoreCalibration to(final double part) {
		final double[] expected = new double[10];
		final List<RegionFeedback> given = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			expected[i] = i / 9.0;
			given.add(RegionFeedback.exact(i + 1, part * i / 9, ErrorLabel.UNDER));
		}
		return ScoreCalibration.fit(expected, given, OrdinalScale.fiveLevels());
	}
}
