package sc.fiji.score.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * NIfTI-1 and NIfTI-2 files ({@code .nii}, {@code .nii.gz}, and pairs of {@code .hdr} and {@code .img} for reading).
 * What was read from NIfTI-2 is written as NIfTI-2, because its numbers are doubles; so is what has an axis of more
 * than 32767 voxels. Everything else is written as NIfTI-1.
 */
final class NiftiFormat implements VolumeFormat {

	private static final int BUFFER = 1 << 16;
	private static final int XYZ = 3;
	private static final String DESCRIPTION = "SCORE for Fiji";

	@Override
	public Geometry readGeometry(final Path path) throws IOException {
		try (ByteSource in = ByteSource.open(header(path))) {
			return NiftiHeader.read(in).geometry();
		}
	}

	@Override
	public Volume read(final Path path) throws IOException {
		try (ByteSource in = ByteSource.open(header(path))) {
			final NiftiHeader h = NiftiHeader.read(in);
			if (h.pair()) {
				try (ByteSource voxels = ByteSource.open(sibling(in.path(), ".hdr", ".img"))) {
					voxels.skip(h.start());
					return voxels(voxels, h);
				}
			}
			final int headerSize = h.geometry().header() instanceof NiftiGeometry g && g.version() == 2 ? NiftiHeader.SIZE_2
				: NiftiHeader.SIZE_1;
			in.skip(h.start() - headerSize);
			return voxels(in, h);
		}
	}

	private static Volume voxels(final ByteSource in, final NiftiHeader h) throws IOException {
		return new VoxelReader(h.type(), h.order(), h.slope(), h.intercept()).read(in, h.geometry());
	}

	private static Path header(final Path path) {
		return sibling(path, ".img", ".hdr");
	}

	/** The path with another ending where it has the first one (also before {@code .gz}), else the path itself. */
	private static Path sibling(final Path path, final String ending, final String other) {
		final String name = path.getFileName().toString(), gz = name.endsWith(".gz") ? ".gz" : "";
		final String plain = name.substring(0, name.length() - gz.length());
		return plain.endsWith(ending) ? path.resolveSibling(plain.substring(0, plain.length() - ending.length()) + other +
			gz) : path;
	}

	@Override
	public void write(final Volume volume, final Path temporary, final String name) throws IOException {
		final boolean gzip = name.toLowerCase(Locale.ROOT).endsWith(".gz");
		try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER);
				OutputStream out = gzip ? new GzipStream(file, volume.type()) : file)
		{
			out.write(header(volume));
			VoxelWriter.write(volume, out);
		}
	}

	private static byte[] header(final Volume volume) {
		final Geometry g = volume.geometry();
		final NiftiGeometry n = NiftiGeometry.of(g);
		final boolean large = Math.max(g.nx(), Math.max(g.ny(), g.nz())) > Short.MAX_VALUE;
		return large || n.version() == 2 ? header2(g, n, volume.type()) : header1(g, n, volume.type());
	}

	private static byte[] header1(final Geometry g, final NiftiGeometry n, final DataType type) {
		final ByteBuffer b = ByteBuffer.allocate(NiftiHeader.SIZE_1 + 4).order(ByteOrder.LITTLE_ENDIAN);
		b.putInt(0, NiftiHeader.SIZE_1);
		b.put(38, (byte) 'r');
		final int[] dim = { XYZ, g.nx(), g.ny(), g.nz(), 1, 1, 1, 1 };
		for (int i = 0; i < dim.length; i++)
			b.putShort(40 + 2 * i, (short) dim[i]);
		b.putShort(70, code(type));
		b.putShort(72, (short) (8 * type.bytes()));
		floats(b, 76, n.pixdim());
		floats(b, 92, 1, 1, 1, 1);
		floats(b, 108, b.capacity(), 1, 0);
		b.put(123, (byte) n.units());
		b.put(148, DESCRIPTION.getBytes(StandardCharsets.US_ASCII));
		b.putShort(252, (short) n.qformCode());
		b.putShort(254, (short) n.sformCode());
		floats(b, 256, n.quaternion());
		floats(b, 268, n.offset());
		floats(b, 280, n.rows());
		b.put(344, "n+1".getBytes(StandardCharsets.US_ASCII));
		return b.array();
	}

	private static byte[] header2(final Geometry g, final NiftiGeometry n, final DataType type) {
		final ByteBuffer b = ByteBuffer.allocate(NiftiHeader.SIZE_2 + 4).order(ByteOrder.LITTLE_ENDIAN);
		b.putInt(0, NiftiHeader.SIZE_2);
		b.put(4, "n+2\0\r\n\032\n".getBytes(StandardCharsets.US_ASCII));
		b.putShort(12, code(type));
		b.putShort(14, (short) (8 * type.bytes()));
		final int[] dim = { XYZ, g.nx(), g.ny(), g.nz(), 1, 1, 1, 1 };
		for (int i = 0; i < dim.length; i++)
			b.putLong(16 + 8 * i, dim[i]);
		doubles(b, 104, n.pixdim());
		doubles(b, 136, 1, 1, 1, 1);
		b.putLong(168, b.capacity());
		doubles(b, 176, 1, 0);
		b.put(240, DESCRIPTION.getBytes(StandardCharsets.US_ASCII));
		b.putInt(344, n.qformCode());
		b.putInt(348, n.sformCode());
		doubles(b, 352, n.quaternion());
		doubles(b, 376, n.offset());
		doubles(b, 400, n.rows());
		b.putInt(500, n.units());
		return b.array();
	}

	private static void floats(final ByteBuffer b, final int offset, final double... values) {
		for (int i = 0; i < values.length; i++)
			b.putFloat(offset + 4 * i, (float) values[i]);
	}

	private static void doubles(final ByteBuffer b, final int offset, final double... values) {
		for (int i = 0; i < values.length; i++)
			b.putDouble(offset + 8 * i, values[i]);
	}

	private static short code(final DataType type) {
		return switch (type) {
			case UINT8 -> 2;
			case INT16 -> 4;
			case INT32 -> 8;
			case FLOAT32 -> 16;
			case FLOAT64 -> 64;
			case INT8 -> 256;
			case UINT16 -> 512;
			case UINT32 -> 768;
		};
	}
}
