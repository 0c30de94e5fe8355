/**
 * Applying a model to a case, taking over what a person accepts of the result, and telling how sure the model is: of
 * a voxel ({@link sc.fiji.score.refinement.Members}), of the score that a rater would give to a region
 * ({@link sc.fiji.score.refinement.ScorePredictor}), and what to ask next
 * ({@link sc.fiji.score.refinement.QuestionChoice}).
 */
package sc.fiji.score.refinement;
