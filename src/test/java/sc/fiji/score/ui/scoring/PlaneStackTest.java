package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

class PlaneStackTest {

	private static ImagePlus image(final Geometry g) {
		final float[] values = new float[g.arrayLength()];
		for (int i = 0; i < values.length; i++)
			values[i] = i;
		return ImagePlusVolumes.toImagePlus(Volume.of(values, g), "numbers");
	}

	@Test
	void slicesShowWhatThePlaneSays() {
		final Geometry g = Geometry.of(4, 5, 6, 1, 1, 1);
		final ImagePlus imp = image(g);
		for (final ViewPlane.Kind kind : ViewPlane.Kind.values()) {
			final ViewPlane plane = new ViewPlane(g, kind);
			final PlaneStack stack = new PlaneStack(new Voxels(imp), plane, 32);
			assertEquals(plane.slices(), stack.size());
			final ImageProcessor slice = stack.getProcessor(3);
			for (int r = 0; r < plane.rows(); r++)
				for (int c = 0; c < plane.columns(); c++) {
					final int[] v = plane.voxel(c, r, 2);
					assertEquals(g.index(v[0], v[1], v[2]), slice.getf(c, r));
				}
		}
	}

	@Test
	void voxelsThatAreNotSquareAreRepeated() {
		final Geometry g = Geometry.of(4, 5, 6, 3, 1, 1);
		final PlaneStack stack = new PlaneStack(new Voxels(image(g)), new ViewPlane(g, ViewPlane.Kind.AXIAL), 32);
		assertEquals(12, stack.getWidth());
		assertEquals(5, stack.getHeight());
		assertEquals(0, stack.getProcessor(1).getf(1, 0));
		assertEquals(1, stack.getProcessor(1).getf(4, 0));
	}

	@Test
	void drawingInAViewLeavesTheImageAlone() {
		final Geometry g = Geometry.of(4, 5, 6, 1, 1, 1);
		final ImagePlus imp = image(g);
		final PlaneStack stack = new PlaneStack(new Voxels(imp), new ViewPlane(g, ViewPlane.Kind.AXIAL), 32);
		stack.getProcessor(1).setf(0, 0, 77);
		assertEquals(0, imp.getStack().getProcessor(1).getf(0, 0));
	}
}
