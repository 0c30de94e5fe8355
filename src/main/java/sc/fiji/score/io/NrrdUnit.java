package sc.fiji.score.io;

import sc.fiji.score.volume.FormatHeader;

/**
 * The affine of an NRRD file in the file's own unit, so that a mask can repeat it to the last bit.
 *
 * @param unit name of the unit of space
 * @param affine to RAS, 12 numbers row by row
 */
record NrrdUnit(String unit, double[] affine) implements FormatHeader {}
