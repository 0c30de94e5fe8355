package sc.fiji.score.feedback;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/**
 * A region map inside a feedback file, for regions that cannot be made again from the mask (a user's label image).
 *
 * @param box the part of the grid that is stored; outside it there is no region
 * @param data the regions of the box as uint16, little endian, x fastest, then zlib-compressed (RFC 1950), then base64
 */
public record EmbeddedRegions(Box box, String data) {

	/** Packs the part of a map that has regions. */
	public static EmbeddedRegions of(final RegionMap map) {
		final Box box = box(map);
		final ByteBuffer raw = ByteBuffer.allocate(Math.toIntExact(2 * box.voxels())).order(ByteOrder.LITTLE_ENDIAN);
		for (int z = 0; z < box.depth(); z++)
			for (int y = 0; y < box.height(); y++) {
				final int start = map.geometry().index(box.x(), box.y() + y, box.z() + z);
				raw.asShortBuffer().put(map.labels(), start, box.width());
				raw.position(raw.position() + 2 * box.width());
			}
		return new EmbeddedRegions(box, Base64.getEncoder().encodeToString(deflate(raw.array())));
	}

	/**
	 * Unpacks the map.
	 *
	 * @param grid the mask's grid
	 * @throws IllegalArgumentException if the data is damaged or does not fit the grid
	 */
	public RegionMap decode(final Geometry grid, final int count, final PartitionParameters parameters) {
		if (box.x() < 0 || box.y() < 0 || box.z() < 0 || box.x() + (long) box.width() > grid.nx() || box.y() + (long) box
			.height() > grid.ny() || box.z() + (long) box.depth() > grid.nz()) throw new IllegalArgumentException(
				"the region map does not fit the grid");
		final byte[] raw = inflate(Base64.getDecoder().decode(data), Math.toIntExact(2 * box.voxels()));
		final ByteBuffer in = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
		final short[] labels = new short[grid.arrayLength()];
		for (int z = 0; z < box.depth(); z++)
			for (int y = 0; y < box.height(); y++) {
				in.asShortBuffer().get(labels, grid.index(box.x(), box.y() + y, box.z() + z), box.width());
				in.position(in.position() + 2 * box.width());
			}
		return new RegionMap(labels, count, grid, parameters);
	}

	private static Box box(final RegionMap map) {
		final Geometry g = map.geometry();
		final byte[] any = new byte[map.labels().length];
		for (int i = 0; i < any.length; i++)
			any[i] = (byte) (map.labels()[i] == 0 ? 0 : 1);
		final Box box = new Mask(any, g).boundingBox();
		return box == null ? new Box(0, 0, 0, 0, 0, 0) : box;
	}

	private static byte[] deflate(final byte[] raw) {
		final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
		try {
			deflater.setInput(raw);
			deflater.finish();
			final ByteArrayOutputStream out = new ByteArrayOutputStream();
			final byte[] buffer = new byte[1 << 14];
			while (!deflater.finished())
				out.write(buffer, 0, deflater.deflate(buffer));
			return out.toByteArray();
		}
		finally {
			deflater.end();
		}
	}

	private static byte[] inflate(final byte[] packed, final int length) {
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(packed);
			final byte[] out = new byte[length];
			int filled = 0;
			while (filled < length) {
				final int n = inflater.inflate(out, filled, length - filled);
				if (n == 0) throw new IllegalArgumentException("the region map is truncated");
				filled += n;
			}
			if (inflater.inflate(new byte[1]) > 0) throw new IllegalArgumentException("the region map is too long");
			return out;
		}
		catch (final DataFormatException e) {
			throw new IllegalArgumentException("the region map is damaged", e);
		}
		finally {
			inflater.end();
		}
	}
}
