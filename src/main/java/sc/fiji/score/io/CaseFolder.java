package sc.fiji.score.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import sc.fiji.score.common.ScoreException;

/**
 * Cases that lie in several folders (images, initial masks, ...) under equal base names. A base name is a file's name
 * without its ending; a folder inside stands for a DICOM series. JSON files beside images say how these were made and
 * are no cases; in a folder that holds nothing else (feedback) they are.
 */
public final class CaseFolder {

	private static final String[] ENDINGS = { ".nii.gz", ".nii", ".nrrd", ".mha", ".tiff", ".tif", ".json", ".hdr.gz",
		".hdr" };
	/** Files that lie about in data folders and are no volumes; the voxels of a {@code .hdr} are read with it. */
	private static final Set<String> OTHERS = Set.of("csv", "txt", "md", "png", "jpg", "html", "log", "zip", "yml", "yaml",
		"score", "tmp", "img", "ini", "bak");
	private static final int NAMED_IN_A_MESSAGE = 10;

	private final Map<String, Map<String, Path>> files;
	private final List<String> cases;

	private CaseFolder(final Map<String, Map<String, Path>> files, final List<String> cases) {
		this.files = files;
		this.cases = cases;
	}

	/**
	 * Opens the sub-folders of a folder.
	 *
	 * @throws ScoreException as {@link #of(Map)}
	 */
	public static CaseFolder open(final Path dir, final String... subfolders) {
		final Map<String, Path> folders = new LinkedHashMap<>();
		for (final String subfolder : subfolders)
			folders.put(subfolder, dir.resolve(subfolder));
		return of(folders);
	}

	/**
	 * Opens folders that lie anywhere.
	 *
	 * @param folders a name for each, by which {@link #file} finds it
	 * @throws ScoreException if a folder is missing, there is no case, a case lacks a file, or two files of a folder have
	 *           one base name
	 */
	public static CaseFolder of(final Map<String, Path> folders) {
		final Map<String, Map<String, Path>> files = new LinkedHashMap<>();
		final TreeSet<String> all = new TreeSet<>();
		folders.forEach((name, folder) -> files.put(name, list(folder)));
		files.values().forEach(f -> all.addAll(f.keySet()));
		if (all.isEmpty()) throw new ScoreException("There is no case in " + folders.values() +
			". Put files with equal base names there.");
		final List<String> missing = new ArrayList<>();
		for (final String c : all)
			folders.forEach((name, folder) -> {
				if (!files.get(name).containsKey(c)) missing.add("case " + c + " has no file in " + folder);
			});
		if (!missing.isEmpty()) {
			final int shown = Math.min(missing.size(), NAMED_IN_A_MESSAGE), rest = missing.size() - shown;
			throw new ScoreException("The folders do not hold the same cases: " + String.join("; ", missing.subList(0,
				shown)) + (rest == 0 ? "" : "; and " + rest + " more") +
				". Add the missing files, under equal base names, or take the others away.");
		}
		return new CaseFolder(files, List.copyOf(all));
	}

	/**
	 * The files of one folder by base name, sorted by name.
	 *
	 * @throws ScoreException if the folder is missing or two files have one base name
	 */
	public static Map<String, Path> list(final Path folder) {
		if (!Files.isDirectory(folder)) throw new ScoreException("The folder " + folder +
			" does not exist. Check the path, or make it.");
		final List<Path> volumes = new ArrayList<>(), documents = new ArrayList<>();
		try (Stream<Path> entries = Files.list(folder)) {
			entries.sorted().filter(CaseFolder::mayBeCase).forEach(p -> (name(p).endsWith(".json") ? documents : volumes)
				.add(p));
		}
		catch (final IOException e) {
			throw FileErrors.notRead(folder, e);
		}
		final Map<String, Path> out = new TreeMap<>();
		for (final Path p : volumes.isEmpty() ? documents : volumes) {
			final Path other = out.put(baseName(p), p);
			if (other != null) throw new ScoreException("Two files stand for the case " + baseName(p) + ": " + other +
				" and " + p + ". Take one of them away.");
		}
		return out;
	}

	/** The name of a file without its folder and its ending ({@code .nii.gz} is one ending). */
	public static String baseName(final Path file) {
		final String name = file.getFileName().toString(), lower = name.toLowerCase(Locale.ROOT);
		for (final String ending : ENDINGS)
			if (lower.endsWith(ending) && name.length() > ending.length()) return name.substring(0, name.length() - ending
				.length());
		final int dot = name.lastIndexOf('.');
		return dot > 0 && !Files.isDirectory(file) ? name.substring(0, dot) : name;
	}

	private static boolean mayBeCase(final Path p) {
		final String name = name(p);
		return !name.startsWith(".") && !OTHERS.contains(name.substring(name.lastIndexOf('.') + 1));
	}

	private static String name(final Path p) {
		return p.getFileName().toString().toLowerCase(Locale.ROOT);
	}

	/** Base names of the cases, sorted. */
	public List<String> cases() {
		return cases;
	}

	/**
	 * The file of a case.
	 *
	 * @param folder the sub-folder's name, as given when opening
	 */
	public Path file(final String folder, final String caseName) {
		final Map<String, Path> in = files.get(folder);
		if (in == null || !in.containsKey(caseName)) throw new IllegalArgumentException("no case " + caseName + " in " +
			folder);
		return in.get(caseName);
	}
}
