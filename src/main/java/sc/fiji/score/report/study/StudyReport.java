package sc.fiji.score.report.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.Version;
import sc.fiji.score.io.AtomicFile;

/** Makes one self-contained page of a study's folder: no other file, no script, nothing from the net. */
public final class StudyReport {

	private final Study study;
	private final CaseFiles files;

	private StudyReport(final Study study, final CaseFiles files) {
		this.study = study;
		this.files = files;
	}

	/**
	 * Reads a study.
	 *
	 * @param folder that a study wrote
	 * @param data where its images, initial masks and labels lie now; null for where the study says, if they are there
	 * @throws sc.fiji.score.common.ScoreException naming the file, if the folder is no study's or a file is damaged
	 */
	public static StudyReport read(final Path folder, final Path data) {
		final Study study = Study.read(folder);
		return new StudyReport(study, CaseFiles.of(study, data));
	}

	/** How many runs of the study have finished. */
	public int finishedRuns() {
		return study.arms().stream().mapToInt(arm -> arm.runs().size()).sum();
	}

	/**
	 * Writes the page.
	 *
	 * @param html the file to make or replace
	 * @throws sc.fiji.score.common.ScoreException naming the file, if one cannot be read or written
	 */
	public void write(final Path html, final Progress progress) {
		final Html opening = new Html(), body = new Html();
		opening.note("Made by SCORE for Fiji " + Version.get() + " from the study " + study.folder().toAbsolutePath().getFileName() + ".");
		final AnnotationSection annotations = new AnnotationSection(study);
		new AnswerSection(annotations).write(study, opening);
		final List<Section> sections = List.of(new ResultsSection(), new CurvesSection(), new TimeSection(),
			new CasesSection(), new VolumesSection(), new TestsSection(), new CalibrationSection(files),
			new GallerySection(files), annotations, new AblationSection(), new TrainingSection(), new ProvenanceSection());
		for (int i = 0; i < sections.size(); i++) {
			progress.checkCancelled();
			sections.get(i).write(study, body);
			progress.update("Report", i + 1, sections.size());
		}
		final String page = body.page("SCORE study report", opening);
		AtomicFile.write(html, temporary -> Files.writeString(temporary, page));
	}
}
