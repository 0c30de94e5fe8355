package sc.fiji.score.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.common.Version;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.volume.Structure;

/**
 * Where an output image comes from, as a JSON file beside it with the same base name: software, version, command,
 * structure, parameters, and the checksums of the inputs and of the output itself.
 * <p>
 * Only file names are recorded, not folders: they may tell more of a patient or a machine than the reader should know.
 */
final class Provenance {

	/** Marks the file as ours, so that no other JSON file of the same name is overwritten or misread. */
	static final String KIND = "score-provenance";

	private final Map<String, Object> root = new LinkedHashMap<>();
	private final Map<String, Object> parameters = new LinkedHashMap<>();
	private final Map<String, Object> inputs = new LinkedHashMap<>();

	Provenance(final String command, final Structure structure) {
		root.put("kind", KIND);
		root.put("software", "SCORE for Fiji");
		root.put("version", Version.get());
		root.put("command", command);
		root.put("structure", structure);
	}

	/** Records a parameter (a number, text, boolean, record or map). */
	Provenance parameter(final String key, final Object value) {
		parameters.put(key, value);
		return this;
	}

	/** Records an input file by its name and checksum; null is left out. */
	Provenance input(final String role, final Path file) {
		if (file == null) return this;
		inputs.put(role, FileReferences.of(file));
		return this;
	}

	/** Records an input that is no file. */
	Provenance input(final String role, final String name) {
		inputs.put(role, Map.of("name", name));
		return this;
	}

	/** Writes the file beside the (complete) output. */
	void write(final Path output) {
		root.put("output", FileReferences.of(output));
		root.put("parameters", parameters);
		root.put("inputs", inputs);
		Json.write(sidecar(output), root);
	}

	/** The JSON file that belongs to an image. */
	static Path sidecar(final Path image) {
		return image.resolveSibling(CaseFolder.baseName(image) + ".json");
	}

	/** What the JSON file beside an image says, or null when there is none of ours. */
	static JsonNode read(final Path image) {
		final Path file = sidecar(image);
		if (!Files.isRegularFile(file)) return null;
		try {
			final JsonNode node = Json.MAPPER.readTree(file.toFile());
			return node != null && KIND.equals(node.path("kind").asText()) ? node : null;
		}
		catch (final IOException e) {
			throw new ScoreException(file + " cannot be read (" + e.getMessage() + "). Delete it or write it again.", e);
		}
	}

	/**
	 * @throws ScoreException if a JSON file that is not ours has the name that the output's own would get
	 */
	static void requireFree(final Path output) {
		final Path file = sidecar(output);
		if (!Files.exists(file)) return;
		boolean ours = false;
		try {
			ours = KIND.equals(Json.MAPPER.readTree(file.toFile()).path("kind").asText());
		}
		catch (final IOException e) {
			ours = false; // not JSON, hence not ours: said below
		}
		if (!ours) throw new ScoreException(output + " needs " + file.getFileName() +
			" beside it to say where it comes from, but a file of that name is there already. " +
			"Choose another output name or folder.");
	}
}
