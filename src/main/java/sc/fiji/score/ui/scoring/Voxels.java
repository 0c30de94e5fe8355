package sc.fiji.score.ui.scoring;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

/** Cuts slices in any plane out of the stack of an image; they are copies, and drawing there leaves the image alone. */
final class Voxels {

	private final ImageStack stack;
	private final ImageProcessor model;
	private final int plane;

	/** @param image a stack in memory, with 8, 16 or 32 bits */
	Voxels(final ImagePlus image) {
		stack = image.getStack();
		model = image.getProcessor();
		plane = image.getWidth() * image.getHeight();
	}

	/** A slice as the plane shows it, with the image's look-up table; a copy. */
	ImageProcessor slice(final ViewPlane p, final int slice) {
		final int columns = p.columns(), rows = p.rows();
		final ImageProcessor out = model.createProcessor(columns, rows);
		final Object to = out.getPixels();
		final int columnStep = p.columnStep(), rowStep = p.rowStep();
		for (int r = 0, o = 0; r < rows; r++) {
			int from = p.first(slice) + r * rowStep;
			if (p.rowsAreRuns()) {
				System.arraycopy(pixels(from), from % plane, to, o, columns);
				o += columns;
			}
			else for (int c = 0; c < columns; c++, o++, from += columnStep)
				System.arraycopy(pixels(from), from % plane, to, o, 1);
		}
		return out;
	}

	private Object pixels(final int index) {
		return stack.getPixels(index / plane + 1);
	}
}
