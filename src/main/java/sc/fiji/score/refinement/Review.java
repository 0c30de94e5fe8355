package sc.fiji.score.refinement;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.volume.Volume;

/** Someone who looks at a refinement before it is written, and decides what is taken over. */
@FunctionalInterface
public interface Review {

	/**
	 * @param image the image, not to be changed
	 * @param changes what the model proposes
	 * @throws CancelledException if the person left without a decision; then nothing is written
	 */
	Acceptance decide(Volume image, RegionalChanges changes);
}
