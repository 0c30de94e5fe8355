package sc.fiji.score.task;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * A region map on the disk: a label image of uint16, and beside it the JSON file that says for which mask and with
 * which parameters it was made. Without that JSON file it is a label image that a user drew.
 */
final class RegionFile {

	private RegionFile() {}

	/**
	 * @param regions label image as {@link PartitionTask} wrote it, or a user's own
	 * @param maskFile file of the mask
	 * @param mask the mask read from it
	 * @param distance reach in mm of the regions around a user's labels
	 * @throws ScoreException if the map lies on another grid or was made for another mask
	 */
	static RegionMap read(final Path regions, final Path maskFile, final Mask mask, final Structure structure,
		final double distance)
	{
		final Volume labels = VolumeFiles.read(regions);
		labels.geometry().requireSameGrid(mask.geometry(), "The regions " + regions, "the mask " + maskFile);
		final JsonNode origin = Provenance.read(regions);
		final JsonNode partition = origin == null ? null : origin.path("parameters").path("partition");
		if (partition == null || partition.isMissingNode()) return drawn(regions, mask, labels, distance);
		if (!origin.path("output").path("sha256").asText().equals(Checksums.sha256(regions))) throw new ScoreException(
			regions + " was changed after 'score partition' wrote it. Delete " + Provenance.sidecar(regions) +
				" to use it as a label image of your own, or make the regions again.");
		if (!origin.path("inputs").path("mask").path("sha256").asText().equals(Checksums.sha256(maskFile)))
			throw new ScoreException("The regions " + regions + " were made for another mask than " + maskFile +
				" (checksum). Make them again with 'score partition --mask " + maskFile + "'.");
		if (origin.path("structure").path("label").asInt() != structure.label()) throw new ScoreException("The regions " +
			regions + " were made for label " + origin.path("structure").path("label").asInt() +
			" of the mask, not for label " + structure.label() + ". Give the same label, or make the regions again.");
		return toMap(labels, mask.geometry(), parameters(partition));
	}

	private static RegionMap drawn(final Path regions, final Mask mask, final Volume labels, final double distance) {
		try {
			return Partitioner.fromLabels(mask, labels, distance);
		}
		catch (final ScoreException e) {
			throw new ScoreException(regions + ": " + e.getMessage(), e);
		}
	}

	private static RegionMap toMap(final Volume labels, final Geometry geometry, final PartitionParameters parameters) {
		final float[] values = labels.floats();
		final short[] out = new short[values.length];
		int count = 0;
		for (int i = 0; i < out.length; i++) {
			out[i] = (short) (int) values[i];
			count = Math.max(count, (int) values[i]);
		}
		return new RegionMap(out, count, geometry, parameters);
	}

	private static PartitionParameters parameters(final JsonNode node) {
		return new PartitionParameters(PartitionParameters.Method.valueOf(node.path("method").asText()), //
			node.path("slabs").asInt(), node.path("sectors").asInt(), node.path("clusters").asInt(), //
			node.path("distance").asDouble(), node.path("seed").asLong());
	}
}
