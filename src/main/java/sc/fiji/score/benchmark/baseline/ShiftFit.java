package sc.fiji.score.benchmark.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.score.common.Progress;

/**
 * Finds the shifts of a surface that agree best with what is said of the volumes of its regions. The score of the
 * Dice itself is not asked again: a mere shift cannot meet it where a region's errors are mixed.
 */
final class ShiftFit {

	/** How far, in voxels, the signed distance may be smoothed: without it a shift goes in steps of whole voxels. */
	private static final double[] SMOOTHINGS = { 0, 0.5, 1 };

	/** How far, in voxels, the shifts of the regions go over into each other. */
	private static final double BLENDING = 2;

	private ShiftFit() {}

	/** One shift for all regions. */
	static RegionShift global(final List<FittingCase> cases, final Progress progress) {
		final ShiftScale scale = scale(cases);
		final double[] penalty = new double[scale.count()];
		int most = 1;
		for (final FittingCase c : cases) {
			progress.checkCancelled();
			final double[][] p = penalties(c.surroundings(), c.scored(), scale, c.surroundings().distance());
			int scored = 0;
			for (int r = 1; r < p.length; r++)
				scored += p[r] == null ? 0 : 1;
			for (int r = 1; r < p.length; r++)
				for (int k = 0; k < penalty.length && p[r] != null; k++)
					penalty[k] += p[r][k] / scored;
			most = Math.max(most, p.length);
		}
		final double[] shifts = new double[most];
		Arrays.fill(shifts, 1, most, scale.best(penalty));
		return new RegionShift(shifts, 0, 0);
	}

	/**
	 * A shift for each region number, together with the smoothing under which they agree best. Cases that have fewer
	 * regions than most do not count, since their numbers mean other places.
	 */
	static RegionShift regional(final List<FittingCase> cases, final Progress progress) {
		final ShiftScale scale = scale(cases);
		final int regions = commonCount(cases);
		final List<RegionShift> grid = new ArrayList<>();
		for (final double smoothing : SMOOTHINGS) {
			final double[][] penalty = new double[regions + 1][scale.count()];
			for (final FittingCase c : cases) {
				progress.checkCancelled();
				if (c.surroundings().regions() != regions) continue;
				final double[][] p = penalties(c.surroundings(), c.scored(), scale, RegionShift.field(c.surroundings(),
					smoothing));
				for (int r = 1; r <= regions; r++)
					for (int k = 0; k < scale.count() && p[r] != null; k++)
						penalty[r][k] += p[r][k];
			}
			final double[] shifts = new double[regions + 1];
			for (int r = 1; r <= regions; r++)
				shifts[r] = scale.best(penalty[r]);
			grid.add(new RegionShift(shifts, smoothing, BLENDING));
		}
		return (RegionShift) GridFit.best(grid, cases, progress);
	}

	/**
	 * The shifts that the scores of a case itself ask for; the smoothing and, where a region is not scored, the shift are
	 * those of a fit.
	 */
	static RegionShift own(final Surroundings s, final ScoredRegions scored, final RegionShift fitted) {
		final ShiftScale scale = new ShiftScale(s.reach());
		final double[][] p = penalties(s, scored, scale, RegionShift.field(s, fitted.smoothing()));
		final double[] shifts = new double[p.length];
		for (int r = 1; r < p.length; r++)
			shifts[r] = p[r] == null ? fitted.of(r, s.regions()) : scale.best(p[r]);
		return new RegionShift(shifts, fitted.smoothing(), fitted.blending());
	}

	/** By region and number of the shift how far the volume lies outside its interval; null where nothing is said. */
	private static double[][] penalties(final Surroundings s, final ScoredRegions scored, final ShiftScale scale,
		final float[] field)
	{
		final double[][] out = scale.volumes(s, field);
		out[0] = null;
		for (int r = 1; r < out.length; r++) {
			if (!scored.isScored(r)) {
				out[r] = null;
				continue;
			}
			for (int k = 0; k < out[r].length; k++)
				out[r][k] = scored.volumeMisfit(r, out[r][k]);
		}
		return out;
	}

	private static ShiftScale scale(final List<FittingCase> cases) {
		return new ShiftScale(cases.stream().mapToDouble(c -> c.surroundings().reach()).max().orElseThrow());
	}

	/** The number of regions that most cases have. */
	private static int commonCount(final List<FittingCase> cases) {
		final Map<Integer, Integer> votes = new TreeMap<>();
		for (final FittingCase c : cases)
			votes.merge(c.surroundings().regions(), 1, Integer::sum);
		return votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
	}
}
