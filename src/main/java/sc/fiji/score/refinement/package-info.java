/** Applying a model to a case, and taking over what a person accepts of the result. */
package sc.fiji.score.refinement;
