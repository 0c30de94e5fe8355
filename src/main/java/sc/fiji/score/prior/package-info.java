/** Priors that the network sees beside the image, such as the probability of an edge. */
package sc.fiji.score.prior;
