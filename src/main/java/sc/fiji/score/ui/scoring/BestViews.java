package sc.fiji.score.ui.scoring;

import ij.process.ImageProcessor;

import sc.fiji.score.region.RegionMap;
import sc.fiji.score.scoring.InformativeSlices;
import sc.fiji.score.scoring.InformativeSlices.Position;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** Where to look at each region of a case. Only the part of the image around the mask is read. */
final class BestViews {

	private final CaseImages images;
	private final Box box;
	private InformativeSlices slices;
	private RegionMap of;

	BestViews(final CaseImages images) {
		this.images = images;
		box = images.mask().boundingBox().grow(1, 1, 1, images.mask().geometry());
	}

	/** The voxel whose three slices show a region best. */
	int[] of(final RegionMap regions, final int region) {
		if (of != regions) {
			final Mask mask = images.mask().crop(box);
			slices = new InformativeSlices(mask, crop(regions, mask), image(mask));
			of = regions;
		}
		final Position p = slices.of(region);
		return new int[] { box.x() + p.x(), box.y() + p.y(), box.z() + p.z() };
	}

	private RegionMap crop(final RegionMap regions, final Mask mask) {
		final short[] out = new short[mask.voxels().length];
		for (int z = 0, o = 0; z < box.depth(); z++)
			for (int y = 0; y < box.height(); y++, o += box.width())
				System.arraycopy(regions.labels(), regions.geometry().index(box.x(), box.y() + y, box.z() + z), out, o, box
					.width());
		return new RegionMap(out, regions.count(), mask.geometry(), regions.parameters());
	}

	private Volume image(final Mask mask) {
		final float[] out = new float[mask.voxels().length];
		for (int z = 0, o = 0; z < box.depth(); z++) {
			final ImageProcessor ip = images.image().getStack().getProcessor(box.z() + z + 1);
			for (int y = 0; y < box.height(); y++)
				for (int x = 0; x < box.width(); x++, o++)
					out[o] = ip.getf(box.x() + x, box.y() + y);
		}
		return Volume.of(out, mask.geometry());
	}
}
