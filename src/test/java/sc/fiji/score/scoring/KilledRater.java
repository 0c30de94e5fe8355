package sc.fiji.score.scoring;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.RegionFeedback;

/**
 * A rater in a process of its own that is killed at a random moment. {@code main} runs many kills in a row:
 * <pre>mvn -ntp -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=sc.fiji.score.scoring.KilledRater
 *  -Dexec.args="100"</pre>
 */
public final class KilledRater {

	private final ScoredCase c;
	private final Random random;

	KilledRater(final ScoredCase c, final long seed) {
		this.c = c;
		random = new Random(seed);
	}

	/** Runs the number of kills that is given and fails if a score is lost; with two arguments it is the rater. */
	public static void main(final String[] args) throws IOException, InterruptedException {
		if (args.length == 2) {
			rate(new ScoredCase(Path.of(args[0]), args[1]));
			return;
		}
		final int kills = Integer.parseInt(args[0]);
		final Path folder = Files.createTempDirectory("score-kills");
		final KilledRater rater = new KilledRater(ScoredCase.write(folder, "case_01"), 1);
		int acknowledged = 0;
		for (int i = 0; i < kills; i++)
			acknowledged += rater.kill();
		System.out.println(kills + " kills, " + acknowledged + " acknowledged changes, none lost (" + folder + ")");
	}

	/** Scores again and again, and says what is saved as soon as it is. */
	private static void rate(final ScoredCase c) {
		try (ScoringSession s = c.setup().optAutoAdvance(false).open()) {
			for (int i = 0; i < 1_000_000; i++) {
				final int region = 1 + i * 7 % 24, value = i / 24;
				if (i % 2 == 0) s.setScore(region, 1 + value % 5);
				else s.setLabel(region, ErrorLabel.values()[value % 4]);
				final RegionStatus r = s.status(region);
				System.out.println("saved " + region + " " + r.score() + " " + r.label());
			}
		}
	}

	/**
	 * Starts the rater and kills it.
	 *
	 * @return number of changes that were acknowledged before; an {@link AssertionError} tells of any that was lost
	 */
	int kill() throws IOException, InterruptedException {
		final CaseFeedback before = Files.exists(c.feedback) ? FeedbackFile.read(c.feedback) : null;
		final Path log = c.folder.resolve("log.txt"), errors = c.folder.resolve("errors.txt");
		final Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classPath(), KilledRater.class.getName(), c.folder
				.toString(), "case_01")).redirectError(errors.toFile()).redirectOutput(log.toFile()).start();
		final long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (process.isAlive() && Files.size(log) == 0 && System.nanoTime() < limit)
			Thread.sleep(5);
		Thread.sleep(random.nextInt(250));
		process.destroyForcibly().waitFor();
		final List<String> saved = Files.readAllLines(log);
		if (saved.isEmpty()) throw new AssertionError("the rater did not begin: " + Files.readString(errors));
		check(before, saved);
		return saved.size();
	}

	/** At most the last change, which was saved but not yet acknowledged, may differ from what was acknowledged. */
	private void check(final CaseFeedback before, final List<String> saved) {
		final String[] expected = new String[25];
		for (int r = 1; r <= 24; r++)
			expected[r] = before == null ? "0 null" : text(before.region(r));
		for (final String line : saved) {
			final String[] parts = line.split(" ", 3);
			// The last line may be cut by the kill.
			if (parts.length == 3 && parts[2].matches("\\d (null|OVER|UNDER|MIXED|NONE)")) expected[Integer.parseInt(
				parts[1])] = parts[2];
		}
		final CaseFeedback after = FeedbackFile.read(c.feedback);
		int others = 0;
		for (int r = 1; r <= 24; r++)
			if (!expected[r].equals(text(after.region(r)))) others++;
		if (others > 1) throw new AssertionError(others + " regions are not as they were acknowledged");
	}

	private static String text(final RegionFeedback f) {
		return Math.max(0, f.score()) + " " + f.label();
	}

	/** Under exec:java the class path is that of Maven; the loader of this class knows better. */
	private static String classPath() {
		if (!(KilledRater.class.getClassLoader() instanceof URLClassLoader loader)) return System.getProperty(
			"java.class.path");
		final StringBuilder out = new StringBuilder();
		for (final URL url : loader.getURLs())
			out.append(Path.of(url.getPath())).append(File.pathSeparator);
		return out.toString();
	}
}
