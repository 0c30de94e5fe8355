/**
 * The edge towards ImageJ and Fiji: one thin SciJava command per menu entry, the bridge that runs them in a plain
 * ImageJ 1.x, and the headless macro runner. The work is done by the classes of {@code sc.fiji.score.task}.
 */
package sc.fiji.score.command;
