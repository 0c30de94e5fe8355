package sc.fiji.score.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/** MetaImage files with the voxels attached ({@code .mha}): raw or zlib. Written with zlib. */
final class MetaImageFormat implements VolumeFormat {

	private static final int BUFFER = 1 << 16;
	private static final String SIZE_FIELD = "CompressedDataSize = ";
	private static final int SIZE_DIGITS = 12;

	@Override
	public Geometry readGeometry(final Path path) throws IOException {
		try (ByteSource in = ByteSource.open(path)) {
			return MetaImageHeader.read(in).geometry();
		}
	}

	@Override
	public Volume read(final Path path) throws IOException {
		try (ByteSource in = ByteSource.open(path)) {
			final MetaImageHeader h = MetaImageHeader.read(in);
			final VoxelReader reader = new VoxelReader(h.type(), h.order(), 1, 0);
			if (!h.compressed()) return reader.read(in, h.geometry());
			try (ByteSource unpacked = in.inflate()) {
				return reader.read(unpacked, h.geometry());
			}
		}
	}

	@Override
	public void write(final Volume volume, final Path temporary, final String name) throws IOException {
		final String header = header(volume);
		final int start = header.length();
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER)) {
			out.write(header.getBytes(StandardCharsets.US_ASCII));
			final Deflater deflater = new Deflater(GzipStream.level(volume.type()));
			try (DeflaterOutputStream zlib = new DeflaterOutputStream(out, deflater, BUFFER)) {
				VoxelWriter.write(volume, zlib);
			}
			finally {
				deflater.end();
			}
		}
		// The header comes first and names the size of what follows, which is known only now.
		try (RandomAccessFile file = new RandomAccessFile(temporary.toFile(), "rw")) {
			final String size = Long.toString(file.length() - start);
			file.seek(header.indexOf(SIZE_FIELD) + SIZE_FIELD.length());
			file.write(size.getBytes(StandardCharsets.US_ASCII));
		}
	}

	private static String header(final Volume volume) {
		final Geometry g = volume.geometry();
		final MetaImageGeometry m = MetaImageGeometry.of(g);
		return String.join("\n", "ObjectType = Image", "NDims = 3", "BinaryData = True", "BinaryDataByteOrderMSB = False",
			"CompressedData = True", SIZE_FIELD + " ".repeat(SIZE_DIGITS), "TransformMatrix = " + numbers(m.directions()),
			"Offset = " + numbers(m.offset()), "CenterOfRotation = 0 0 0", "AnatomicalOrientation = RAI", "ElementSpacing = " +
				numbers(m.spacing()), "DimSize = " + g.nx() + " " + g.ny() + " " + g.nz(), "ElementType = " + type(volume
					.type()), "ElementDataFile = LOCAL", "");
	}

	private static String numbers(final double[] values) {
		return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" "));
	}

	private static String type(final DataType type) {
		return switch (type) {
			case UINT8 -> "MET_UCHAR";
			case INT8 -> "MET_CHAR";
			case UINT16 -> "MET_USHORT";
			case INT16 -> "MET_SHORT";
			case UINT32 -> "MET_UINT";
			case INT32 -> "MET_INT";
			case FLOAT32 -> "MET_FLOAT";
			case FLOAT64 -> "MET_DOUBLE";
		};
	}
}
