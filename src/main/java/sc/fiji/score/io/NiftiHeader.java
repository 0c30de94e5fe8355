package sc.fiji.score.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import sc.fiji.score.volume.Geometry;

/**
 * The header of a NIfTI-1 or NIfTI-2 file, read and checked.
 *
 * @param start offset of the first voxel in the file of the voxels
 * @param pair whether the voxels are in another file ({@code .hdr} and {@code .img})
 */
record NiftiHeader(ByteOrder order, ElementType type, double slope, double intercept, long start, boolean pair,
	Geometry geometry)
{

	static final int SIZE_1 = 348, SIZE_2 = 540;

	private static final int MAX_DIMENSIONS = 7;

	/** Reads and checks a header from the front of a file. */
	static NiftiHeader read(final ByteSource in) throws IOException {
		final Path path = in.path();
		final byte[] first = in.read(4);
		final ByteOrder order = order(first);
		if (order == null) throw FileErrors.corrupt(path, "it does not begin with a NIfTI header");
		final int size = ByteBuffer.wrap(first).order(order).getInt();
		final byte[] all = new byte[size];
		System.arraycopy(first, 0, all, 0, 4);
		System.arraycopy(in.read(size - 4), 0, all, 4, size - 4);
		return new Parser(path, ByteBuffer.wrap(all).order(order), size == SIZE_2).parse();
	}

	/** The byte order of a file that begins with a NIfTI header, null for another file. */
	static ByteOrder order(final byte[] first) {
		for (final ByteOrder order : new ByteOrder[] { ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN }) {
			final int size = ByteBuffer.wrap(first).order(order).getInt();
			if (size == SIZE_1 || size == SIZE_2) return order;
		}
		return null;
	}

	/** Takes the fields out of the bytes; the offsets are those of nifti1.h and nifti2.h. */
	private record Parser(Path path, ByteBuffer b, boolean two) {

		NiftiHeader parse() {
			final boolean pair = pair();
			final int[] n = size();
			final ElementType type = type(b.getShort(two ? 12 : 70));
			final double slope = two ? b.getDouble(176) : b.getFloat(112), intercept = two ? b.getDouble(184) : b.getFloat(
				116);
			final boolean scaled = Double.isFinite(slope) && slope != 0;
			return new NiftiHeader(b.order(), type, scaled ? slope : 1, scaled && Double.isFinite(intercept) ? intercept : 0,
				start(pair), pair, geometry(n));
		}

		private boolean pair() {
			final String magic = new String(b.array(), two ? 4 : 344, 3, StandardCharsets.ISO_8859_1);
			final String single = two ? "n+2" : "n+1", pair = two ? "ni2" : "ni1";
			if (magic.equals(single) || magic.equals(pair)) return magic.equals(pair);
			throw FileErrors.unsupported(path, "it has no NIfTI mark (perhaps it is an Analyze 7.5 file, which does not say " +
				"left from right)", "Convert it to NIfTI first.");
		}

		private int[] size() {
			final long dimensions = dim(0);
			if (dimensions < 1 || dimensions > MAX_DIMENSIONS) throw FileErrors.corrupt(path, "its header names " +
				dimensions + " dimensions");
			final int[] n = { 1, 1, 1 };
			for (int i = 1; i <= dimensions; i++) {
				final long size = dim(i);
				if (i > 3) {
					if (size > 1) throw FileErrors.unsupported(path, "it has " + size + (i == 4 ? " time points" :
						" values along dimension " + i), "Only one 3D volume is taken: extract it first.");
					continue;
				}
				if (size < 1 || size > Integer.MAX_VALUE) throw FileErrors.corrupt(path, "its header gives a size of " + size +
					" voxels along axis " + i);
				n[i - 1] = (int) size;
			}
			return n;
		}

		private long dim(final int i) {
			return two ? b.getLong(16 + 8 * i) : b.getShort(40 + 2 * i);
		}

		private ElementType type(final int code) {
			return switch (code) {
				case 2 -> ElementType.UINT8;
				case 4 -> ElementType.INT16;
				case 8 -> ElementType.INT32;
				case 16 -> ElementType.FLOAT32;
				case 64 -> ElementType.FLOAT64;
				case 256 -> ElementType.INT8;
				case 512 -> ElementType.UINT16;
				case 768 -> ElementType.UINT32;
				case 1024 -> ElementType.INT64;
				case 1280 -> ElementType.UINT64;
				case 128, 2304 -> throw FileErrors.unsupported(path, "it is in colour", "Convert it to one grey value each voxel.");
				default -> throw FileErrors.unsupported(path, "its voxels have the unknown or unsupported data type " + code,
					"Convert it to integers of 8 to 32 bits or to floats.");
			};
		}

		private long start(final boolean pair) {
			final double offset = two ? b.getLong(168) : b.getFloat(108);
			if (pair) {
				if (offset >= 0 && offset == Math.rint(offset)) return (long) offset;
			}
			else {
				final int least = two ? SIZE_2 : SIZE_1;
				// Some old writers leave the field 0.
				if (offset == 0) return least + 4;
				if (offset >= least && offset == Math.rint(offset)) return (long) offset;
			}
			throw FileErrors.corrupt(path, "its header puts the first voxel at byte " + offset);
		}

		private Geometry geometry(final int[] n) {
			final double[] pixdim = numbers(two ? 104 : 76, 4);
			final int qform = two ? b.getInt(344) : b.getShort(252), sform = two ? b.getInt(348) : b.getShort(254);
			for (int axis = 1; axis <= 3; axis++) {
				if (pixdim[axis] < 0 || !Double.isFinite(pixdim[axis])) throw FileErrors.corrupt(path,
					"its header gives a spacing of " + pixdim[axis] + " along axis " + axis);
			}
			final NiftiGeometry header = new NiftiGeometry(two ? 2 : 1, qform, sform, two ? b.getInt(500) : b.get(123),
				pixdim, numbers(two ? 352 : 256, 3), numbers(two ? 376 : 268, 3), numbers(two ? 400 : 280, 12));
			final double[] used = pixdim.clone();
			for (int axis = (int) dim(0) + 1; axis <= 3; axis++)
				if (used[axis] == 0) used[axis] = 1;
			final double[] affine = new NiftiGeometry(header.version(), qform, sform, header.units(), used, header
				.quaternion(), header.offset(), header.rows()).affine(n);
			return HeaderGeometry.of(path, n, affine, header.unit(), header);
		}

		private double[] numbers(final int offset, final int count) {
			final double[] out = new double[count];
			for (int i = 0; i < count; i++)
				out[i] = two ? b.getDouble(offset + 8 * i) : b.getFloat(offset + 4 * i);
			return out;
		}
	}
}
