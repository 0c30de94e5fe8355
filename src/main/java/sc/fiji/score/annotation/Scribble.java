package sc.fiji.score.annotation;

import java.util.List;

/**
 * Voxels that a person marked with strokes or a brush.
 *
 * @param foreground whether they belong to the structure; else they do not
 * @param runs the voxels, of the case's grid
 */
public record Scribble(boolean foreground, List<VoxelRun> runs) {

	public Scribble {
		runs = List.copyOf(runs);
		if (runs.isEmpty()) throw new IllegalArgumentException("a scribble without voxels");
	}

	/** Number of voxels, those counted twice that were marked twice. */
	public long count() {
		return runs.stream().mapToLong(VoxelRun::length).sum();
	}
}
