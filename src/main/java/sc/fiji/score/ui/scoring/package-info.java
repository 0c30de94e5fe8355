/**
 * The window in which a person scores the regions of a mask: ImageJ's image window with the mask as overlay, and a
 * panel with the other planes, the questions and the list of regions. What is said is kept by
 * {@code sc.fiji.score.scoring}.
 */
package sc.fiji.score.ui.scoring;
