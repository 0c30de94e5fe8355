package sc.fiji.score.io;

import java.nio.file.Path;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.FormatHeader;
import sc.fiji.score.volume.Geometry;

/** What the headers of all formats have in common: a grid that may turn out to be absurd. */
final class Headers {

	private Headers() {}

	/** The grid that a header describes; an impossible one becomes an error that names the file. */
	static Geometry geometry(final Path path, final int[] n, final double[] affine, final String unit,
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
