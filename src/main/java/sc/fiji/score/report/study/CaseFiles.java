package sc.fiji.score.report.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** The images, initial masks and references of a study's cases, in the folder that the study was run on. */
final class CaseFiles {

	private final Map<String, Path> images, initial, labels;

	private CaseFiles(final Study study, final Path data) {
		images = CaseFolder.list(data.resolve("images"));
		initial = CaseFolder.list(initial(study, data));
		labels = CaseFolder.list(data.resolve("labels"));
	}

	/**
	 * Finds a study's data.
	 *
	 * @param elsewhere where they lie now, or null for where the study says
	 * @return null if they are not there
	 * @throws ScoreException if {@code elsewhere} is given and has no cases
	 */
	static CaseFiles of(final Study study, final Path elsewhere) {
		if (elsewhere != null) return new CaseFiles(study, elsewhere);
		final String said = study.text("data");
		if (said.isEmpty()) return null;
		try {
			for (final Path folder : new Path[] { Path.of(said), study.folder().resolve(said) })
				if (Files.isDirectory(folder.resolve("images")) && Files.isDirectory(initial(study, folder)) && Files
					.isDirectory(folder.resolve("labels"))) return new CaseFiles(study, folder);
		}
		catch (final InvalidPathException e) {
			return null; // a path of another system, where the study was run
		}
		return null;
	}

	/** A study that made its initial masks has them beside its results. */
	private static Path initial(final Study study, final Path data) {
		return (study.info().has("degrade") ? study.folder() : data).resolve("initial");
	}

	/** Whether all three files of a case are there. */
	boolean has(final String name) {
		return images.containsKey(name) && initial.containsKey(name) && labels.containsKey(name);
	}

	Volume image(final String name) {
		return VolumeFiles.read(images.get(name));
	}

	Mask initial(final String name) {
		return VolumeFiles.readMask(initial.get(name), Structure.FOREGROUND);
	}

	Mask reference(final String name) {
		return VolumeFiles.readMask(labels.get(name), Structure.FOREGROUND);
	}
}
