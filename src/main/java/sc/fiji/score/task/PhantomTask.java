package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;
import static sc.fiji.score.task.OptionException.requireRange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.benchmark.HumerusPhantom;
import sc.fiji.score.benchmark.PhantomCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;

/**
 * Writes made-up cases of the humerus (CT, true mask, and a mask with the errors of an automatic tool) as a folder with
 * {@code images/}, {@code labels/} and {@code initial/}: to try things out, or as further training cases.
 */
public class PhantomTask {

	private static final int LARGEST = 2048;

	private Path output;
	private int cases = 1;
	private long seed = 1;
	private Geometry grid = new HumerusPhantom(0).geometry();

	/** Folder to write to; made where it is missing. */
	public PhantomTask setOutput(final Path folder) {
		output = folder;
		return this;
	}

	/** Number of cases; 1 by default. */
	public PhantomTask optCases(final int value) {
		cases = value;
		return this;
	}

	/** Seed of the first case, the next ones count on; 1 by default. */
	public PhantomTask optSeed(final long value) {
		seed = value;
		return this;
	}

	/** Size in voxels and voxel size in mm along x, y, z; 48 x 48 x 72 voxels of 2 mm by default. */
	public PhantomTask optGrid(final int[] size, final double[] spacing) {
		for (final int n : size)
			requireRange(n, 8, LARGEST, "size");
		for (final double s : spacing)
			requireRange(s, 0.05, 50, "spacing");
		grid = Geometry.of(size[0], size[1], size[2], spacing[0], spacing[1], spacing[2]);
		return this;
	}

	/**
	 * Makes and writes the cases.
	 *
	 * @return the names of the cases
	 */
	public List<String> run(final Progress progress) {
		require(output, "output");
		requireRange(cases, 1, 100_000, "cases");
		final List<String> out = new ArrayList<>();
		for (int i = 0; i < cases; i++) {
			progress.checkCancelled();
			progress.update("Making phantoms", i, cases);
			final PhantomCase c = PhantomCase.of(seed + i, grid);
			final String file = c.name() + ".nii.gz";
			final Path image = output.resolve("images").resolve(file), label = output.resolve("labels").resolve(file);
			final Path initial = output.resolve("initial").resolve(file);
			for (final Path target : List.of(image, label, initial))
				Outputs.checkImage(target, List.of());
			VolumeFiles.write(c.image(), image);
			VolumeFiles.writeMask(c.reference(), label);
			VolumeFiles.writeMask(c.initial(), initial);
			for (final Path target : List.of(image, label, initial))
				new Provenance("phantom", new Structure(Structure.ANY, "humerus")).parameter("seed", seed + i).parameter(
					"synthetic", true).write(target);
			out.add(c.name());
		}
		progress.update("Making phantoms", cases, cases);
		return out;
	}
}
