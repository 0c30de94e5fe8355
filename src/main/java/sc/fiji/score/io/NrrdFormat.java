package sc.fiji.score.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * NRRD files with the voxels attached ({@code .nrrd}): raw or gzip. Written as gzip in the LPS world; the numbers of
 * the affine survive to the last bit, because they are text.
 */
final class NrrdFormat implements VolumeFormat {

	private static final int BUFFER = 1 << 16;

	@Override
	public Geometry readGeometry(final Path path) throws IOException {
		try (ByteSource in = ByteSource.open(path)) {
			return NrrdHeader.read(in).geometry();
		}
	}

	@Override
	public Volume read(final Path path) throws IOException {
		try (ByteSource in = ByteSource.open(path)) {
			final NrrdHeader h = NrrdHeader.read(in);
			final VoxelReader reader = new VoxelReader(h.type(), h.order(), 1, 0);
			if (!h.gzip()) return reader.read(in, h.geometry());
			try (ByteSource unpacked = in.gunzip()) {
				return reader.read(unpacked, h.geometry());
			}
		}
	}

	@Override
	public void write(final Volume volume, final Path temporary, final String name) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER)) {
			out.write(header(volume).getBytes(StandardCharsets.ISO_8859_1));
			try (OutputStream gz = new GzipStream(out, volume.type())) {
				VoxelWriter.write(volume, gz);
			}
		}
	}

	private static String header(final Volume volume) {
		final Geometry g = volume.geometry();
		final NrrdUnit own = g.header() instanceof NrrdUnit source ? source : new NrrdUnit(g.unit(), g.affine());
		final double[] a = Orientation.LPS.exchange(own.affine());
		final StringBuilder directions = new StringBuilder(), units = new StringBuilder();
		for (int axis = 0; axis < 3; axis++) {
			directions.append(' ').append(vector(a, axis));
			units.append(" \"").append(own.unit().replace("\u00b5", "u").replace("\"", "")).append('"');
		}
		return String.join("\n", "NRRD0004", "# written by SCORE for Fiji", "type: " + volume.type().name().toLowerCase(
			Locale.ROOT).replace("float32", "float").replace("float64", "double"), "dimension: 3",
			"space: left-posterior-superior", "sizes: " + g.nx() + " " + g.ny() + " " + g.nz(), "space directions:" +
				directions, "kinds: domain domain domain", "endian: little", "encoding: gzip", "space units:" + units,
			"space origin: " + vector(a, 3), "", "");
	}

	private static String vector(final double[] a, final int column) {
		return "(" + a[column] + "," + a[4 + column] + "," + a[8 + column] + ")";
	}
}
