/** Scores and error labels that a rater gives to regions, their file, and simulated raters. */
package sc.fiji.score.feedback;
