/**
 * Metrics of masks against a reference and their statistics over cases; statistics of how raters agree.
 * <p>
 * Conventions: surface voxels are those of {@link sc.fiji.score.volume.Surface} (6 neighbours, outside the image is
 * background); distances run between voxel centres in mm; percentiles interpolate linearly. One mask empty: Dice, NSD
 * and volume similarity are 0, distances are infinite. Both empty: Dice, NSD and volume similarity are 1, distances
 * are 0 (other software gives NaN or infinity here).
 */
package sc.fiji.score.evaluation;
