package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.loss.RegionTarget;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class ShiftedMaskTest {

	private final TestCases.Data data = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 3);

	private float[] truth() {
		return TrainingCase.full("t", PreparedInput.of(data.image(), data.initial(), null, TestCases.SPEC), data.truth())
			.labels();
	}

	private static ShiftedMask shifted(final TrainingCase c, final float[] logits) {
		return ShiftedMask.of(c.structures().get(0), c.size(), logits);
	}

	private static double dice(final float[] a, final float[] b) {
		double both = 0, sum = 0;
		for (int i = 0; i < a.length; i++) {
			both += 2 * a[i] * b[i];
			sum += a[i] + b[i];
		}
		return both / sum;
	}

	private static float[] mask(final TrainingCase c) {
		final float[] out = new float[c.distance().length];
		for (int i = 0; i < out.length; i++)
			out[i] = c.distance()[i] > 0 ? 1 : 0;
		return out;
	}

	/** A ball that is shifted against the truth: its regions grow on one side and shrink on the other. */
	@Test
	void scoresAloneMoveTheMaskTowardsTheTruth() {
		final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(FeedbackMode.EXACT, 1));
		final double before = dice(mask(c), truth()), after = dice(shifted(c, null).labels(),
			truth());
		assertTrue(1 - after < 0.5 * (1 - before), before + " to " + after);
	}

	/** Volumes come near what score and label allow; the blending of neighbours costs a little. */
	@Test
	void volumesMoveIntoTheirIntervals() {
		final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(FeedbackMode.EXACT, 1));
		final float[] labels = shifted(c, null).labels(), mask = mask(c);
		double before = 0, after = 0;
		for (int r = 1; r <= c.targets().length; r++) {
			final RegionTarget t = c.targets()[r - 1];
			double u = 0, v = 0;
			for (int i = 0; i < labels.length; i++) {
				if (c.regions()[i] != r) continue;
				u += mask[i];
				v += labels[i];
			}
			before += Math.abs(u - t.interval().clamp(u));
			after += Math.abs(v - t.interval().clamp(v));
		}
		assertTrue(after < 0.4 * before, before + " to " + after);
	}

	/** With half of the regions scored, the others are shifted as their neighbours are; their labels stay without scores. */
	@Test
	void regionsOfWhichNothingIsSaidFollowTheirNeighbours() {
		final RegionMap map = Partitioner.partition(data.initial(), PartitionParameters.slabs(4, 4));
		final List<RegionFeedback> all = new SimulatedRater(FeedbackMode.EXACT, 1).rate("c", data.initial(), data.truth(), map);
		final double none = half(map, all, f -> RegionFeedback.unscored(f.region())), stays = half(map, all,
			f -> new RegionFeedback(f.region(), 0, 0, 1, ErrorLabel.OVER, 0));
		assertTrue(1 - none < 0.9 * (1 - stays), none + " against " + stays);
	}

	/** Dice of the shifted mask where what is said of every other region is replaced. */
	private double half(final RegionMap map, final List<RegionFeedback> all, final UnaryOperator<RegionFeedback> other) {
		final TrainingCase c = TrainingCase.scored("c", PreparedInput.of(data.image(), data.initial(), null, TestCases.SPEC),
			map, all.stream().map(f -> f.region() % 2 == 0 ? f : other.apply(f)).toList());
		return dice(shifted(c, null).labels(), truth());
	}

	@Test
	void withoutAScoreNothingIsShifted() {
		final RegionMap map = Partitioner.partition(data.initial(), PartitionParameters.slabs(2, 2));
		final List<RegionFeedback> feedback = IntStream.rangeClosed(1, map.count()).mapToObj(r -> new RegionFeedback(r, 0, 0,
			1, ErrorLabel.OVER, 0)).toList();
		final TrainingCase c = TrainingCase.scored("c", PreparedInput.of(data.image(), data.initial(), null, TestCases.SPEC),
			map, feedback);
		final float[] shifted = shifted(c, null).labels();
		for (int i = 0; i < shifted.length; i++)
			assertEquals(c.distance()[i] > 0 ? 1 : 0, shifted[i]);
	}

	/** A level leaves an interval of volumes, in which a network knows better than the middle. */
	@Test
	void aNetworksVolumesCountAsFarAsTheScoresAllow() {
		final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(FeedbackMode.LEVELS, 1));
		final float[] truth = truth(), middle = shifted(c, null).distance();
		final float[] logits = new float[truth.length];
		for (int i = 0; i < truth.length; i++)
			logits[i] = truth[i] - 0.5f;
		final float[] guided = shifted(c, logits).distance();
		assertTrue(volumeError(c, guided, truth) < 0.9 * volumeError(c, middle, truth), volumeError(c, guided, truth) +
			" against " + volumeError(c, middle, truth));
	}

	@Test
	void exactScoresAreNotLeftToANetwork() {
		final TrainingCase c = TestCases.scored("c", data, new SimulatedRater(FeedbackMode.EXACT, 1));
		final float[] logits = new float[c.distance().length];
		Arrays.fill(logits, 1);
		assertArrayEquals(shifted(c, null).distance(), shifted(c, logits).distance());
	}

	/** The lowest level allows a thousand times the mask's volume: the middle of that is nothing to begin with. */
	@Test
	void aLevelWithoutAnEndIsNotTakenByItsMiddle() {
		final Geometry grid = Geometry.of(24, 24, 20, 1, 1, 1);
		final byte[] block = new byte[grid.arrayLength()];
		for (int z = 7; z < 13; z++)
			for (int y = 9; y < 15; y++)
				for (int x = 9; x < 15; x++)
					block[grid.index(x, y, z)] = 1;
		final Mask mask = new Mask(block, grid);
		final RegionMap map = Partitioner.partition(mask, PartitionParameters.slabs(1, 1));
		final TrainingCase c = TrainingCase.scored("c", PreparedInput.of(data.image(), mask, null, TestCases.WHOLE), map, List
			.of(new RegionFeedback(1, 1, 0, 0.6, ErrorLabel.UNDER, 0)));
		int volume = 0;
		for (final float label : shifted(c, null).labels())
			volume += label;
		assertTrue(volume > 2.4 * 216 && volume < 7 * 216, volume + " voxels instead of 216");
	}

	private static double volumeError(final TrainingCase c, final float[] distance, final float[] truth) {
		final double[] error = new double[c.targets().length + 1];
		for (int i = 0; i < truth.length; i++)
			error[c.regions()[i]] += (distance[i] > 0 ? 1 : 0) - truth[i];
		return IntStream.range(1, error.length).mapToDouble(r -> Math.abs(error[r])).sum();
	}

	/** A Gaussian alone would take the corners of a right block. */
	@Test
	void ridgesAreKept() {
		final Geometry grid = Geometry.of(24, 24, 20, 1, 1, 1);
		final byte[] block = new byte[grid.arrayLength()];
		final boolean[] ridge = new boolean[block.length];
		for (int z = 5; z < 15; z++)
			for (int y = 7; y < 17; y++)
				for (int x = 7; x < 17; x++) {
					block[grid.index(x, y, z)] = 1;
					ridge[grid.index(x, y, z)] = (x == 7 || x == 16 ? 1 : 0) + (y == 7 || y == 16 ? 1 : 0) + (z == 5 || z == 14 ? 1
						: 0) > 1;
				}
		final Mask mask = new Mask(block, grid);
		final RegionMap map = Partitioner.partition(mask, PartitionParameters.slabs(2, 2));
		final TrainingCase c = TrainingCase.scored("c", PreparedInput.of(data.image(), mask, null, TestCases.WHOLE), map,
			new SimulatedRater(FeedbackMode.EXACT, 1).rate("c", mask, mask, map));
		final float[] shifted = shifted(c, null).labels();
		assertEquals(block.length, shifted.length);
		int kept = 0, all = 0;
		for (int i = 0; i < block.length; i++)
			if (ridge[i]) {
				all++;
				kept += shifted[i];
			}
		assertEquals(all, kept);
	}
}
