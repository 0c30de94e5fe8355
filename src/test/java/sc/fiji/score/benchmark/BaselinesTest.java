package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.benchmark.baseline.BallCase;
import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.ConfusionCounts;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class BaselinesTest {

	private static final ExperimentSettings SETTINGS = new ExperimentSettings(FeedbackMode.EXACT, 1, PartitionParameters
		.slabs(2, 1), TrainingOptions.defaults(), 1, false);

	@Test
	void fitsAllAndNoneReadsTheReferenceOfTheTestCase() {
		final List<Correction> fitted = Baselines.fit(List.of(new BallCase(1, 1.2, -1), new BallCase(2, 1.2, -1)), SETTINGS,
			Progress.NONE);
		assertEquals(List.of("global_shift", "region_shift", "region_shift_test_scores", "threshold_fill", "random_walker",
			"graph_cut", "geodesic_contour"), fitted.stream().map(Correction::name).toList());
		final BallCase c = new BallCase(9, 1.2, -1);
		final ExperimentCase.Data data = c.load();
		final ExperimentCase.Data blank = new ExperimentCase.Data(data.image(), data.initial(), new Mask(new byte[data
			.initial().voxels().length], data.initial().geometry()));
		final RegionMap regions = Partitioner.partition(data.initial(), SETTINGS.partition());
		final List<RegionFeedback> said = new SimulatedRater(FeedbackMode.EXACT, 1).rate(c.name(), data.initial(), data
			.reference(), regions);
		final double before = ConfusionCounts.of(data.reference(), data.initial()).dice();
		for (final Correction correction : fitted) {
			final List<RegionFeedback> given = correction.usesTestScores() ? said : null;
			final Mask corrected = correction.correct(c, data, regions, given);
			assertTrue(corrected.geometry().sameGrid(data.initial().geometry()), correction.name());
			assertArrayEquals(corrected.voxels(), correction.correct(c, blank, regions, given).voxels(), correction.name());
			// Opposed errors: one shift for all cannot mend them.
			if (correction != fitted.get(0)) assertTrue(ConfusionCounts.of(data.reference(), corrected).dice() > before + 0.05,
				correction.description());
			assertEquals(correction.name().endsWith("test_scores"), correction.usesTestScores());
			assertTrue(correction.description().length() > 40, correction.description());
		}
		assertThrows(IllegalArgumentException.class, () -> fitted.get(2).correct(c, data, regions, null));
	}

	@Test
	void namesTheCaseThatCannotBeUsed() {
		final ExperimentCase bad = new ExperimentCase() {

			@Override
			public String name() {
				return "patient_7";
			}

			@Override
			public Geometry geometry() {
				return new BallCase(1, 0, 0).geometry();
			}

			@Override
			public Data load() {
				final Data good = new BallCase(1, 1, 1).load();
				final Geometry other = Geometry.of(5, 5, 5, 1, 1, 1);
				return new Data(Volume.of(new float[125], other), good.initial(), good.reference());
			}
		};
		final ScoreException e = assertThrows(ScoreException.class, () -> Baselines.fit(List.of(bad), SETTINGS,
			Progress.NONE));
		assertTrue(e.getMessage().contains("patient_7"), e.getMessage());
	}

	@Test
	void needsACaseAndCanBeCancelled() {
		assertThrows(ScoreException.class, () -> Baselines.fit(List.of(), SETTINGS, Progress.NONE));
		final Progress cancelled = new Progress() {

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> Baselines.fit(List.of(new BallCase(1, 1, 1)), SETTINGS, cancelled));
	}

	@Test
	void pseudoLabelsAreTheOnlyTermAndAreNeverRenewed() {
		final TrainingOptions options = Baselines.pseudoLabels(TrainingOptions.builder().optSteps(77)).build();
		assertEquals(List.of(), options.relabelAt());
		assertEquals(1, options.weights().get(0));
		assertEquals(1, options.weights().stream().filter(w -> w > 0).count());
		assertEquals(77, options.steps());
	}
}
