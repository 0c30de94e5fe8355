/**
 * The other weak annotations of a case: boxes, scribbles, points, tags, size ranges and full masks of some structures;
 * their files and ImageJ ROIs, what is checked before training, and their simulation from reference masks. Only
 * {@code RoiReader} and {@code RoiWriter} know ImageJ.
 */
package sc.fiji.score.annotation;
