package sc.fiji.score.task;

import java.nio.file.Path;
import java.util.List;

import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** The cases of a folder with {@code images/}, {@code initial/} and {@code labels/}, sorted by name. */
final class ExperimentFolder {

	private static final String IMAGES = "images", INITIAL = "initial", LABELS = "labels";

	private ExperimentFolder() {}

	static List<ExperimentCase> cases(final Path folder) {
		final CaseFolder files = CaseFolder.open(folder, IMAGES, INITIAL, LABELS);
		return files.cases().stream().<ExperimentCase> map(name -> new FileCase(name, files.file(IMAGES, name), files.file(
			INITIAL, name), files.file(LABELS, name))).toList();
	}

	/**
	 * The first cases of the folder, for training and testing.
	 *
	 * @throws ScoreException if there are fewer
	 */
	static List<ExperimentCase> cases(final Path folder, final int train, final int test) {
		final List<ExperimentCase> all = cases(folder);
		if (all.size() < (long) train + test) throw new ScoreException("The folder " + folder + " has " + all.size() +
			" cases, but " + train + " for training and " + test + " for testing are asked for. Ask for fewer.");
		return all.subList(0, train + test);
	}

	/** A case in files; every non-zero voxel of the masks counts. */
	private record FileCase(String name, Path image, Path initial, Path labels) implements ExperimentCase {

		@Override
		public Geometry geometry() {
			return VolumeFiles.readGeometry(image);
		}

		@Override
		public Data load() {
			final Mask mask = Inputs.readMask(initial, Structure.FOREGROUND, "mask");
			final Mask reference = Inputs.readMask(labels, Structure.FOREGROUND, "reference");
			final Volume i = Inputs.readImage(image, mask, initial);
			i.geometry().requireSameGrid(reference.geometry(), "The image " + image, "the reference " + labels);
			return new Data(i, mask, reference);
		}
	}
}
