package sc.fiji.score.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** Folders of tiny cases (bright ellipsoids with noise, 24 x 20 x 16 voxels) for tests. */
public final class TinyCases {

	public static final Geometry GRID = Geometry.of(24, 20, 16, 1, 1, 1.5);

	private TinyCases() {}

	/** Writes images/, initial/ and labels/ of so many cases named case_01, case_02, ... */
	public static Path write(final Path folder, final int count) {
		for (int i = 1; i <= count; i++) {
			final String name = String.format("case_%02d.nii.gz", i);
			final Mask truth = truth(i);
			VolumeFiles.write(image(truth, i), folder.resolve("images").resolve(name));
			VolumeFiles.writeMask(initial(i), folder.resolve("initial").resolve(name));
			VolumeFiles.writeMask(truth, folder.resolve("labels").resolve(name));
		}
		return folder;
	}

	/** The true ellipsoid of a case. */
	public static Mask truth(final int seed) {
		final Random random = new Random(seed);
		return ellipsoid(11.5 + random.nextDouble(), 9.5 + random.nextDouble(), 7.5, 7 + random.nextDouble(), 5, 4.5);
	}

	/** The same with an error: moved to the right, and shorter. */
	public static Mask initial(final int seed) {
		final Random random = new Random(seed);
		return ellipsoid(13 + random.nextDouble(), 9.5 + random.nextDouble(), 7.5, 6.5 + random.nextDouble(), 5, 3.5);
	}

	/** A noisy image of a mask. */
	public static Volume image(final Mask truth, final int seed) {
		final Random random = new Random(100 + seed);
		final float[] values = new float[truth.voxels().length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (100 * truth.voxels()[i] + 10 * random.nextGaussian());
		return Volume.of(values, truth.geometry());
	}

	private static Mask ellipsoid(final double cx, final double cy, final double cz, final double rx, final double ry,
		final double rz)
	{
		final byte[] voxels = new byte[GRID.arrayLength()];
		for (int z = 0, i = 0; z < GRID.nz(); z++)
			for (int y = 0; y < GRID.ny(); y++)
				for (int x = 0; x < GRID.nx(); x++, i++) {
					final double a = (x - cx) / rx, b = (y - cy) / ry, c = (z - cz) / rz;
					voxels[i] = (byte) (a * a + b * b + c * c <= 1 ? 1 : 0);
				}
		return new Mask(voxels, GRID);
	}

	/** An empty mask on the same grid. */
	public static Mask empty() {
		return new Mask(new byte[GRID.arrayLength()], GRID);
	}

	/** Checksums of all files below a folder, by relative name. */
	public static Map<String, String> fingerprint(final Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			final Map<String, String> out = new TreeMap<>();
			files.filter(Files::isRegularFile).forEach(f -> out.put(folder.relativize(f).toString(), Checksums.sha256(f)));
			return out;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
