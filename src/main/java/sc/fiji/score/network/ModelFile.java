package sc.fiji.score.network;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.common.Version;
import sc.fiji.score.feedback.ScoreCalibration;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.volume.Structure;

/**
 * Reads and writes a model as one file: a zip of {@code model.json} (what it is and how it was made) and
 * {@code weights.bin} (big-endian float32). The same model gives the same bytes.
 */
public final class ModelFile {

	/** Format of the file of a model with one structure; a reader refuses others. */
	public static final int FORMAT = 1;

	/** Format of the file of a model with several structures, which earlier versions could not have used. */
	public static final int FORMAT_STRUCTURES = 2;

	private static final String JSON = "model.json", WEIGHTS = "weights.bin", LEAVE_ALONE = "leave_alone";
	private static final String CALIBRATION = "calibration", REFINED_CALIBRATION = "calibration_refined";
	private static final List<String> PARTS = List.of("/network/inputs", "/network/outputs", "/network/widths",
		"/input/spacing", "/input/margin", "/weights/count", "/weights/crc32", "/provenance");
	private static final List<String> ONE = List.of("/structure/label", "/structure/name"), SEVERAL = List.of(
		"/structures/0/label", "/heads");
	private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).enable(
		SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

	private ModelFile() {}

	/** Writes a model: to a temporary file beside the target, then moved. */
	public static void write(final ScoreModel model, final Path file) {
		AtomicFile.write(file, temporary -> {
			try (OutputStream out = Files.newOutputStream(temporary)) {
				write(model, out);
			}
		});
	}

	private static void write(final ScoreModel model, final OutputStream out) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * model.weights().length);
		bytes.asFloatBuffer().put(model.weights());
		final CRC32 crc = new CRC32();
		crc.update(bytes.array());
		final Map<String, Object> json = new LinkedHashMap<>();
		final boolean several = model.structures().size() > 1;
		json.put("format", several ? FORMAT_STRUCTURES : FORMAT);
		json.put("software", "SCORE for Fiji");
		json.put("version", Version.get());
		final Map<String, Object> network = new LinkedHashMap<>(Map.of("inputs", model.network().inputs(), "outputs", model
			.network().outputs(), "widths", model.network().widths()));
		if (!model.network().blind().isEmpty()) network.put("blind", model.network().blind());
		json.put("network", network);
		json.put("input", Map.of("spacing", model.input().spacing(), "margin", model.input().margin()));
		if (several) {
			json.put("structures", model.structures().stream().map(ModelFile::json).toList());
			json.put("heads", model.heads().name());
		}
		else json.put("structure", json(model.structure()));
		json.put("weights", Map.of("count", model.weights().length, "crc32", crc.getValue()));
		json.put("provenance", model.provenance());
		// Left out where there is none: such a model has the bytes that it always had.
		if (model.leaveAlone() < 1) json.put(LEAVE_ALONE, model.leaveAlone());
		if (model.calibration() != null) json.put(CALIBRATION, model.calibration());
		if (model.refinedCalibration() != null) json.put(REFINED_CALIBRATION, model.refinedCalibration());
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			entry(zip, JSON);
			zip.write(MAPPER.writeValueAsBytes(json));
			entry(zip, WEIGHTS);
			zip.write(bytes.array());
		}
	}

	private static Map<String, Object> json(final Structure s) {
		return Map.of("label", s.label(), "name", s.name());
	}

	private static void entry(final ZipOutputStream zip, final String name) throws IOException {
		final ZipEntry entry = new ZipEntry(name);
		entry.setTime(0);
		zip.putNextEntry(entry);
	}

	/**
	 * @throws ScoreException if the file is missing, damaged, no model, or of another format; the message names it
	 */
	public static ScoreModel read(final Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			return read(in, file.toString());
		}
		catch (final NoSuchFileException e) {
			throw new ScoreException("The model " + file + " does not exist. Give a file that training wrote.", e);
		}
		catch (final IOException e) {
			throw new ScoreException("The model " + file + " cannot be read (" + e.getMessage() +
				"). Check its permissions and the disk.", e);
		}
	}

	/**
	 * @param name what to call the stream in messages
	 * @throws ScoreException if it holds no model, a damaged one, or one of another format
	 */
	public static ScoreModel read(final InputStream in, final String name) throws IOException {
		JsonNode json = null;
		byte[] weights = null;
		try (ZipInputStream zip = new ZipInputStream(in)) {
			for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
				if (e.getName().equals(JSON)) json = MAPPER.readTree(zip.readAllBytes());
				else if (e.getName().equals(WEIGHTS)) weights = zip.readAllBytes();
			}
		}
		catch (final EOFException | ZipException | JsonProcessingException | IllegalArgumentException e) {
			// The last is what Java throws at names that are no text.
			throw damaged(name, e);
		}
		if (json == null || weights == null) throw new ScoreException(name +
			" is not a SCORE model, or is damaged. Choose a file that Train... wrote.");
		final int format = json.path("format").asInt(-1);
		if (format != FORMAT && format != FORMAT_STRUCTURES) throw new ScoreException("The model " + name +
			" has format " + format + " (version " + json.path("version").asText("unknown") + "), this is version " + Version
				.get() + " and reads formats " + FORMAT + " and " + FORMAT_STRUCTURES +
			". Use the version that wrote it, or train again.");
		try {
			return parse(json, weights);
		}
		catch (final IllegalArgumentException e) {
			throw damaged(name, e);
		}
	}

	private static ScoreException damaged(final String name, final Exception e) {
		return new ScoreException("The model " + name + " is damaged (" + e.getMessage() +
			"). Copy it again, or train again.", e);
	}

	/** A list of numbers, empty where there is none. */
	private static List<Integer> numbers(final JsonNode list) {
		return list.isMissingNode() ? List.of() : MAPPER.convertValue(list, new TypeReference<List<Integer>>() {});
	}

	private static ScoreModel parse(final JsonNode json, final byte[] bytes) {
		final boolean several = json.path("format").asInt() == FORMAT_STRUCTURES;
		Stream.concat(PARTS.stream(), (several ? SEVERAL : ONE).stream()).filter(part -> json.at(part).isMissingNode())
			.forEach(part -> {
				throw new IllegalArgumentException(JSON + " lacks " + part);
			});
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		if (crc.getValue() != json.at("/weights/crc32").asLong() || bytes.length != 4 * json.at("/weights/count").asInt())
			throw new IllegalArgumentException("its weights do not match their checksum");
		final float[] weights = new float[bytes.length / 4];
		ByteBuffer.wrap(bytes).asFloatBuffer().get(weights);
		final NetworkSpec network = new NetworkSpec(json.at("/network/inputs").asInt(), json.at("/network/outputs").asInt(),
			numbers(json.at("/network/widths")), numbers(json.at("/network/blind")));
		final InputSpec input = new InputSpec(MAPPER.convertValue(json.at("/input/spacing"), double[].class), json.at(
			"/input/margin").asDouble());
		final List<Structure> structures = new ArrayList<>();
		for (final JsonNode s : several ? json.path("structures") : List.of(json.path("structure")))
			structures.add(new Structure(s.path("label").asInt(), s.path("name").asText()));
		final Heads heads = several ? Heads.valueOf(json.path("heads").asText()) : Heads.INDEPENDENT;
		return new ScoreModel(network, weights, input, structures, heads, MAPPER.convertValue(json.path("provenance"),
			new TypeReference<Map<String, Object>>() {}), json.path(LEAVE_ALONE).asDouble(1), calibration(json, CALIBRATION),
			calibration(json, REFINED_CALIBRATION));
	}

	private static ScoreCalibration calibration(final JsonNode json, final String key) {
		return json.has(key) ? MAPPER.convertValue(json.get(key), ScoreCalibration.class) : null;
	}
}
