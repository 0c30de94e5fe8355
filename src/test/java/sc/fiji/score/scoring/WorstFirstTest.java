package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.TestModels;
import sc.fiji.score.refinement.PredictedScore;
import sc.fiji.score.refinement.ScorePredictor;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class WorstFirstTest {

	private static final ScoreModel MODEL = TestModels.brightIsForeground();

	@TempDir
	Path dir;

	private ScoredCase one;

	/** The image is bright beyond the mask in its upper third: there the model expects the mask to miss something. */
	@BeforeEach
	void write() {
		one = ScoredCase.write(dir, "rod");
		final Mask rod = ScoredCase.rod();
		final float[] values = ScoredCase.image(rod).floats();
		for (int z = 19; z < 27; z++)
			for (int y = 0; y < 20; y++)
				for (int x = 0; x < 20; x++)
					if ((x - 9.5) * (x - 9.5) + (y - 9.5) * (y - 9.5) <= 70) values[ScoredCase.GRID.index(x, y, z)] = 100;
		VolumeFiles.write(Volume.of(values, ScoredCase.GRID), one.image);
	}

	private static List<Integer> asked(final ScoredCase c, final ScoringSession session) {
		final List<Integer> out = new ArrayList<>();
		for (int i = 0; i < session.regions().count(); i++) {
			out.add(session.current());
			c.answer(session, 3, ErrorLabel.OVER);
		}
		return out;
	}

	private List<Integer> expected(final int slabs, final int sectors) {
		final Mask rod = ScoredCase.rod();
		final List<PredictedScore> scores;
		try (ScorePredictor p = new ScorePredictor(MODEL).optMasks(1, 0)) {
			scores = p.predictInitial(VolumeFiles.read(one.image), rod, Partitioner.partition(rod, PartitionParameters.slabs(
				slabs, sectors)), Progress.NONE);
		}
		final List<Integer> out = new ArrayList<>();
		for (int r = 1; r <= scores.size(); r++)
			out.add(r);
		out.sort(Comparator.comparingDouble(r -> scores.get(r - 1).dice()));
		return out;
	}

	@Test
	void theWorstPredictedComesFirst() {
		try (ScoringSession s = one.setup(3, 1).optModel(MODEL).open()) {
			final List<Integer> order = asked(one, s);
			assertEquals(expected(3, 1), order);
			final int last = s.regions().at(ScoredCase.GRID.index(9, 9, 24));
			assertEquals(last, order.get(0));
		}
	}

	@Test
	void withoutAModelTheOrderIsAsItWas() {
		try (ScoringSession s = one.setup(3, 2).open()) {
			assertEquals(List.of(1, 2, 3, 4, 5, 6), asked(one, s));
		}
	}

	@Test
	void goesOnInThatOrderAndWithOtherRegionsToo() {
		final List<Integer> order = expected(3, 2);
		try (ScoringSession s = one.setup(3, 2).optModel(MODEL).open()) {
			assertEquals(order.get(0), s.current());
			one.answer(s, 2, ErrorLabel.UNDER);
		}
		try (ScoringSession s = one.setup(3, 2).optModel(MODEL).open()) {
			assertEquals(order.get(1), s.current());
			s.repartition(PartitionParameters.slabs(2, 3), true);
			assertEquals(expected(2, 3), asked(one, s));
		}
	}

	/** The seed still picks the repeats; the order is the model's. */
	@Test
	void repeatsComeAsUsual() {
		try (ScoringSession s = one.setup(4, 3).optModel(MODEL).optOrderSeed(5L).optRepeatShare(0.1).open()) {
			assertEquals(expected(4, 3).get(0), s.current());
			assertEquals(13, s.progress().total());
			while (!s.progress().finished())
				one.answer(s, 2, ErrorLabel.UNDER);
		}
		assertEquals(1, FeedbackFile.read(one.feedback).repeats().size());
	}

	@Test
	void equalExpectationsGoByTheOneBeforeCalibrationThenByNumber() {
		final PredictedScore a = score(.8, .7), b = score(.8, .6), c = score(.5, .9);
		assertArrayEquals(new int[] { 3, 2, 1, 4 }, WorstFirst.order(Arrays.asList(a, b, c, a)));
	}

	private static PredictedScore score(final double dice, final double raw) {
		return new PredictedScore(dice, raw, .1, ErrorLabel.OVER, 1, 1, List.of(1.0));
	}

	@Test
	void needsTheImage() throws Exception {
		final String message = assertThrows(ScoreException.class, () -> one.setup().optImage(null).optModel(MODEL).open())
			.getMessage();
		assertTrue(message.contains("rod") && message.contains("image"), message);
		VolumeFiles.write(Volume.of(new float[8], Geometry.of(2, 2, 2, 1, 1, 1)), one.image);
		assertThrows(ScoreException.class, () -> one.setup().optModel(MODEL).open());
		// The lock is given back, and nothing was written.
		assertTrue(!Files.exists(one.feedback));
		one.setup().open().close();
	}
}
