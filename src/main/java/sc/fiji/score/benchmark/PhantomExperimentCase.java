package sc.fiji.score.benchmark;

import java.util.Locale;

import sc.fiji.score.volume.Geometry;

/**
 * A phantom as a case of an experiment.
 *
 * @param seed of the phantom and of its initial mask's errors
 */
public record PhantomExperimentCase(long seed) implements ExperimentCase {

	@Override
	public String name() {
		return String.format(Locale.ROOT, "phantom_%04d", seed);
	}

	@Override
	public Geometry geometry() {
		return new HumerusPhantom(seed).geometry();
	}

	@Override
	public Data load() {
		final PhantomCase phantom = PhantomCase.of(seed);
		return new Data(phantom.image(), phantom.initial(), phantom.reference());
	}
}
