package sc.fiji.score.feedback;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

/**
 * How the regions of a case were made, so that they can be made again and checked.
 *
 * @param parameters of the partition
 * @param count number of regions
 * @param sha256 checksum of the region map: its labels as uint16, little endian, x fastest, the whole grid
 * @param embedded the map itself where it cannot be made again from the mask ({@link PartitionParameters.Method#LABELS}),
 *          else null
 */
public record RegionSource(PartitionParameters parameters, int count, String sha256, EmbeddedRegions embedded) {

	public RegionSource {
		if (count < 1) throw new IllegalArgumentException("number of regions: " + count);
		if ((parameters.method() == PartitionParameters.Method.LABELS) != (embedded != null))
			throw new IllegalArgumentException("exactly the regions of a label image come with their map");
	}

	/** The source of a map. */
	public static RegionSource of(final RegionMap map) {
		final boolean embed = map.parameters().method() == PartitionParameters.Method.LABELS;
		return new RegionSource(map.parameters(), map.count(), checksum(map), embed ? EmbeddedRegions.of(map) : null);
	}

	/** Whether a map is the one that was rated. */
	public boolean matches(final RegionMap map) {
		return map.count() == count && checksum(map).equals(sha256);
	}

	/**
	 * Makes the regions of a mask again, without checking them.
	 *
	 * @throws IllegalArgumentException if the embedded map is damaged or does not fit the mask's grid
	 */
	RegionMap remake(final Mask mask) {
		return embedded == null ? Partitioner.partition(mask, parameters) : embedded.decode(mask.geometry(), count,
			parameters);
	}

	/** SHA-256 of the labels as uint16, little endian, x fastest; 64 hexadecimal digits. */
	public static String checksum(final RegionMap map) {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			final short[] labels = map.labels();
			final ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
			final int step = chunk.capacity() / 2;
			for (int i = 0; i < labels.length; i += step) {
				final int n = Math.min(step, labels.length - i);
				chunk.asShortBuffer().put(labels, i, n);
				digest.update(chunk.array(), 0, 2 * n);
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
