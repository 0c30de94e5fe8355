package sc.fiji.score.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.score.common.ScoreException;

/**
 * Where the results of a study lie: {@code arms/<arm>/seed_<n>/} with {@code cases.csv}, {@code run.json}, and what a
 * training leaves ({@code history.csv}, {@code model.score}). A run is done when its {@code cases.csv} is there, which
 * is written last. Where each case was left out in turn, what the trainings left is in {@code folds/<case>/arms/}.
 *
 * @param root the study's folder
 */
public record StudyFolder(Path root) {

	static final String CASES = "cases.csv", RUN = "run.json", HISTORY = "history.csv", MODEL = "model.score";

	private static final String ARMS = "arms", SEED = "seed_";

	/** Groups in the order in which they are reported. */
	private static final List<String> GROUPS = List.of(Arm.MAIN, "further", "baseline", "full_cases",
		"ablation_cases", "ablation_regions", "ablation_levels", "ablation_noise", "ablation_inputs", "ablation_terms",
		"ablation_learning", "active", "unseen", "nearly_right", AnnotationArms.GROUP);

	/**
	 * A run that is done.
	 *
	 * @param folder where its files are
	 * @param info what is known of it
	 */
	public record Done(Path folder, RunInfo info) {

		/** Its results, one row per test case. */
		public List<CaseRow> rows() {
			return CaseRow.read(folder.resolve(CASES));
		}
	}

	/** Folder of an arm with a seed. */
	public Path of(final String arm, final long seed) {
		return root.resolve(ARMS).resolve(arm).resolve(SEED + seed);
	}

	/** The model of an arm with a seed; member 1 is the first of an ensemble. */
	public Path model(final String arm, final long seed, final int member) {
		return of(arm, seed).resolve(member == 1 ? MODEL : "model_" + member + ".score");
	}

	/** Whether the results are there. */
	public boolean isDone(final String arm, final long seed) {
		return Files.exists(of(arm, seed).resolve(CASES));
	}

	/** What is known of a run that is done. */
	public RunInfo info(final String arm, final long seed) {
		return RunInfo.read(of(arm, seed).resolve(RUN));
	}

	/**
	 * All runs that are done, by group, place in the group and seed.
	 *
	 * @throws ScoreException if the folder cannot be read
	 */
	public List<Done> done() {
		final List<Done> out = new ArrayList<>();
		for (final Path arm : folders(root.resolve(ARMS)))
			for (final Path run : folders(arm))
				if (Files.exists(run.resolve(CASES))) out.add(new Done(run, RunInfo.read(run.resolve(RUN))));
		out.sort(Comparator.<Done> comparingInt(d -> group(d.info().group())).thenComparing(d -> d.info().group())
			.thenComparingInt(d -> d.info().order()).thenComparing(d -> d.info().name()).thenComparingLong(d -> d.info()
				.seed()));
		return out;
	}

	/** Copies the files whose names match, if the folder is there; the copies are made anew. */
	static void copyFiles(final Path from, final Path to, final String names) {
		if (!Files.isDirectory(from)) return;
		try (Stream<Path> files = Files.list(from)) {
			Files.createDirectories(to);
			for (final Path file : files.filter(f -> f.getFileName().toString().matches(names)).toList())
				Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException e) {
			throw new ScoreException("The results in " + from + " could not be copied to " + to + ": " + e.getMessage() +
				". Check the disk's space and the folder's permissions.", e);
		}
	}

	private static int group(final String name) {
		final int i = GROUPS.indexOf(name);
		return i < 0 ? GROUPS.size() : i;
	}

	private static List<Path> folders(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isDirectory).sorted().toList();
		}
		catch (final IOException e) {
			throw new ScoreException("The results in " + folder + " cannot be listed: " + e.getMessage() +
				". Check the folder's permissions.", e);
		}
	}
}
