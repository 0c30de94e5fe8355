package sc.fiji.score.task;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.ForwardingProgress;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.refinement.RegionPrediction;
import sc.fiji.score.refinement.ScorePredictor;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * What a model expects of the regions of a case.
 *
 * @param name of the case
 * @param regions one entry per region, 1..count in this order
 * @param feedback what a rater said of the case, or null where nobody was asked
 */
record PredictedCase(String name, List<RegionPrediction> regions, CaseFeedback feedback) {

	PredictedCase {
		regions = List.copyOf(regions);
	}

	/**
	 * Predicts a case whose regions come from its file of regions or from the parameters of the partition.
	 *
	 * @param edgeFile the user's own map of edges, or null
	 * @param regionFile or null
	 */
	static PredictedCase of(final String name, final ScorePredictor predictor, final Path imageFile, final Path maskFile,
		final Path edgeFile, final Path regionFile, final Structure structure, final PartitionTask partition,
		final Progress progress)
	{
		final Mask mask = Inputs.readMask(maskFile, structure, "mask");
		return of(name, predictor, imageFile, maskFile, edgeFile, mask, partition.regionsOf(regionFile, maskFile, mask,
			structure), null, progress);
	}

	/** Predicts a case in the regions that its feedback is about. */
	static PredictedCase of(final RatedMask rated, final String name, final ScorePredictor predictor,
		final Path imageFile, final Progress progress)
	{
		return of(name, predictor, imageFile, rated.file(), null, rated.mask(), rated.regions(), rated.feedback(), progress);
	}

	/** What one of many cases may show: messages, and no steps of its own between those of the folder. */
	static Progress quiet(final Progress progress) {
		return new ForwardingProgress(progress) {

			@Override
			public void update(final String stage, final long done, final long total) {
				// The folder's own line tells how far it is.
			}
		};
	}

	private static PredictedCase of(final String name, final ScorePredictor predictor, final Path imageFile,
		final Path maskFile, final Path edgeFile, final Mask mask, final RegionMap regions, final CaseFeedback feedback,
		final Progress progress)
	{
		final Volume image = Inputs.readImage(imageFile, mask, maskFile);
		final Volume edges = edgeFile == null ? null : VolumeFiles.read(edgeFile);
		if (edges != null) edges.geometry().requireSameGrid(mask.geometry(), "The edges " + edgeFile, "the mask " +
			maskFile);
		return named(imageFile, maskFile, () -> new PredictedCase(name, predictor.predict(image, mask, edges, regions,
			progress), feedback));
	}

	/** Names the files in what goes wrong. */
	static <T> T named(final Path imageFile, final Path maskFile, final Supplier<T> work) {
		try {
			return work.get();
		}
		catch (final CancelledException e) {
			throw e;
		}
		catch (final ScoreException e) {
			throw new ScoreException(imageFile + " with " + maskFile.getFileName() + ": " + e.getMessage(), e);
		}
	}

	/** The mean expected score of the regions of the initial mask: the estimate of a case, lower is worse. */
	double estimate() {
		return regions.stream().mapToDouble(r -> r.initial().dice()).average().orElse(Double.NaN);
	}
}
