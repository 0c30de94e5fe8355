package sc.fiji.score.feedback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.AtomicFile;

/** The JSON file of a case's feedback; {@code docs/feedback-format.md} describes it. */
public final class FeedbackFile {

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

	private FeedbackFile() {}

	/**
	 * Reads and checks a file.
	 *
	 * @throws ScoreException naming the file and the region, if it cannot be read or is not as documented
	 */
	public static CaseFeedback read(final Path file) {
		final JsonNode json;
		try {
			json = MAPPER.readTree(Files.readAllBytes(file));
		}
		catch (final NoSuchFileException e) {
			throw new ScoreException("The feedback file " + file + " does not exist.", e);
		}
		catch (final JsonProcessingException e) {
			throw new ScoreException("The feedback file " + file + " is not valid JSON (line " + (e.getLocation() == null
				? "unknown" : e.getLocation().getLineNr()) + ": " + e.getOriginalMessage() + "). Make it again.", e);
		}
		catch (final IOException e) {
			throw new ScoreException("The feedback file " + file + " cannot be read: " + e.getMessage(), e);
		}
		return new FeedbackReader(file.toString()).read(json);
	}

	/**
	 * Writes a file, whole or not at all; the same feedback gives the same bytes on every platform.
	 *
	 * @throws ScoreException naming the file, if it cannot be written
	 */
	public static void write(final CaseFeedback feedback, final Path file) {
		AtomicFile.write(file, temporary -> Files.writeString(temporary, toText(feedback)));
	}

	/** The content of the file. */
	public static String toText(final CaseFeedback feedback) {
		final DefaultIndenter lines = new DefaultIndenter("  ", "\n");
		final ObjectWriter writer = MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(
			lines));
		try {
			return writer.writeValueAsString(FeedbackWriter.toJson(feedback)) + "\n";
		}
		catch (final JsonProcessingException e) {
			throw new IllegalStateException("a document in memory can be written", e);
		}
	}
}
