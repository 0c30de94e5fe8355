package sc.fiji.score.benchmark;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** A case with a reference mask, loaded when it is its turn. */
public interface ExperimentCase {

	/** Base name of the case's files; picks, with the seed, the mistakes of the simulated rater. */
	String name();

	/** The case's grid, known without loading it. */
	Geometry geometry();

	/** Reads or makes the case. */
	Data load();

	/** The masks with their values, which tell structures apart; by default there is only one structure. */
	default Labels labels() {
		final Data data = load();
		return new Labels(data.initial().asVolume(), data.reference().asVolume());
	}

	/**
	 * Label images on the case's grid, 0 for background.
	 *
	 * @param initial the mask to refine
	 * @param reference the truth
	 */
	record Labels(Volume initial, Volume reference) {}

	/**
	 * What a case consists of; all on one grid, the masks not empty.
	 *
	 * @param image the image
	 * @param initial the mask to refine
	 * @param reference the truth
	 */
	record Data(Volume image, Mask initial, Mask reference) {}
}
