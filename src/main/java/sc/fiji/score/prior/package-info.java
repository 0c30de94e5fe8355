/**
 * Priors from the image and from other masks: the probability of an edge, which the network sees beside the image; what
 * intensities and edges say of a mask; scribbles spread over the image; and the shape that training masks have.
 */
package sc.fiji.score.prior;
