package sc.fiji.score.benchmark;

import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.task.TinyCases;
import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/** A bright ellipsoid whose initial mask is moved and too short, as a case of a study. */
record TinyCase(int seed) implements ExperimentCase {

	@Override
	public String name() {
		return String.format("case_%02d", seed);
	}

	@Override
	public Geometry geometry() {
		return TinyCases.GRID;
	}

	@Override
	public Data load() {
		final Mask truth = TinyCases.truth(seed);
		return new Data(TinyCases.image(truth, seed), TinyCases.initial(seed), truth);
	}

	/** Cases 1..training to learn from, the next to test. */
	static StudyCases cases(final int training, final int test) {
		return StudyCases.read(list(1, training), list(training + 1, test), Progress.NONE);
	}

	private static List<ExperimentCase> list(final int first, final int count) {
		return IntStream.range(first, first + count).<ExperimentCase> mapToObj(TinyCase::new).toList();
	}

	/** A training of a fraction of a second. */
	static TrainingOptions.Builder shortest() {
		return TrainingOptions.builder().optSteps(2).optRounds(2).optRelabelAt(List.of(1)).optPatch(16).optNetwork(
			new NetworkSpec(NetworkSpec.SCORE_INPUTS, 1, List.of(2, 3)));
	}

	/** Settings of a study of such trainings. */
	static StudySettings settings(final Long... seeds) {
		return new StudySettings(List.of(seeds), TinyCase::shortest, 1, false, "tiny");
	}
}
