/**
 * Corrections of masks without a network, fitted on the feedback of training cases: shifts of the surface, thresholds,
 * random walker, graph cut, geodesic contour. What they are given holds no reference mask.
 */
package sc.fiji.score.benchmark.baseline;
