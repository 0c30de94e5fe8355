package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.network.TestModels;
import sc.fiji.score.refinement.PredictedScore;
import sc.fiji.score.refinement.RegionPrediction;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.volume.Geometry;

class ActiveChoiceTest {

	private static Map<String, List<RegionFeedback>> feedback(final int cases, final int regions) {
		final Map<String, List<RegionFeedback>> out = new TreeMap<>();
		for (int c = 0; c < cases; c++) {
			final List<RegionFeedback> one = new ArrayList<>();
			for (int r = 1; r <= regions; r++)
				one.add(RegionFeedback.exact(r, 0.5 + r / 100.0, ErrorLabel.OVER));
			out.put("case" + c, one);
		}
		return out;
	}

	private static RegionPrediction region(final int number, final double errors) {
		final PredictedScore p = new PredictedScore(.8, .8, .1, ErrorLabel.OVER, errors, 0, List.of(1.0));
		return new RegionPrediction(number, p, p);
	}

	private static Set<String> scored(final Map<String, List<RegionFeedback>> feedback) {
		final Set<String> out = new HashSet<>();
		feedback.forEach((name, regions) -> regions.stream().filter(RegionFeedback::isScored).forEach(f -> out.add(name +
			"/" + f.region())));
		return out;
	}

	@Test
	void keepLeavesTheOthersUnscored() {
		final List<RegionFeedback> all = feedback(1, 3).get("case0");
		assertEquals(List.of(RegionFeedback.unscored(1), all.get(1), RegionFeedback.unscored(3)), ActiveChoice.keep(all, Set
			.of(2)));
	}

	@Test
	void aLargerRandomShareHoldsTheSmallerOne() {
		final Map<String, List<RegionFeedback>> all = feedback(6, 8);
		final Set<String> quarter = scored(ActiveChoice.random(all, .25, 3)), half = scored(ActiveChoice.random(all, .5, 3));
		assertEquals(12, quarter.size());
		assertEquals(24, half.size());
		assertTrue(half.containsAll(quarter));
		assertTrue(!scored(ActiveChoice.random(all, .25, 4)).equals(quarter));
		assertEquals(scored(all), scored(ActiveChoice.random(all, 1, 3)));
		assertEquals(8, ActiveChoice.random(all, .25, 3).get("case2").size());
	}

	@Test
	void theChosenHalfIsTheQuarterAndTheMostUseful() {
		final Map<String, List<RegionFeedback>> all = feedback(2, 4);
		final Map<String, List<RegionFeedback>> known = Map.of("case0", ActiveChoice.keep(all.get("case0"), Set.of(1, 2)),
			"case1", ActiveChoice.keep(all.get("case1"), Set.of()));
		final Map<String, List<RegionPrediction>> expected = Map.of("case0", List.of(region(1, 999), region(2, 999), region(3,
			90), region(4, 10)), "case1", List.of(region(1, 40), region(2, 5), region(3, 6), region(4, 7)));
		// case0 has two answers already: 90/3 = 30 < 40; then 90/3 > 7/2
		assertEquals(Set.of("case0/1", "case0/2", "case0/3", "case1/1"), scored(ActiveChoice.chosen(all, known, expected,
			.5)));
		assertEquals(scored(all), scored(ActiveChoice.chosen(all, known, expected, 1)));
	}

	@Test
	void predictsTheRegionsOfCases() {
		final Geometry small = Geometry.of(28, 26, 24, 3.4, 3.6, 6);
		final List<ExperimentCase> cases = new ArrayList<>();
		for (int seed = 1; seed <= 2; seed++)
			cases.add(phantom(seed, small));
		final Map<String, List<RegionPrediction>> out = ActiveChoice.predict(TestModels.constant(0, 4), cases,
			PartitionParameters.slabs(2, 2), Progress.NONE);
		assertEquals(2, out.size());
		out.values().forEach(regions -> assertEquals(4, regions.size()));
	}

	private static ExperimentCase phantom(final int seed, final Geometry grid) {
		return new ExperimentCase() {

			@Override
			public String name() {
				return "phantom" + seed;
			}

			@Override
			public Geometry geometry() {
				return grid;
			}

			@Override
			public Data load() {
				final PhantomCase c = PhantomCase.of(seed, grid);
				return new Data(c.image(), c.initial(), c.reference());
			}
		};
	}
}
