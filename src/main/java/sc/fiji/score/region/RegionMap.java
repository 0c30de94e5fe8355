package sc.fiji.score.region;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * Which region each voxel belongs to: 1..{@link #count()} near the mask, 0 elsewhere. Every voxel within
 * {@link PartitionParameters#distance()} of the mask belongs to exactly one region.
 *
 * @param labels region of each voxel as an unsigned short, x fastest; not a copy
 * @param count number of regions; each of 1..count has at least one voxel
 * @param geometry the mask's grid
 * @param parameters how the map was made
 */
public record RegionMap(short[] labels, int count, Geometry geometry, PartitionParameters parameters) {

	public RegionMap {
		if (labels.length != geometry.arrayLength()) throw new IllegalArgumentException("labels and geometry differ in size");
		if (count < 1 || count > 65535) throw new IllegalArgumentException("number of regions: " + count);
	}

	/** Region of a voxel by array index, 0 if none. */
	public int at(final int index) {
		return labels[index] & 0xffff;
	}

	/** The map as a label image of uint16, sharing the voxels. */
	public Volume asVolume() {
		return Volume.ofUnsignedShorts(labels, geometry);
	}
}
