package sc.fiji.score.annotation;

/**
 * One voxel that a person clicked on.
 *
 * @param x voxel of the case's grid
 * @param y voxel of the case's grid
 * @param z voxel of the case's grid
 * @param foreground whether it belongs to the structure; else it does not
 */
public record PointAnnotation(int x, int y, int z, boolean foreground) {}
