package sc.fiji.score.task;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;

import sc.fiji.score.io.AtomicFile;

/** Writes JSON files whose bytes are the same on every platform. */
final class Json {

	static final ObjectMapper MAPPER = new ObjectMapper();

	private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

	private Json() {}

	/** Writes a map in one go; its order is kept. */
	static void write(final Path file, final Map<String, Object> content) {
		AtomicFile.write(file, temporary -> {
			final byte[] json = MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES))
				.writeValueAsBytes(content);
			Files.write(temporary, (new String(json, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8));
		});
	}
}
