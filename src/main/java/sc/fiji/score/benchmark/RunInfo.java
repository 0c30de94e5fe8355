package sc.fiji.score.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.AtomicFile;

/**
 * What is known of one arm with one seed besides its metrics; the file {@code run.json}.
 *
 * @param name of the arm
 * @param group of the arm
 * @param kind of the arm, lower case
 * @param description of the arm
 * @param order place of the arm in its study
 * @param seed of rater and training
 * @param recipe checksum of all that the result depends on
 * @param sameAs the arm of the same recipe that this is a copy of, or null
 * @param trainCases number of training cases
 * @param questionsPerCase mean number of questions per training case
 * @param regions largest number of regions of a training case
 * @param feedback {@code exact}, {@code levels}, {@code noisy} or {@code none}
 * @param options training options, empty where nothing is trained
 * @param seconds that training or fitting took
 * @param testSecondsPerCase mean time to correct a test case
 * @param threads processor threads of PyTorch
 */
public record RunInfo(String name, String group, String kind, String description, int order, long seed, String recipe,
	String sameAs, int trainCases, double questionsPerCase, int regions, String feedback, String options,
	double seconds, double testSecondsPerCase, int threads)
{

	private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).disable(
		DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

	/** The same result as that of another run. */
	RunInfo copiedTo(final StudyRun run) {
		final Arm arm = run.arm();
		return new RunInfo(arm.name(), arm.group(), kind, arm.description(), run.order(), run.seed(), recipe, sameAs == null
			? name : sameAs, trainCases, questionsPerCase, regions, feedback, options, seconds, testSecondsPerCase, threads);
	}

	void write(final Path file) {
		AtomicFile.write(file, temporary -> Files.write(temporary, MAPPER.writeValueAsBytes(this)));
	}

	/** @throws ScoreException naming the file, if it cannot be read */
	static RunInfo read(final Path file) {
		try {
			return MAPPER.readValue(Files.readAllBytes(file), RunInfo.class);
		}
		catch (final IOException e) {
			throw new ScoreException("The file " + file + " cannot be read (" + e.getMessage() + "). Delete its folder, and " +
				"the arm is run again.", e);
		}
	}
}
