package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.training.InputChoice;

/**
 * The cases of a study, read once. All arms see them in the same way, that of the whole training set, also those that
 * learn from a part of it.
 *
 * @param training the cases to learn from, by name
 * @param test the cases to measure on, by name
 * @param input how the networks see them
 */
public record StudyCases(List<StudyCase> training, List<StudyCase> test, InputSpec input) {

	public StudyCases {
		training = List.copyOf(training);
		test = List.copyOf(test);
	}

	/**
	 * Reads the cases.
	 *
	 * @throws ScoreException if there is no training or no test case, or one cannot be read
	 */
	public static StudyCases read(final List<ExperimentCase> training, final List<ExperimentCase> test,
		final Progress progress)
	{
		if (training.isEmpty() || test.isEmpty()) throw new ScoreException("A study needs at least one training case and " +
			"one test case, but has " + training.size() + " and " + test.size() + ".");
		final InputSpec input = InputChoice.of(training.stream().map(ExperimentCase::geometry).toList());
		final List<ExperimentCase> all = new ArrayList<>(training);
		all.addAll(test);
		final List<StudyCase> read = read(all, input, progress);
		return new StudyCases(read.subList(0, training.size()), read.subList(training.size(), all.size()), input);
	}

	/**
	 * Reads the cases once and leaves out each of them in turn: it is the only test case, all others are training cases.
	 * How the networks see them follows from the grids of all.
	 *
	 * @return one split per case, in the order of the cases
	 * @throws ScoreException if there are fewer than two cases, or one cannot be read
	 */
	public static List<StudyCases> leaveOneOut(final List<ExperimentCase> all, final Progress progress) {
		if (all.size() < 2) throw new ScoreException("Leaving one case out needs at least two cases, but there is " + all
			.size() + ".");
		final InputSpec input = InputChoice.of(all.stream().map(ExperimentCase::geometry).toList());
		final List<StudyCase> read = read(all, input, progress);
		return read.stream().map(left -> new StudyCases(read.stream().filter(c -> c != left).toList(), List.of(left), input))
			.toList();
	}

	private static List<StudyCase> read(final List<ExperimentCase> cases, final InputSpec input,
		final Progress progress)
	{
		final List<StudyCase> out = new ArrayList<>();
		for (final ExperimentCase c : cases) {
			progress.checkCancelled();
			progress.update("Reading cases", out.size(), cases.size());
			out.add(new StudyCase(c, input));
		}
		progress.update("Reading cases", cases.size(), cases.size());
		return out;
	}

	/**
	 * Some of the training cases, drawn by the seed: of one seed, a smaller number is always part of a larger one, and
	 * every arm gets the same.
	 *
	 * @param count how many, 0 for all
	 * @throws ScoreException if there are not so many
	 */
	public List<StudyCase> draw(final int count, final long seed) {
		if (count > training.size()) throw new ScoreException("An arm learns from " + count + " cases, but the study has " +
			"only " + training.size() + " training cases. Ask for more (--train), or leave the arm out (--only).");
		if (count == 0 || count == training.size()) return training;
		final RandomStream random = RandomStream.of(seed, "training cases");
		final List<StudyCase> left = new ArrayList<>(training), out = new ArrayList<>();
		while (out.size() < count)
			out.add(left.remove((int) (random.nextDouble() * left.size())));
		return out;
	}
}
