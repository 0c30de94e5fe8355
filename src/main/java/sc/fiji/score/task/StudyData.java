package sc.fiji.score.task;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.benchmark.Degradation;
import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.benchmark.StudyCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;

/**
 * What a study is run on.
 *
 * @param folder with {@code images/}, {@code labels/} and, without a degradation, {@code initial/}
 * @param degradation makes the initial masks from the reference masks; null where they are given
 */
record StudyData(Path folder, Degradation degradation) {

	private static final String INITIAL = "initial";

	/** All cases, by name. */
	List<ExperimentCase> cases() {
		return degradation == null ? ExperimentFolder.cases(folder) : ExperimentFolder.degraded(folder, degradation);
	}

	/**
	 * The first cases by name.
	 *
	 * @throws ScoreException if there are fewer
	 */
	List<ExperimentCase> cases(final int train, final int test) {
		return ExperimentFolder.first(folder, cases(), train, test);
	}

	/** For each folder the checksum of its files' checksums, sorted, one per line. */
	Map<String, String> checksums(final Progress progress) {
		final List<String> names = degradation == null ? List.of("images", INITIAL, "labels") : List.of("images", "labels");
		final Map<String, String> out = new LinkedHashMap<>();
		for (final String name : names) {
			progress.checkCancelled();
			progress.update("Computing checksums", out.size(), names.size());
			final List<String> sums = CaseFolder.list(folder.resolve(name)).values().stream().map(FileReferences::sha256)
				.sorted().toList();
			out.put(name, Checksums.sha256(String.join("\n", sums).getBytes(StandardCharsets.UTF_8)));
		}
		return out;
	}

	/** Tells these cases from others. */
	String identity(final Map<String, String> checksums) {
		return degradation == null ? checksums.toString() : checksums + " " + degradation;
	}

	/** For {@code study.json}; null where the initial masks are given. */
	Map<String, Object> madeMasks() {
		if (degradation == null) return null;
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("kind", degradation.kind().key());
		out.put("amplitude_mm", degradation.amplitude());
		out.put("seed", degradation.seed());
		out.put("description", degradation.description());
		return out;
	}

	/** Writes the initial masks that were made to {@code initial/}, for a person and the report to look at. */
	void writeMasks(final List<StudyCase> cases, final Path output) {
		if (degradation != null) for (final StudyCase c : cases)
			VolumeFiles.writeMask(c.load().initial(), output.resolve(INITIAL).resolve(c.name() + ".nii.gz"));
	}
}
