package sc.fiji.score.io;

import java.nio.file.Path;
import java.util.Arrays;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.FormatHeader;
import sc.fiji.score.volume.Geometry;

/** The grid that a file's header describes, which may turn out to be absurd. */
final class HeaderGeometry {

	private HeaderGeometry() {}

	/**
	 * The grid in mm, because distances are: a file in micrometres or metres is converted. Of an unknown unit it is taken
	 * as it stands.
	 *
	 * @param affine in the file's unit
	 * @throws ScoreException naming the file, if the grid is impossible
	 */
	static Geometry of(final Path path, final int[] n, final double[] affine, final String unit,
		final FormatHeader header)
	{
		try {
			final double factor = Millimetres.in(unit);
			final double[] mm = factor == 0 || factor == 1 ? affine : Arrays.stream(affine).map(a -> a * factor).toArray();
			final Geometry g = new Geometry(n[0], n[1], n[2], mm, factor == 0 ? unit : "mm", header);
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
