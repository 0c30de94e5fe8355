/** Ways to divide the neighbourhood of a mask into the regions that a rater scores. */
package sc.fiji.score.region;
