package sc.fiji.score.ui.scoring;

import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImageJ;

import sc.fiji.score.benchmark.HumerusPhantom;
import sc.fiji.score.benchmark.MaskErrors;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.scoring.ScoringSetup;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** Measures how long the window takes to open on a CT of 512 x 512 x 400 voxels. Run by hand. */
final class OpeningTime {

	private static final int SMALL = 128;

	private OpeningTime() {}

	/** Argument: a folder for the case. */
	public static void main(final String[] args) throws Exception {
		final Path dir = Path.of(args[0]), image = dir.resolve("ct.nii"), mask = dir.resolve("mask.nii.gz");
		if (!Files.exists(mask)) write(image, mask);
		new ImageJ();
		for (int i = 0; i < 3; i++) {
			Files.deleteIfExists(dir.resolve("f.json"));
			final long start = System.nanoTime();
			final OpenedCase opened = OpenedCase.of(new ScoringSetup().setMask(mask).optImage(image).setFeedback(dir.resolve(
				"f.json")).setRater("A. Rater"), image);
			final long read = System.nanoTime();
			final ScoringWindow window = ScoringWindow.open(opened);
			System.out.printf("read %.2f s, shown after %.2f s, memory %d MB%n", (read - start) / 1e9, (System.nanoTime() -
				start) / 1e9, (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
			java.awt.EventQueue.invokeAndWait(() -> {
				window.session().statuses().forEach(s -> window.session().skip(s.region()));
				window.close();
			});
		}
		System.exit(0);
	}

	/** A small phantom, each voxel four times along x and y, in the middle of the large grid. */
	private static void write(final Path image, final Path mask) {
		final Geometry small = Geometry.of(SMALL, SMALL, 100, 2, 2, 2), large = Geometry.of(512, 512, 400, 0.7, 0.7, 1);
		final HumerusPhantom phantom = new HumerusPhantom(5, small);
		final float[] hu = phantom.image().floats();
		final Mask errors = MaskErrors.typical().apply(phantom.mask(), 5);
		final short[] values = new short[large.arrayLength()];
		final byte[] voxels = new byte[values.length];
		for (int z = 0, i = 0; z < 400; z++)
			for (int y = 0; y < 512; y++)
				for (int x = 0; x < 512; x++, i++) {
					final int from = small.index(x / 4, y / 4, z / 4);
					values[i] = (short) (hu[from] + i * 31 % 7);
					voxels[i] = errors.voxels()[from];
				}
		VolumeFiles.write(Volume.ofShorts(values, large), image);
		VolumeFiles.writeMask(new Mask(voxels, large), mask);
	}
}
