package sc.fiji.score.benchmark.baseline;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.benchmark.Correction;
import sc.fiji.score.common.Progress;

/**
 * Fits every correction on the feedback of training cases: the parameters, from a small grid for each method, under
 * which the corrected training masks agree best with what was said of the initial ones.
 */
public final class BaselineFitter {

	private static final int COUNT = 7;

	private final List<FittingCase> cases;
	private final Progress progress;
	private final List<Correction> fitted = new ArrayList<>();

	private BaselineFitter(final List<FittingCase> cases, final Progress progress) {
		this.cases = cases;
		this.progress = progress;
	}

	/**
	 * @param cases at least one
	 * @return the corrections, those that look at no image first
	 */
	public static List<Correction> fit(final List<FittingCase> cases, final Progress progress) {
		return new BaselineFitter(cases, progress).fitAll();
	}

	private List<Correction> fitAll() {
		add("global_shift", "One dilation or erosion of the whole mask; looks at no image.", ShiftFit.global(cases,
			progress));
		final RegionShift regional = ShiftFit.regional(cases, progress);
		add("region_shift", "Score-driven morphology: each region's surface is shifted alike in all cases; no image.",
			regional);
		fitted.add(new OwnScores(regional));
		add("threshold_fill", "A threshold in a band around the mask, closed and filled.", best(ThresholdFill.grid(cases)));
		add("random_walker", "Random walker seeded from the eroded and the dilated mask.", best(SeededWalk.grid()));
		add("graph_cut", "Graph cut in a band around the mask.", best(GraphCut.grid()));
		add("geodesic_contour", "Morphological geodesic active contour started from the mask.", best(GeodesicContour.grid()));
		return List.copyOf(fitted);
	}

	private LocalMethod best(final List<? extends LocalMethod> grid) {
		return GridFit.best(grid, cases, progress);
	}

	private void add(final String name, final String what, final LocalMethod method) {
		fitted.add(new LocalCorrection(name, what, method));
		progress.update("Fitting baselines", fitted.size(), COUNT);
	}
}
