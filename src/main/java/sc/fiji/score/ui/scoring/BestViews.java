package sc.fiji.score.ui.scoring;

import java.util.HashMap;
import java.util.Map;

import sc.fiji.score.region.RegionMap;
import sc.fiji.score.scoring.ScoringSession;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Surface;

/** Where to look at each region of a case; looked for when it is needed first. */
final class BestViews {

	private final OpenedCase one;
	private final Map<Integer, int[]> found = new HashMap<>();
	private RegionMap of;

	BestViews(final OpenedCase one) {
		this.one = one;
	}

	/** The voxel whose three slices show most of a region's outline. */
	int[] of(final int region) {
		final ScoringSession session = one.session();
		if (of != session.regions()) {
			of = session.regions();
			found.clear();
		}
		return found.computeIfAbsent(region, r -> find(session.mask(), of, r));
	}

	private static int[] find(final Mask mask, final RegionMap map, final int region) {
		final Box b = mask.boundingBox();
		final byte[] surface = Surface.of(mask, b);
		final int[] nx = new int[b.width()], ny = new int[b.height()], nz = new int[b.depth()];
		for (int z = 0, i = 0; z < b.depth(); z++)
			for (int y = 0; y < b.height(); y++)
				for (int x = 0; x < b.width(); x++, i++)
					if (surface[i] != 0 && map.at(mask.geometry().index(b.x() + x, b.y() + y, b.z() + z)) == region) {
						nx[x]++;
						ny[y]++;
						nz[z]++;
					}
		return new int[] { b.x() + median(nx), b.y() + median(ny), b.z() + median(nz) };
	}

	private static int median(final int[] counts) {
		int total = 0, sum = 0;
		for (final int c : counts)
			total += c;
		for (int i = 0; i < counts.length; i++) {
			sum += counts[i];
			if (2 * sum >= total && sum > 0) return i;
		}
		return counts.length / 2;
	}
}
