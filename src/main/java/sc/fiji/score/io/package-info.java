/**
 * Files to volumes and back: NIfTI, NRRD and MetaImage in plain Java, TIFF and DICOM through ImageJ, every other format
 * through SciJava's {@code IOService}. Whatever the format, a volume's affine is RAS+.
 */
package sc.fiji.score.io;
