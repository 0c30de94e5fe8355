package sc.fiji.score.benchmark;

import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.score.common.Progress;
import sc.fiji.score.task.TinyCases;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * A tiny case whose left half is structure 1 and whose right half is structure 2.
 *
 * @param seed of its shape
 * @param split whether the initial mask tells the halves apart, too
 */
record TwoPartCase(int seed, boolean split) implements ExperimentCase {

	static final Structure LEFT = Structure.ofLabel(1), RIGHT = Structure.ofLabel(2);

	@Override
	public String name() {
		return new TinyCase(seed).name();
	}

	@Override
	public Geometry geometry() {
		return TinyCases.GRID;
	}

	@Override
	public Data load() {
		return new TinyCase(seed).load();
	}

	@Override
	public Labels labels() {
		final Mask initial = TinyCases.initial(seed);
		return new Labels(split ? halves(initial) : initial.asVolume(), halves(TinyCases.truth(seed)));
	}

	/** A label image of the two halves of a mask. */
	static Volume halves(final Mask mask) {
		final byte[] out = mask.voxels().clone();
		for (int i = 0; i < out.length; i++)
			if (i % TinyCases.GRID.nx() >= TinyCases.GRID.nx() / 2) out[i] *= 2;
		return Volume.ofUnsignedBytes(out, TinyCases.GRID);
	}

	static List<ExperimentCase> list(final int first, final int count, final boolean split) {
		return IntStream.range(first, first + count).<ExperimentCase> mapToObj(i -> new TwoPartCase(i, split)).toList();
	}

	/** Cases 1..training to learn from, the next to test. */
	static StudyCases cases(final int training, final int test, final boolean split) {
		return StudyCases.read(list(1, training, split), list(training + 1, test, split), Progress.NONE);
	}
}
