package sc.fiji.score.refinement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.training.Trainer;
import sc.fiji.score.training.TrainingCase;
import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** A training and some refinements that tell after each round, and at the end, how much they hold. */
final class MemoryProbe {

	private static final InputSpec INPUT = new InputSpec(new double[] { 1, 1, 1 }, 6);
	private static final NetworkSpec NETWORK = new NetworkSpec(NetworkSpec.SCORE_INPUTS, 1, List.of(2, 4));

	private MemoryProbe() {}

	/**
	 * @param size of the cases along each axis, even
	 * @param steps of the training, in rounds of 10
	 * @param look called after each round, and after each refinement
	 */
	static void run(final int size, final int steps, final int refinements, final Runnable look) {
		final Geometry g = Geometry.of(size, size, size, 1, 1, 1);
		final Random random = new Random(1);
		final float[] values = new float[g.arrayLength()];
		final byte[] mask = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) random.nextGaussian();
			final int x = i % size - size / 2, y = i / size % size - size / 2, z = i / (size * size) - size / 2;
			mask[i] = (byte) (9 * (x * x + y * y + z * z) < size * size ? 1 : 0);
		}
		final Volume image = Volume.of(values, g);
		final Mask m = new Mask(mask, g);
		final List<TrainingCase> cases = new ArrayList<>();
		for (int i = 0; i < 3; i++)
			cases.add(TrainingCase.full("case" + i, PreparedInput.of(image, m, null, INPUT), m));
		final TrainingOptions options = TrainingOptions.builder().optNetwork(NETWORK).optSteps(steps).optRounds(steps / 10)
			.build();
		final Trainer.Result result = new Trainer(options, null, history -> look.run()).train(cases, "", Progress.NONE);
		final ScoreModel model = new ScoreModel(NETWORK, result.weights(), INPUT, Structure.FOREGROUND, Map.of());
		try (Refiner refiner = new Refiner(model)) {
			for (int i = 0; i < refinements; i++) {
				refiner.refine(image, m, null, Progress.NONE);
				look.run();
			}
		}
	}

	/** Prints the memory of the process in KiB at each look, one a line. */
	public static void main(final String[] args) {
		run(32, 160, 5, () -> System.out.println("rss=" + residentKiB()));
	}

	/** Only where the system has {@code /proc}. */
	private static long residentKiB() {
		try {
			return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmRSS:")).mapToLong(
				l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElseThrow();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
