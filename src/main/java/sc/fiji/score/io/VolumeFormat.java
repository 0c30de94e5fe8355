package sc.fiji.score.io;

import java.io.IOException;
import java.nio.file.Path;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/** One file format. Errors in a file's content are {@code ScoreException}s that name it. */
interface VolumeFormat {

	/** The grid alone, without reading the voxels. */
	Geometry readGeometry(Path path) throws IOException;

	Volume read(Path path) throws IOException;

	/**
	 * Writes a volume; only where {@link FileFormat#forWriting} names the format.
	 *
	 * @param temporary the file to write
	 * @param name the name that the file will have
	 */
	default void write(final Volume volume, final Path temporary, final String name) throws IOException {
		throw new UnsupportedOperationException(name);
	}
}
