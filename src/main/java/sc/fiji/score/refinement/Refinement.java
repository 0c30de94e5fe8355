package sc.fiji.score.refinement;

import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * What a model made of a mask.
 *
 * @param mask the refined mask, on the input's grid
 * @param probability of foreground in [0,1], float32, on the input's grid; 0 far from the mask
 * @param changedFraction voxels that changed, relative to the initial mask's voxels
 * @param leftAlone whether the mask is the initial one, because the network hardly changes it
 *          ({@link sc.fiji.score.network.ScoreModel#leaveAlone})
 * @param suspicious whether more changed than the stated limit: look at the case
 */
public record Refinement(Mask mask, Volume probability, double changedFraction, boolean leftAlone, boolean suspicious) {
}
