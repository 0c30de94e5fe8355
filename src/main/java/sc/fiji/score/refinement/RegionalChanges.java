package sc.fiji.score.refinement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * The difference between an initial and a refined mask, divided into the regions on which a person decides one by one.
 * These are the regions of the default partition of the initial mask, the ones that raters score: connected changes are
 * no good units, for a thin change all around a bone is a single one.
 */
public final class RegionalChanges {

	private final Mask initial, refined;
	private final RegionMap map;
	private final List<Change> changes;
	private final long before;

	/**
	 * What changed in a region.
	 *
	 * @param region its number in the partition, from 1
	 * @param added voxels that the model adds
	 * @param removed voxels that it removes
	 * @param slice the slice (z, from 0) where most of them lie
	 */
	public record Change(int region, long added, long removed, int slice) {

		public long voxels() {
			return added + removed;
		}
	}

	private RegionalChanges(final Mask initial, final Mask refined, final RegionMap map) {
		this.initial = initial;
		this.refined = refined;
		this.map = map;
		changes = count();
		before = initial.count();
	}

	/**
	 * @param initial not empty
	 * @param refined on the same grid
	 */
	public static RegionalChanges of(final Mask initial, final Mask refined) {
		initial.geometry().requireSameGrid(refined.geometry(), "The initial mask", "the refined mask");
		// The numbers do not depend on the reach, so it may grow until every change has its region.
		double reach = PartitionParameters.DEFAULT_DISTANCE;
		RegionMap map = Partitioner.partition(initial, PartitionParameters.defaults());
		while (!covers(map, initial, refined)) {
			reach *= 2;
			map = Partitioner.partition(initial, PartitionParameters.defaults().withDistance(reach));
		}
		return new RegionalChanges(initial, refined, map);
	}

	private static boolean covers(final RegionMap map, final Mask initial, final Mask refined) {
		final byte[] a = initial.voxels(), b = refined.voxels();
		for (int i = 0; i < a.length; i++)
			if (a[i] != b[i] && map.at(i) == 0) return false;
		return true;
	}

	private List<Change> count() {
		final Geometry g = initial.geometry();
		final byte[] a = initial.voxels(), b = refined.voxels();
		final long[] added = new long[map.count() + 1], removed = new long[added.length], most = new long[added.length];
		final int[] slice = new int[added.length];
		final int plane = g.nx() * g.ny();
		for (int z = 0, i = 0; z < g.nz(); z++) {
			final long[] here = new long[added.length];
			for (int k = 0; k < plane; k++, i++) {
				if (a[i] == b[i]) continue;
				final int r = map.at(i);
				(b[i] != 0 ? added : removed)[r]++;
				here[r]++;
			}
			for (int r = 1; r < here.length; r++)
				if (here[r] > most[r]) {
					most[r] = here[r];
					slice[r] = z;
				}
		}
		final List<Change> out = new ArrayList<>();
		for (int r = 1; r < added.length; r++)
			if (added[r] + removed[r] > 0) out.add(new Change(r, added[r], removed[r], slice[r]));
		out.sort(Comparator.comparingLong(Change::voxels).reversed().thenComparingInt(Change::region));
		return List.copyOf(out);
	}

	public Mask initial() {
		return initial;
	}

	public Mask refined() {
		return refined;
	}

	/** The regions; they reach at least as far as the changes. */
	public RegionMap regions() {
		return map;
	}

	/** The regions where something changed, the largest change first. */
	public List<Change> changes() {
		return changes;
	}

	/**
	 * The initial mask with the accepted regions as the model refined them.
	 *
	 * @throws ScoreException if a region is not in the partition
	 */
	public Mask merge(final Acceptance acceptance) {
		if (acceptance.regions() == null) return refined;
		final boolean[] taken = new boolean[map.count() + 1];
		for (final int r : acceptance.regions()) {
			if (r < 1 || r > map.count()) throw new ScoreException("There is no region " + r + " to accept: the mask has " + map
				.count() + " regions, 1 to " + map.count() + ".");
			taken[r] = true;
		}
		final byte[] out = initial.voxels().clone();
		for (int i = 0; i < out.length; i++)
			if (taken[map.at(i)]) out[i] = refined.voxels()[i];
		return new Mask(out, initial.geometry());
	}

	/** How much {@link #merge} changes; told from the regions' counts, so that it is fast on large volumes. */
	public MaskChange change(final Acceptance acceptance) {
		long added = 0, removed = 0;
		for (final Change c : changes) {
			if (acceptance.regions() != null && !acceptance.regions().contains(c.region())) continue;
			added += c.added();
			removed += c.removed();
		}
		return new MaskChange(before, added, removed, initial.geometry().voxelVolume());
	}

	/** A signed label image (int16): 1 where {@code after} has more than the initial mask, -1 where less, else 0. */
	public static Volume difference(final Mask initial, final Mask after) {
		final short[] out = new short[initial.voxels().length];
		for (int i = 0; i < out.length; i++)
			out[i] = (short) (after.voxels()[i] - initial.voxels()[i]);
		return Volume.ofShorts(out, initial.geometry());
	}
}
