package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

import sc.fiji.score.benchmark.PhantomCase;
import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.scoring.InformativeSlices;

class BestViewsTest {

	/** Only the part of the image around the mask is looked at, which changes nothing. */
	@Test
	void sameAsInTheWholeImage() {
		final PhantomCase c = PhantomCase.of(3);
		final RegionMap regions = Partitioner.partition(c.initial(), PartitionParameters.defaults());
		final BestViews views = new BestViews(CaseImages.of(c.name(), ImagePlusVolumes.toImagePlus(c.image(), "image"), c
			.initial()));
		final InformativeSlices whole = new InformativeSlices(c.initial(), regions, c.image());
		for (int r = 1; r <= regions.count(); r++)
			assertArrayEquals(new int[] { whole.of(r).x(), whole.of(r).y(), whole.of(r).z() }, views.of(regions, r));
	}
}
