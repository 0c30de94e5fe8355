package sc.fiji.score.io;

import java.io.IOException;
import java.nio.file.Path;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** Reads and writes volumes and masks in every format that this software knows. */
public final class VolumeFiles {

	private VolumeFiles() {}

	/** One step of reading. */
	private interface Reader<T> {

		T read(VolumeFormat format) throws IOException;
	}

	/**
	 * Reads a volume. The format is told by the content where that is possible, else by the name.
	 *
	 * @param path a file, or a folder with one DICOM series
	 * @throws ScoreException naming the file and the cure, if it is missing, damaged or not one 3D volume
	 */
	public static Volume read(final Path path) {
		return with(path, format -> format.read(path));
	}

	/**
	 * Reads the grid of a volume, without its voxels where the format allows it.
	 *
	 * @throws ScoreException as {@link #read(Path)}
	 */
	public static Geometry readGeometry(final Path path) {
		return with(path, format -> format.readGeometry(path));
	}

	/**
	 * Reads one structure of a mask or label image.
	 *
	 * @throws ScoreException as {@link #read(Path)}, and if voxels are NaN
	 */
	public static Mask readMask(final Path path, final Structure structure) {
		final Volume labels = read(path);
		try {
			return Mask.of(labels, structure);
		}
		catch (final ScoreException e) {
			throw new ScoreException(path + ": " + e.getMessage(), e);
		}
	}

	/**
	 * Writes a volume in its data type. The file appears under its name only when it is whole.
	 *
	 * @param path its ending picks the format: {@code .nii}, {@code .nii.gz}, {@code .nrrd}, {@code .mha}, {@code .tif}
	 * @throws ScoreException naming the file and the cure, if it cannot be written or has another ending
	 */
	public static void write(final Volume volume, final Path path) {
		final VolumeFormat format = FileFormat.forWriting(path);
		AtomicFile.write(path, temporary -> format.write(volume, temporary, path.getFileName().toString()));
	}

	/** @throws ScoreException naming the file and the endings there are, if no volume can be written under such a name */
	public static void requireWritable(final Path path) {
		FileFormat.forWriting(path);
	}

	/** The name of a file for what is made from a volume: that of the volume's file where it can be written, else NIfTI. */
	public static String outputName(final Path source) {
		return FileFormat.isWritable(source) ? source.getFileName().toString() : CaseFolder.baseName(source) + ".nii.gz";
	}

	/** Writes a mask as uint8, 0 and 1, with its grid; else as {@link #write(Volume, Path)}. */
	public static void writeMask(final Mask mask, final Path path) {
		write(mask.asVolume(), path);
	}

	private static <T> T with(final Path path, final Reader<T> reader) {
		try {
			return reader.read(FileFormat.of(path));
		}
		catch (final IOException e) {
			throw FileErrors.notRead(path, e);
		}
	}
}
