package sc.fiji.score.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.ForwardingProgress;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;

/**
 * The cases of a task: one, when the inputs are files, or many, when they are folders whose files belong together
 * by equal base names. The masks say which cases there are.
 */
final class Cohort {

	/** The role that may be a folder beside a single mask: a DICOM series. */
	private static final String IMAGE = "image";

	private final boolean folder;
	private final List<Case> cases = new ArrayList<>();
	private final Map<String, List<String>> unused = new LinkedHashMap<>();

	/**
	 * The files of a case.
	 *
	 * @param name base name of the mask
	 * @param files by role; a role whose folder lacks the case is absent
	 */
	record Case(String name, Map<String, Path> files, Map<String, Path> folders) {

		/** The file of a role, or null where the task was not given that role. */
		Path file(final String role) {
			final Path file = files.get(role);
			if (file == null && folders.get(role) != null) throw new ScoreException("no " + role + " of this name in " +
				folders.get(role) + ". Files of one case must have equal names.");
			return file;
		}
	}

	/**
	 * @param inputs file or folder of each role, the masks first; null for roles that were not given
	 * @throws ScoreException if one is missing, or folders and files are mixed, or there is no case
	 */
	Cohort(final Map<String, Path> inputs) {
		final Map<String, Path> given = new LinkedHashMap<>(inputs);
		given.values().removeIf(path -> path == null);
		given.forEach((role, path) -> {
			if (!Files.exists(path)) throw new ScoreException("The " + role + " " + path +
				" does not exist. Check the path.");
		});
		final Map.Entry<String, Path> lead = given.entrySet().iterator().next();
		folder = Files.isDirectory(lead.getValue());
		given.forEach((role, path) -> {
			final boolean series = !folder && role.equals(IMAGE) && Files.isDirectory(path);
			if (Files.isDirectory(path) == folder || series) return;
			throw new ScoreException("The " + lead.getKey() + " " + lead.getValue() +
				" is a " + kind(folder) + ", but the " + role + " " + path + " is a " + kind(!folder) +
				". Give files for all, or folders for all.");
		});
		if (folder) pair(given, lead);
		else cases.add(new Case(CaseFolder.baseName(lead.getValue()), given, Map.of()));
	}

	private void pair(final Map<String, Path> given, final Map.Entry<String, Path> lead) {
		final Map<String, Map<String, Path>> listed = new LinkedHashMap<>();
		given.forEach((role, path) -> listed.put(role, CaseFolder.list(path)));
		final Map<String, Path> leads = listed.get(lead.getKey());
		if (leads.isEmpty()) throw new ScoreException("The folder " + lead.getValue() + " has no " + lead.getKey() +
			" in it. Images are recognised by their names (.nii, .nii.gz, .nrrd, .mha, .tif).");
		for (final String name : leads.keySet()) {
			final Map<String, Path> files = new LinkedHashMap<>();
			listed.forEach((role, byName) -> {
				if (byName.containsKey(name)) files.put(role, byName.get(name));
			});
			cases.add(new Case(name, files, given));
		}
		listed.forEach((role, byName) -> {
			final List<String> names = byName.keySet().stream().filter(name -> !leads.containsKey(name)).toList();
			if (!names.isEmpty()) unused.put(role, names);
		});
	}

	private static String kind(final boolean folder) {
		return folder ? "folder" : "file";
	}

	boolean isFolder() {
		return folder;
	}

	List<Case> cases() {
		return cases;
	}

	/** The output of a case: the path itself for a single case, else a file of the given name in that folder. */
	Path output(final Path output, final String fileName) {
		return output == null ? null : folder ? output.resolve(fileName) : output;
	}

	/**
	 * Does the work for each case. In a folder, a case that fails is noted and the next one follows.
	 *
	 * @param stage what is being done, for the progress
	 */
	<T> CohortResult<T> run(final String stage, final Progress progress, final Function<Case, T> work) {
		unused.forEach((role, names) -> progress.message("Note: no mask for the " + role + " of " + names.size() +
			" case(s), left out: " + shortened(names)));
		final List<CohortResult.Done<T>> done = new ArrayList<>();
		final List<CohortResult.Failure> failed = new ArrayList<>();
		for (int i = 0; i < cases.size(); i++) {
			progress.checkCancelled();
			if (folder) progress.update(stage, i, cases.size());
			final Case c = cases.get(i);
			try {
				done.add(new CohortResult.Done<>(c.name(), withinMemory(c, work)));
			}
			catch (final CancelledException e) {
				throw e;
			}
			catch (final RuntimeException e) {
				if (!folder) throw e;
				final CohortResult.Failure failure = new CohortResult.Failure(c.name(), e);
				failed.add(failure);
				progress.message("Failed: " + failure.message());
			}
		}
		if (folder) progress.update(stage, cases.size(), cases.size());
		return new CohortResult<>(done, failed);
	}

	/** Too large a case fails as any other bad case does, and is named. */
	private static <T> T withinMemory(final Case c, final Function<Case, T> work) {
		try {
			return work.apply(c);
		}
		catch (final OutOfMemoryError e) {
			throw new ScoreException(c.files().values().iterator().next() + ": " + ScoreException.outOfMemory(e).getMessage(),
				e);
		}
	}

	/**
	 * What the work on one case may show: everything for a single case; in a folder only messages, lest lines
	 * alternate.
	 */
	Progress inner(final Progress progress) {
		return folder ? new ForwardingProgress(progress) {

			@Override
			public void update(final String stage, final long done, final long total) {
				// The folder's own line tells how far it is.
			}
		} : progress;
	}

	private static String shortened(final List<String> names) {
		return names.size() <= 5 ? String.join(", ", names) : String.join(", ", names.subList(0, 5)) + ", ...";
	}
}
