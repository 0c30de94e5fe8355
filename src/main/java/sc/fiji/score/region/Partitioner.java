package sc.fiji.score.region;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * Divides the neighbourhood of a mask into regions.
 * <p>
 * Voxels of the mask are divided by the chosen rule ({@link SlabSectors}, {@link SurfaceClusters},
 * {@link LabelComponents}). A voxel outside the mask and within the distance takes the region of the mask's nearest
 * voxel, so what the mask misses counts for the piece of outline that a rater sees it missing from, and a region
 * never reaches across to another side. The same mask and parameters give the same map on every machine. All work is
 * done in the mask's bounding box grown by the distance.
 */
public final class Partitioner {

	/** The largest number of regions: region maps are uint16. */
	public static final int MOST = 65535;

	private Partitioner() {}

	/**
	 * Slabs x sectors, or clusters.
	 *
	 * @param mask the initial mask, not empty; it may touch the border of the image
	 * @return regions 1..count, none empty. With few voxels they may be fewer than asked for
	 * @throws ScoreException if the mask is empty, or the parameters do not fit it
	 */
	public static RegionMap partition(final Mask mask, final PartitionParameters p) {
		switch (p.method()) {
			case SLABS -> {
				requireCount(p.slabs(), "slabs");
				requireCount(p.sectors(), "sectors");
				if ((long) p.slabs() * p.sectors() > MOST) throw new ScoreException(p.slabs() + " slabs x " + p.sectors() +
					" sectors are more than the " + MOST + " regions that a map can hold. Use fewer.");
				final Neighbourhood near = new Neighbourhood(mask, p.distance());
				return near.map(SlabSectors.assign(near, p.slabs(), p.sectors()), p.slabs() * p.sectors(), p);
			}
			case CLUSTERS -> {
				requireCount(p.clusters(), "clusters");
				final Neighbourhood near = new Neighbourhood(mask, p.distance());
				return near.map(SurfaceClusters.assign(near, p.clusters(), p.seed()), p.clusters(), p);
			}
			default -> throw new ScoreException("Regions of the kind " + p.method() +
				" come from a label image: give the image of the regions.");
		}
	}

	/**
	 * Connected components (26 neighbours) of each label of a user's label image. Voxels near the mask that have no
	 * label get the nearest component.
	 *
	 * @param mask the initial mask, not empty
	 * @param labelImage whole numbers, 0 is no label; on the mask's grid
	 * @param distanceMm how far from the mask regions reach
	 * @throws ScoreException if the mask is empty, the grids differ, the image holds something else than whole
	 *          numbers, or no label lies near the mask
	 */
	public static RegionMap fromLabels(final Mask mask, final Volume labelImage, final double distanceMm) {
		mask.geometry().requireSameGrid(labelImage.geometry(), "The mask", "the label image of the regions");
		final Neighbourhood near = new Neighbourhood(mask, distanceMm);
		final LabelComponents components = LabelComponents.of(near, labelImage);
		return near.map(components.regions(), components.count(), PartitionParameters.labels().withDistance(distanceMm));
	}

	private static void requireCount(final int count, final String what) {
		if (count < 1 || count > MOST) throw new ScoreException("The number of " + what + " must be between 1 and " + MOST +
			", but is " + count + ".");
	}
}
