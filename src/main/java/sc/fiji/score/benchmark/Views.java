package sc.fiji.score.benchmark;

/**
 * How often each network looks at a test case; the mean of the probabilities is cut at one half.
 *
 * @param masks number of initial masks that it is shown: the given one, and others whose surface is displaced
 * @param displacement standard deviation of that, in voxels of the network
 * @param mirrored whether it is shown each also with left and right exchanged
 */
public record Views(int masks, double displacement, boolean mirrored) {

	/** Once, as it is. */
	public static final Views ONE = new Views(1, 0, false);
}
