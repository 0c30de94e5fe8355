package sc.fiji.score.io;

import java.nio.file.Path;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.FormatHeader;
import sc.fiji.score.volume.Geometry;

/** The grid that a file's header describes, which may turn out to be absurd. */
final class HeaderGeometry {

	private HeaderGeometry() {}

	/** @throws ScoreException naming the file, if the grid is impossible */
	static Geometry of(final Path path, final int[] n, final double[] affine, final String unit,
		final FormatHeader header)
	{
		try {
			final Geometry g = new Geometry(n[0], n[1], n[2], affine, unit, header);
			g.arrayLength();
			return g;
		}
		catch (final ScoreException e) {
			final String why = e.getMessage();
			throw new ScoreException(path + " has an impossible header: " + why + (why.endsWith(".") ? "" : ".") +
				" Export the file again, or repair its header.", e);
		}
	}
}
