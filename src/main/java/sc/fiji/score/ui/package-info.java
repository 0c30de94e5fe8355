/** What ImageJ shows of a result: colours of regions, outlines before and after. */
package sc.fiji.score.ui;
