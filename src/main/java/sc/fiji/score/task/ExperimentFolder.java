package sc.fiji.score.task;

import java.nio.file.Path;
import java.util.List;

import sc.fiji.score.benchmark.Degradation;
import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * The cases of a folder with {@code images/}, {@code initial/} and {@code labels/}, sorted by name. Without
 * {@code initial/} the initial masks are made from the reference masks.
 */
final class ExperimentFolder {

	private static final String IMAGES = "images", INITIAL = "initial", LABELS = "labels";

	private ExperimentFolder() {}

	static List<ExperimentCase> cases(final Path folder) {
		final CaseFolder files = CaseFolder.open(folder, IMAGES, INITIAL, LABELS);
		return files.cases().stream().<ExperimentCase> map(name -> new FileCase(name, files.file(IMAGES, name), files.file(
			INITIAL, name), files.file(LABELS, name), null)).toList();
	}

	/**
	 * The cases of a folder with {@code images/} and {@code labels/}; {@code initial/} is not looked at.
	 *
	 * @param degradation makes the initial masks
	 */
	static List<ExperimentCase> degraded(final Path folder, final Degradation degradation) {
		final CaseFolder files = CaseFolder.open(folder, IMAGES, LABELS);
		return files.cases().stream().<ExperimentCase> map(name -> new FileCase(name, files.file(IMAGES, name), null, files
			.file(LABELS, name), degradation)).toList();
	}

	/**
	 * The first cases of the folder, for training and testing.
	 *
	 * @throws ScoreException if there are fewer
	 */
	static List<ExperimentCase> cases(final Path folder, final int train, final int test) {
		return first(folder, cases(folder), train, test);
	}

	/**
	 * The first cases, for training and testing.
	 *
	 * @throws ScoreException if there are fewer
	 */
	static List<ExperimentCase> first(final Path folder, final List<ExperimentCase> all, final int train,
		final int test)
	{
		if (all.size() < (long) train + test) throw new ScoreException("The folder " + folder + " has " + all.size() +
			" cases, but " + train + " for training and " + test + " for testing are asked for. Ask for fewer.");
		return all.subList(0, train + test);
	}

	/** A case in files; every non-zero voxel of the masks counts, and their values tell structures apart. */
	private record FileCase(String name, Path image, Path initial, Path reference, Degradation degradation) implements
		ExperimentCase
	{

		@Override
		public Geometry geometry() {
			return VolumeFiles.readGeometry(image);
		}

		@Override
		public Data load() {
			final Mask truth = Inputs.readMask(reference, Structure.FOREGROUND, "reference");
			final Mask mask = degradation == null ? Inputs.readMask(initial, Structure.FOREGROUND, "mask") : degradation.apply(
				name, truth);
			final Volume i = Inputs.readImage(image, mask, degradation == null ? initial : reference);
			i.geometry().requireSameGrid(truth.geometry(), "The image " + image, "the reference " + reference);
			return new Data(i, mask, truth);
		}

		@Override
		public Labels labels() {
			return new Labels(degradation == null ? VolumeFiles.read(initial) : load().initial().asVolume(), VolumeFiles.read(
				reference));
		}
	}
}
