/**
 * Training of the network from feedback: cases, augmentation, the projection of predictions onto the scores, the loop.
 */
package sc.fiji.score.training;
