package sc.fiji.score.command;

import java.nio.file.Path;

import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** Small calibrated masks and images: ellipsoids in a grid of 24 x 20 x 16 voxels of 0.7 x 0.8 x 1.5 mm. */
final class TestMasks {

	static final Geometry GRID = Geometry.of(24, 20, 16, 0.7, 0.8, 1.5);

	private TestMasks() {}

	/** An ellipsoid in the middle of the grid, its half axes in voxels scaled by {@code size}. */
	static Mask ellipsoid(final double size) {
		final byte[] voxels = new byte[GRID.arrayLength()];
		for (int z = 0, i = 0; z < 16; z++)
			for (int y = 0; y < 20; y++)
				for (int x = 0; x < 24; x++, i++) {
					final double a = (x - 11.5) / (8 * size), b = (y - 9.5) / (6 * size), c = (z - 7.5) / (5 * size);
					voxels[i] = (byte) (a * a + b * b + c * c <= 1 ? 1 : 0);
				}
		return new Mask(voxels, GRID);
	}

	/** An image in which the ellipsoid is bright. */
	static Volume image(final Mask mask) {
		final short[] values = new short[GRID.arrayLength()];
		for (int i = 0; i < values.length; i++)
			values[i] = (short) (mask.voxels()[i] * 400 + i * 31 % 40 - 20);
		return Volume.ofShorts(values, GRID);
	}

	/** Writes a mask and gives its path with slashes, as macros want it. */
	static String write(final Mask mask, final Path file) {
		VolumeFiles.writeMask(mask, file);
		return slashes(file);
	}

	static String slashes(final Path path) {
		return path.toString().replace('\\', '/');
	}
}
