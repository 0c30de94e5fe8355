package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class TrainerTest {

	@TempDir
	Path folder;

	private static List<TrainingCase> cases() {
		final List<TrainingCase> out = new ArrayList<>();
		for (int i = 0; i < 4; i++)
			out.add(TestCases.scored("case" + i, i));
		return out;
	}

	private static TrainingOptions.Builder options() {
		return TrainingOptions.builder().optNetwork(new NetworkSpec(3, 1, List.of(4, 6))).optSteps(24).optRounds(6)
			.optRelabelAt(List.of(2, 4)).optValidationShare(0.25);
	}

	/** Where only the files matter. */
	private static TrainingOptions shortest() {
		return options().optSteps(1).build();
	}

	private static Trainer.Result train(final TrainingOptions options, final Path checkpoint, final Progress progress) {
		return new Trainer(options, checkpoint, h -> {}).train(cases(), "data", progress);
	}

	@Test
	void learnsFromScores() {
		final TrainingOptions options = options().optSteps(120).optLearningRate(0.01).build();
		final Trainer.Result result = train(options, null, Progress.NONE);
		final List<TrainingHistory.Row> rows = result.history().rows();
		assertEquals(6, rows.size());
		assertTrue(rows.get(5).loss() < 0.5 * rows.get(0).loss(), rows.toString());
		assertTrue(rows.get(5).validation() < 0.7 * rows.get(0).validation(), rows.toString());
		assertTrue(rows.get(1).relabelled() && !rows.get(2).relabelled());
	}

	/** On few cases an early round may agree best by chance; it learned from worse targets than the last ones. */
	@Test
	void theBestRoundIsOneOfTheLastTargets() {
		for (final int seed : new int[] { 1, 3, 4 })
			assertEquals(6, train(options().optSeed(seed).optLearningRate(0.03).optRelabelAt(List.of(2, 5)).build(), null,
				Progress.NONE).bestRound());
	}

	@Test
	void exactScoresAreConstraintsWhetherOrNotNoiseIsLearned() {
		assertArrayEquals(train(options().optRaterNoise(RaterNoise.HARD).build(), null, Progress.NONE).weights(), train(
			options().optRaterNoise(RaterNoise.LEARNED).build(), null, Progress.NONE).weights());
	}

	/** The image decides where a region's count of voxels goes, where the network has not learned to. */
	@Test
	void targetsFollowTheEdgesOfTheImage() {
		final double with = agreement(0.4), without = agreement(0);
		assertTrue(with > without + 0.002, with + " against " + without);
	}

	/** Dice of the truth to the targets that a hardly trained network leaves in the cases. */
	private static double agreement(final double smoothing) {
		final List<TrainingCase> cases = cases();
		new Trainer(options().optSteps(6).optRelabelAt(List.of(6)).optEdgeSmoothing(smoothing).optIntensities(0)
			.optValidationShare(0).build(), null, h -> {}).train(cases, "data", Progress.NONE);
		double both = 0, sum = 0;
		for (int i = 0; i < cases.size(); i++) {
			final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), i);
			final float[] truth = TrainingCase.full("t", PreparedInput.of(d.image(), d.initial(), null, TestCases.SPEC), d.truth())
				.labels(), labels = cases.get(i).labels();
			for (int k = 0; k < truth.length; k++) {
				both += 2 * truth[k] * labels[k];
				sum += truth[k] + labels[k];
			}
		}
		return both / sum;
	}

	@Test
	void sameSeedSameWeightsWhateverTheOrder() {
		final TrainingOptions options = options().build();
		final List<TrainingCase> reversed = cases();
		Collections.reverse(reversed);
		final float[] a = train(options, null, Progress.NONE).weights();
		assertArrayEquals(a, new Trainer(options, null, h -> {}).train(reversed, "data", Progress.NONE).weights());
		assertFalse(Arrays.equals(a, train(options().optSeed(2).build(), null, Progress.NONE).weights()));
	}

	@Test
	void cancelledWithinAStepAndResumedToTheSameWeights() {
		final TrainingOptions options = options().build();
		final float[] whole = train(options, null, Progress.NONE).weights();
		final Path checkpoint = folder.resolve("m.checkpoint");
		final int[] steps = new int[1];
		final Progress counting = TestCases.stopAfter(14);
		assertThrows(CancelledException.class, () -> train(options, checkpoint, new Progress() {

			@Override
			public void update(final String stage, final long done, final long total) {
				if (stage.equals("Training")) steps[0]++;
				counting.update(stage, done, total);
			}

			@Override
			public boolean isCancelled() {
				return counting.isCancelled();
			}
		}));
		assertEquals(14, steps[0]);
		final Trainer.Result resumed = train(options, checkpoint, Progress.NONE);
		assertArrayEquals(whole, resumed.weights());
		assertEquals(6, resumed.history().rows().size());
	}

	/** A network that knows the truth makes better targets than one that has only the scores, from the first step on. */
	@Test
	void aTeacherInfersTheTargetsOnce() {
		final List<TrainingCase> full = new ArrayList<>(), taught = cases(), alone = cases();
		for (int i = 0; i < 4; i++) {
			final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), i);
			full.add(TrainingCase.full("case" + i, PreparedInput.of(d.image(), d.initial(), null, TestCases.SPEC), d.truth()));
		}
		final float[] teacher = new Trainer(options().optSteps(150).optLearningRate(0.01).build(), null, h -> {}).train(full,
			"data", Progress.NONE).weights();
		// The intensities of these images tell all.
		final TrainingOptions options = options().optValidationShare(0).optIntensities(0).build();
		final Trainer.Result result = new Trainer(options, null, h -> {}).optTeacher(teacher).train(taught, "data",
			Progress.NONE);
		new Trainer(options, null, h -> {}).train(alone, "data", Progress.NONE);
		assertTrue(result.history().rows().stream().noneMatch(TrainingHistory.Row::relabelled));
		double with = 0, without = 0;
		for (int i = 0; i < 4; i++) {
			with += difference(full.get(i).labels(), taught.get(i).labels());
			without += difference(full.get(i).labels(), alone.get(i).labels());
		}
		assertTrue(with < 0.9 * without, with + " wrong voxels against " + without);
	}

	private static double difference(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += Math.abs(a[i] - b[i]);
		return sum;
	}

	@Test
	void aTrainingWithATeacherIsResumedToTheSameWeights() {
		final TrainingOptions options = options().optRaterNoise(RaterNoise.LEARNED).build();
		final float[] teacher = new Trainer(options, null, h -> {}).train(rated(), "data", Progress.NONE).weights();
		final float[] whole = new Trainer(options, null, h -> {}).optTeacher(teacher).train(rated(), "data", Progress.NONE)
			.weights();
		assertFalse(Arrays.equals(teacher, whole));
		final Path checkpoint = folder.resolve("taught.checkpoint");
		assertThrows(CancelledException.class, () -> new Trainer(options, checkpoint, h -> {}).optTeacher(teacher).train(
			rated(), "data", TestCases.stopAfter(14)));
		assertTrue(assertThrows(ScoreException.class, () -> new Trainer(options, checkpoint, h -> {}).train(rated(), "data",
			Progress.NONE)).getMessage().contains("taught.checkpoint"), "another training");
		assertArrayEquals(whole, new Trainer(options, checkpoint, h -> {}).optTeacher(teacher).train(rated(), "data",
			Progress.NONE).weights());
	}

	/** Two raters' levels, one of them noisy. */
	private static List<TrainingCase> rated() {
		final List<TrainingCase> out = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), i);
			out.add(TestCases.rated("case" + i, d, new SimulatedRater(FeedbackMode.LEVELS, 1), new SimulatedRater(
				FeedbackMode.NOISY, 2)));
		}
		return out;
	}

	@Test
	void learnsHowRatersErrAndResumesToTheSameWeights() {
		final TrainingOptions options = options().optRaterNoise(RaterNoise.LEARNED).build(), hard = options().optRaterNoise(
			RaterNoise.HARD).build();
		final Trainer.Result whole = new Trainer(options, null, h -> {}).train(rated(), "data", Progress.NONE);
		assertEquals(2, whole.raters().size());
		assertFalse(whole.raters().contains(RaterStatistics.START), whole.raters().toString());
		for (final int steps : new int[] { 14, 21 }) {
			final Path checkpoint = folder.resolve(steps + ".checkpoint");
			assertThrows(CancelledException.class, () -> new Trainer(options, checkpoint, h -> {}).train(rated(), "data",
				TestCases.stopAfter(steps)));
			final Trainer.Result resumed = new Trainer(options, checkpoint, h -> {}).train(rated(), "data", Progress.NONE);
			assertArrayEquals(whole.weights(), resumed.weights());
			assertEquals(whole.raters(), resumed.raters());
		}
		assertFalse(Arrays.equals(whole.weights(), new Trainer(hard, null, h -> {}).train(rated(), "data",
			Progress.NONE).weights()), "constraints give other targets");
		assertTrue(train(hard, null, Progress.NONE).raters().isEmpty());
	}

	@Test
	void checkpointOfOtherDataOrDamagedIsRefused() throws IOException {
		final Path checkpoint = folder.resolve("m.checkpoint");
		train(options().build(), checkpoint, Progress.NONE);
		final ScoreException other = assertThrows(ScoreException.class, () -> train(options().optSeed(3).build(), checkpoint,
			Progress.NONE));
		assertTrue(other.getMessage().contains(checkpoint.toString()), other.getMessage());
		final byte[] bytes = Files.readAllBytes(checkpoint);
		bytes[bytes.length / 2] ^= 1;
		Files.write(checkpoint, bytes);
		final ScoreException damaged = assertThrows(ScoreException.class, () -> train(options().build(), checkpoint,
			Progress.NONE));
		assertTrue(damaged.getMessage().contains("damaged"), damaged.getMessage());
		Files.write(checkpoint, Arrays.copyOf(bytes, 100));
		assertThrows(ScoreException.class, () -> train(options().build(), checkpoint, Progress.NONE));
	}

	/** A training changes the targets in its cases; the next one must not begin with these. */
	@Test
	void theSameCasesCanBeTrainedAgain() {
		final List<TrainingCase> cases = cases();
		final Trainer trainer = new Trainer(options().optSteps(6).build(), null, h -> {});
		final float[] first = trainer.train(cases, "data", Progress.NONE).weights();
		assertArrayEquals(first, trainer.train(cases, "data", Progress.NONE).weights());
	}

	@Test
	void aCheckpointOfAnotherNumberOfThreadsIsRefused() {
		final Path checkpoint = folder.resolve("m.checkpoint");
		final Trainer.Result result = train(shortest(), checkpoint, Progress.NONE);
		final int threads = EngineThreads.count();
		assertEquals(threads, result.threads());
		try (EngineThreads set = EngineThreads.use(threads + 1)) {
			final String message = assertThrows(ScoreException.class, () -> train(shortest(), checkpoint,
				Progress.NONE)).getMessage();
			assertTrue(message.contains(checkpoint.toString()) && message.contains("with " + threads + " threads") && message
				.contains("set to " + threads), message);
		}
		assertEquals(threads, train(shortest(), checkpoint, Progress.NONE).threads());
	}

	/** A length that the damage made huge must not ask for all memory. */
	@Test
	void aDamagedLengthIsFound() throws IOException {
		final Path checkpoint = folder.resolve("m.checkpoint");
		train(shortest(), checkpoint, Progress.NONE);
		final byte[] bytes = Files.readAllBytes(checkpoint);
		final String identity = shortest() + " data";
		final int length = 4 + 4 + 2 + identity.getBytes(StandardCharsets.UTF_8).length + 4 + 4;
		bytes[length] = 0x7f;
		Files.write(checkpoint, bytes);
		final String message = assertThrows(ScoreException.class, () -> train(shortest(), checkpoint,
			Progress.NONE)).getMessage();
		assertTrue(message.contains("damaged") && message.contains("an array of"), message);
	}

	@Test
	void aCaseThatNobodyScoredDoesNotSilenceTheOthers() {
		final List<TrainingCase> cases = new ArrayList<>(cases());
		final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 9);
		cases.add(TrainingCase.scored("unscored", PreparedInput.of(d.image(), d.initial(), null, TestCases.SPEC),
			Partitioner.partition(d.initial(), PartitionParameters.slabs(2, 4)), List.of()));
		// Without a share for validation all training cases are watched.
		final Trainer trainer = new Trainer(options().optValidationShare(0).optSteps(6).build(), null, h -> {});
		final Trainer.Result result = trainer.train(cases, "data", Progress.NONE);
		for (final TrainingHistory.Row row : result.history().rows())
			assertTrue(Double.isFinite(row.validation()), row.toString());
		final Trainer.Result silent = trainer.train(cases.subList(4, 5), "data", Progress.NONE);
		assertTrue(Double.isNaN(silent.history().rows().get(5).validation()));
		assertEquals(6, silent.bestRound(), "with nothing to go by the last round is taken");
	}

	/** Smaller than what the network takes: padded. */
	@Test
	void tinyCasesTrain() {
		final Geometry g = Geometry.of(2, 3, 2, 1, 1, 1);
		final byte[] mask = { 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0 };
		final Mask m = new Mask(mask, g);
		final TrainingCase tiny = TrainingCase.full("tiny", PreparedInput.of(Volume.ofUnsignedBytes(new byte[] { 9, 9, 0, 9,
			0, 0, 9, 9, 9, 0, 0, 0 }, g), m, null, TestCases.SPEC), m);
		final Trainer.Result result = new Trainer(options().optNetwork(NetworkSpec.standard()).optSteps(6).build(), null,
			h -> {}).train(List.of(tiny), "data", Progress.NONE);
		assertTrue(Double.isFinite(result.history().rows().get(5).loss()));
	}

	@Test
	void stopsEarlyWithoutImprovement() {
		// A rate this small never improves anything.
		final TrainingOptions options = options().optLearningRate(1e-12).optPatience(2).optAveraging(0).build();
		final Trainer.Result result = train(options, null, Progress.NONE);
		assertTrue(result.history().rows().size() <= 6);
		final double first = result.history().rows().get(0).validation();
		assertTrue(result.history().rows().stream().allMatch(r -> Math.abs(r.validation() - first) < 1e-9));
	}

	/** A case larger than the patch: patches are drawn from it, and the rest of each region counts as its targets say. */
	@Test
	void trainsOnPatchesOfLargeCases() {
		final Trainer.Result result = train(options().optPatch(16).optSteps(60).optLearningRate(0.01).build(), null,
			Progress.NONE);
		final List<TrainingHistory.Row> rows = result.history().rows();
		assertTrue(rows.get(5).validation() < 0.8 * rows.get(0).validation(), rows.toString());
	}

	@Test
	void historyIsWrittenAsCsv() throws IOException {
		final StringWriter out = new StringWriter();
		train(options().build(), null, Progress.NONE).history().writeCsv(out);
		final String[] lines = out.toString().split("\n");
		assertEquals("round,step,learning_rate,loss,validation,relabelled", lines[0]);
		assertEquals(7, lines.length);
		assertTrue(lines[2].startsWith("2,8,") && lines[2].endsWith(",true"), lines[2]);
	}

	@Test
	void nothingToTrainOnIsAnError() {
		assertThrows(ScoreException.class, () -> new Trainer(options().build(), null, h -> {}).train(List.of(), "",
			Progress.NONE));
	}

	@Test
	void optionsAreChecked() {
		assertThrows(ScoreException.class, () -> options().optSteps(0).build());
		assertThrows(ScoreException.class, () -> options().optLearningRate(-1).build());
		assertThrows(ScoreException.class, () -> options().optValidationShare(1).build());
		assertThrows(ScoreException.class, () -> options().optWeights(0, 0, 0, 0, 0).build());
	}
}
