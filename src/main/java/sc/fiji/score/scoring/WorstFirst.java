package sc.fiji.score.scoring;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.refinement.PredictedScore;
import sc.fiji.score.refinement.ScorePredictor;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** The order in which a model would have the regions of a case asked: those of the worst expected score first. */
final class WorstFirst {

	private WorstFirst() {}

	/**
	 * @return numbers of all regions; null where the setup has no model
	 * @throws ScoreException if there is no image, or the model cannot use it
	 */
	static int[] order(final ScoringSetup s, final Mask mask, final RegionMap regions) {
		if (s.model == null) return null;
		if (s.image == null) throw new ScoreException("The case " + s.caseName +
			" has no image file, but the model that orders its regions looks at the image. Save the image first and give " +
			"its file, or leave the model out.");
		final Volume image = VolumeFiles.read(s.image);
		image.geometry().requireSameGrid(mask.geometry(), "The image " + s.image, "the mask " + s.mask);
		// The rater waits: one look and its mirror image tell the order nearly as well as all.
		try (ScorePredictor predictor = new ScorePredictor(s.model).optMasks(1, 0)) {
			return order(predictor.predictInitial(image, mask, regions, Progress.NONE));
		}
		catch (final ScoreException e) {
			throw new ScoreException("The model cannot order the regions of case " + s.caseName + ": " + e.getMessage(), e);
		}
	}

	/** By the expected Dice, then (calibration makes equal ones) by the one before calibration, then by number. */
	static int[] order(final List<PredictedScore> scores) {
		return IntStream.rangeClosed(1, scores.size()).boxed().sorted(Comparator.<Integer>comparingDouble(r -> scores.get(r -
			1).dice()).thenComparingDouble(r -> scores.get(r - 1).raw()).thenComparingInt(r -> r)).mapToInt(r -> r).toArray();
	}
}
