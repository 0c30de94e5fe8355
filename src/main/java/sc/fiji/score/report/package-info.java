/** Pictures for people: curves and overlays as PNG, drawn without a display. */
package sc.fiji.score.report;
