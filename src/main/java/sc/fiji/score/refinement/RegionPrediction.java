package sc.fiji.score.refinement;

/**
 * What a model expects a rater to say of one region.
 *
 * @param region number of the region, 1 or more
 * @param initial of the initial mask
 * @param refined of the mask that the model makes of it
 */
public record RegionPrediction(int region, PredictedScore initial, PredictedScore refined) {
}
