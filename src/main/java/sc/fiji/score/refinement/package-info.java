/** Applying a model to a case. */
package sc.fiji.score.refinement;
