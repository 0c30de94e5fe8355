package sc.fiji.score.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.CaseRatings;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.Rater;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.io.CaseFolder;

/**
 * Feedback of several raters on the same cases: a file of each rater on one case, or a folder of each rater with a
 * file per case, paired by their names.
 */
final class RaterFiles {

	private final List<Path> sources;
	private final boolean folders;
	/** For each rater the feedback by case. */
	private final List<Map<String, CaseFeedback>> feedback = new ArrayList<>();
	private final List<Path> files = new ArrayList<>();

	/**
	 * Reads all files.
	 *
	 * @param role what the paths are, for messages
	 * @throws ScoreException if one cannot be used, or files and folders are mixed
	 */
	RaterFiles(final List<Path> sources, final String role) {
		this.sources = sources;
		for (final Path source : sources)
			if (!Files.exists(source)) throw new ScoreException("The " + role + " " + source +
				" does not exist. Check the path.");
		folders = Files.isDirectory(sources.get(0));
		for (final Path source : sources) {
			if (Files.isDirectory(source) != folders) throw new ScoreException(sources.get(0) + " and " + source +
				" are a file and a folder. Give files for all raters, or folders for all.");
			final Map<String, CaseFeedback> cases = new LinkedHashMap<>();
			if (folders) CaseFolder.list(source).forEach((name, file) -> cases.put(name, read(file)));
			else {
				final CaseFeedback f = read(source);
				cases.put(f.caseName(), f);
			}
			if (cases.isEmpty()) throw new ScoreException("The folder " + source +
				" has no feedback in it. Put the rater's feedback files (.json) there.");
			feedback.add(cases);
		}
	}

	private CaseFeedback read(final Path file) {
		files.add(file);
		return FeedbackFile.read(file);
	}

	/** Whether there is a folder of each rater. */
	boolean areFolders() {
		return folders;
	}

	/** All files that were read. */
	List<Path> files() {
		return files;
	}

	/** Adds the repeats that the files hold as a second round of their raters. */
	RaterFiles withRepeats() {
		for (final Map<String, CaseFeedback> cases : List.copyOf(feedback)) {
			final Map<String, CaseFeedback> repeats = new LinkedHashMap<>();
			cases.forEach((name, f) -> {
				if (!f.repeats().isEmpty()) repeats.put(name, repeats(f));
			});
			if (!repeats.isEmpty()) feedback.add(repeats);
		}
		return this;
	}

	private static CaseFeedback repeats(final CaseFeedback f) {
		final List<RegionFeedback> regions = new ArrayList<>();
		for (int region = 1; region <= f.source().count(); region++)
			regions.add(RegionFeedback.unscored(region));
		f.repeats().forEach(r -> regions.set(r.region() - 1, r));
		return new CaseFeedback(f.version(), f.caseName(), f.structure(), f.image(), f.mask(), f.source(), f.scale(), f
			.rater(), regions);
	}

	/**
	 * The cases with their raters.
	 *
	 * @param names of the raters, or null to take them from the files
	 * @param repeats whether files of one rater are repeats
	 * @throws ScoreException if two raters have one name, a folder holds several raters' files, or feedback on a case is
	 *           not about the same mask, regions and scale
	 */
	List<CaseRatings> cases(final List<String> names, final boolean repeats, final Progress progress) {
		final List<Rater> owners = new ArrayList<>();
		for (int i = 0; i < feedback.size(); i++)
			owners.add(owner(i));
		final List<String> raters = names == null ? RaterNames.of(owners, repeats, sources) : names;
		final TreeSet<String> all = new TreeSet<>();
		feedback.forEach(cases -> all.addAll(cases.keySet()));
		// Files were chosen one by one: they are meant to be of one case, whatever they call it.
		if (!folders) return List.of(CaseRatings.of(all.first(), raters, feedback.stream().map(cases -> cases.values()
			.iterator().next()).toList()));
		final List<CaseRatings> out = new ArrayList<>();
		for (final String name : all) {
			final List<CaseFeedback> here = new ArrayList<>();
			feedback.forEach(cases -> here.add(cases.get(name)));
			final CaseRatings c = CaseRatings.of(name, raters, here);
			if (here.contains(null)) progress.message("Note: case " + name + " has no feedback of " + String.join(", ",
				missing(raters, here)) + "; it counts as missing.");
			if (!out.isEmpty() && !out.get(0).scale().equals(c.scale())) throw new ScoreException("The cases " + out.get(0)
				.name() + " and " + name + " were rated on different scales. Compare feedback on one scale.");
			out.add(c);
		}
		return out;
	}

	private static List<String> missing(final List<String> raters, final List<CaseFeedback> here) {
		final List<String> out = new ArrayList<>();
		for (int r = 0; r < raters.size(); r++)
			if (here.get(r) == null) out.add(raters.get(r));
		return out;
	}

	/** The rater of a file or folder. */
	Rater owner(final int index) {
		Rater owner = null;
		for (final Map.Entry<String, CaseFeedback> e : feedback.get(index).entrySet()) {
			final Rater rater = e.getValue().rater();
			if (owner != null && !owner.name().equals(rater.name())) throw new ScoreException("The folder " + sources.get(
				index) + " holds feedback of the raters " + owner.name() + " and " + rater.name() + " (case " + e.getKey() +
				"). Put the files of each rater into a folder of their own.");
			owner = rater;
		}
		return owner;
	}
}
