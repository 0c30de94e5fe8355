package sc.fiji.score.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.NearbyFiles;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** The JSON file of a case's annotations; {@code docs/user-guide.md} describes it. */
public final class AnnotationFile {

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

	private AnnotationFile() {}

	/**
	 * Reads a file. Its layout is checked here, what it says by {@link AnnotationChecks}.
	 *
	 * @throws ScoreException naming the file, case and structure, if it cannot be read or is not as documented
	 */
	public static CaseAnnotations read(final Path file) {
		final JsonNode json;
		try {
			json = MAPPER.readTree(Files.readAllBytes(file));
		}
		catch (final NoSuchFileException e) {
			throw new ScoreException("The annotation file " + file + " does not exist. Check the path.", e);
		}
		catch (final JsonProcessingException e) {
			throw new ScoreException("The annotation file " + file + " is not valid JSON (line " + (e.getLocation() == null
				? "unknown" : e.getLocation().getLineNr()) + ": " + e.getOriginalMessage() + "). Make it again.", e);
		}
		catch (final IOException e) {
			throw new ScoreException("The annotation file " + file + " cannot be read: " + e.getMessage() +
				". Check its permissions.", e);
		}
		return new AnnotationReader(file.toString()).read(json);
	}

	/**
	 * Writes a file, whole or not at all; the same annotations give the same bytes on every platform.
	 *
	 * @throws ScoreException naming the file, if it cannot be written
	 */
	public static void write(final CaseAnnotations annotations, final Path file) {
		AtomicFile.write(file, temporary -> Files.writeString(temporary, toText(annotations)));
	}

	/** The content of the file. */
	public static String toText(final CaseAnnotations annotations) {
		try {
			return MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
				.writeValueAsString(AnnotationWriter.toJson(annotations)) + "\n";
		}
		catch (final JsonProcessingException e) {
			throw new IllegalStateException("a document in memory can be written", e);
		}
	}

	/**
	 * The annotation files ({@code .json}) of a folder by their base names, sorted.
	 *
	 * @throws ScoreException if the folder is missing or holds none
	 */
	public static Map<String, Path> list(final Path folder) {
		if (!Files.isDirectory(folder)) throw new ScoreException("The folder of annotations " + folder +
			" does not exist. Check the path.");
		final Map<String, Path> out = new TreeMap<>();
		try (Stream<Path> entries = Files.list(folder)) {
			for (final Path p : entries.sorted().toList()) {
				final String name = p.getFileName().toString();
				if (name.endsWith(".json") && !name.startsWith(".")) out.put(CaseFolder.baseName(p), p);
			}
		}
		catch (final IOException e) {
			throw new ScoreException("The folder " + folder + " cannot be read: " + e.getMessage() +
				". Check its permissions.", e);
		}
		if (out.isEmpty()) throw new ScoreException("The folder " + folder + " has no annotations in it (CASE.json).");
		return out;
	}

	/**
	 * Reads the full masks that annotations name. They are looked for beside the annotations, in the two folders above,
	 * and in the folders that these hold.
	 *
	 * @param a the annotations
	 * @param file their file
	 * @return masks by the label of their structure, {@link Structure#ANY} included
	 * @throws ScoreException naming the case, structure and mask, if one is not found, was changed, or is on another grid
	 */
	public static Map<Integer, Mask> fullMasks(final CaseAnnotations a, final Path file) {
		final Map<Integer, Mask> out = new LinkedHashMap<>();
		for (final StructureAnnotation s : a.structures()) {
			if (s.mask() == null) continue;
			final String what = "The full mask " + s.mask().file().file() + " of " + s.structure().name() + " (case " + a
				.caseName() + ", " + file + ")";
			final Path found = NearbyFiles.find(s.mask().file(), file);
			if (found == null) throw new ScoreException(what +
				" is not near the annotations, or was changed. Put the unchanged file beside them.");
			final Mask mask = VolumeFiles.readMask(found, Structure.ofLabel(s.mask().label()));
			mask.geometry().requireSameGrid(a.grid(), what, "the annotations");
			out.put(s.structure().label(), mask);
		}
		return out;
	}

	/** The annotations of all cases of a folder, in the order of their file names. */
	public static List<CaseAnnotations> readAll(final Path folder) {
		return list(folder).values().stream().map(AnnotationFile::read).toList();
	}
}
