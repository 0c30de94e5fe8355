package sc.fiji.score.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.CaseRatings;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.io.CaseFolder;

/**
 * The feedback of a training: one folder with a file per case, or, of several raters, a folder of each as for the
 * comparison of raters. Each rater has a number, by which the training knows whose answer is whose.
 */
final class TrainingFeedback {

	private final List<Path> folders;
	/** Of each folder the files by case. */
	private final List<Map<String, Path>> files = new ArrayList<>();
	private final Map<String, List<CaseFeedback>> feedback = new TreeMap<>();
	private List<String> raters = List.of();

	/** @throws ScoreException if a folder is missing */
	TrainingFeedback(final List<Path> folders) {
		this.folders = List.copyOf(folders);
		folders.forEach(folder -> files.add(CaseFolder.list(folder)));
	}

	/**
	 * The folder itself, or the folders in it if there is nothing else.
	 *
	 * @throws ScoreException if there are both files and folders
	 */
	static List<Path> folders(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of(folder);
		try (Stream<Path> entries = Files.list(folder)) {
			final List<Path> shown = entries.filter(p -> !p.getFileName().toString().startsWith(".")).sorted().toList();
			final List<Path> inside = shown.stream().filter(Files::isDirectory).toList();
			if (inside.isEmpty()) return List.of(folder);
			if (shown.stream().anyMatch(p -> p.toString().endsWith(".json"))) throw new ScoreException("The folder " + folder +
				" holds feedback files and the folder " + inside.get(0).getFileName() +
				". Put the files of each rater into a folder of their own.");
			return inside;
		}
		catch (final IOException e) {
			throw new ScoreException("The folder " + folder + " cannot be read (" + e.getMessage() + ").", e);
		}
	}

	/** The cases that somebody rated. */
	TreeSet<String> cases() {
		final TreeSet<String> out = new TreeSet<>();
		files.forEach(f -> out.addAll(f.keySet()));
		return out;
	}

	/** All files that are read for a case. */
	List<Path> files(final String name) {
		return files.stream().filter(f -> f.containsKey(name)).map(f -> f.get(name)).toList();
	}

	/**
	 * Reads all files.
	 *
	 * @throws ScoreException if one cannot be used; if two raters have one name, or several raters' feedback on a case is
	 *           not about the same mask, regions and scale
	 */
	void read(final Progress progress) {
		if (folders.size() == 1) readOne();
		else for (final CaseRatings c : readAll(progress)) {
			final List<CaseFeedback> here = new ArrayList<>();
			for (int r = 0; r < raters.size(); r++)
				here.add(c.feedback(r));
			feedback.put(c.name(), here);
		}
	}

	/** In one folder each case has one file, but not all need to be by one rater. */
	private void readOne() {
		final Map<String, CaseFeedback> read = new TreeMap<>();
		files.get(0).forEach((name, file) -> read.put(name, FeedbackFile.read(file)));
		raters = read.values().stream().map(f -> f.rater().name()).distinct().sorted().toList();
		read.forEach((name, f) -> {
			final List<CaseFeedback> here = new ArrayList<>();
			raters.forEach(rater -> here.add(rater.equals(f.rater().name()) ? f : null));
			feedback.put(name, here);
		});
	}

	private List<CaseRatings> readAll(final Progress progress) {
		final List<CaseRatings> ratings = new RaterFiles(folders, "feedback").cases(null, false, progress);
		raters = ratings.get(0).raters();
		return ratings;
	}

	/** Names of the raters, by number. */
	List<String> raters() {
		return raters;
	}

	/** The feedback of those who rated a case, with the file that it is from. */
	Map<Path, CaseFeedback> of(final String name) {
		final Map<Path, CaseFeedback> out = new LinkedHashMap<>();
		final List<CaseFeedback> all = feedback.get(name);
		for (int r = 0; r < all.size(); r++)
			if (all.get(r) != null) out.put(files.get(folders.size() == 1 ? 0 : r).get(name), all.get(r));
		return out;
	}

	/** What each rater said of a case's regions, by number; empty for those who did not rate it. */
	List<List<RegionFeedback>> answers(final String name) {
		return feedback.get(name).stream().map(f -> f == null ? List.<RegionFeedback> of() : f.regions()).toList();
	}

	/** The checksum of a case's file; of several raters by their names. */
	Object checksums(final String name) {
		if (folders.size() == 1) return FileReferences.sha256(files.get(0).get(name));
		final Map<String, String> out = new HashMap<>();
		for (int r = 0; r < folders.size(); r++)
			if (files.get(r).containsKey(name)) out.put(raters.get(r), FileReferences.sha256(files.get(r).get(name)));
		return new TreeMap<>(out);
	}
}
