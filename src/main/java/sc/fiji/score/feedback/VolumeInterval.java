package sc.fiji.score.feedback;

/**
 * The truth's volume in a region, as far as the feedback tells: between {@code low} and {@code high} voxels.
 * <p>
 * With U voxels of the mask in the region and Dice q, the truth's volume V lies in [U q/(2-q), U (2-q)/q]. The left
 * end means pure over-segmentation, the right end pure under-segmentation; the label picks the side. Where the mask
 * has no voxel (U = 0), nothing bounds what it misses.
 */
public record VolumeInterval(double low, double high) {

	/**
	 * How far from pure a region may be that is called over or under: the interval reaches from the pure end to this
	 * share of the way back to U. The definition of the labels (at least 70 % of the error is of the named kind)
	 * allows up to 60 % of the way for small errors; the narrower interval trained better, so an impure region may
	 * lie outside it.
	 */
	public static final double IMPURITY = 0.3;

	/** A part of a standard deviation over which a normal distribution is as good as even. */
	private static final double NARROW = 1e-3;

	/**
	 * @param maskVolume U, voxels of the initial mask in the region
	 * @param f the rater's word; a score interval [q-, q+] widens the volume interval
	 */
	public static VolumeInterval of(final double maskVolume, final RegionFeedback f) {
		return of(maskVolume, f.diceLow(), f.diceHigh(), f.label());
	}

	/** The same from the parts of the rater's word. */
	public static VolumeInterval of(final double maskVolume, final double diceLow, final double diceHigh,
		final ErrorLabel label)
	{
		if (maskVolume == 0) return new VolumeInterval(0, label == ErrorLabel.UNDER || label == ErrorLabel.MIXED
			? Double.POSITIVE_INFINITY : 0);
		final double u = maskVolume, worst = Math.max(diceLow, 1e-3), best = Math.max(diceHigh, 1e-3);
		final double overFar = u * worst / (2 - worst), overNear = u * best / (2 - best);
		final double underFar = u * (2 - worst) / worst, underNear = u * (2 - best) / best;
		return switch (label) {
			case OVER -> new VolumeInterval(overFar, overNear + IMPURITY * (u - overNear));
			case UNDER -> new VolumeInterval(underNear - IMPURITY * (underNear - u), underFar);
			case MIXED -> new VolumeInterval(overFar, underFar);
			case NONE -> new VolumeInterval(overNear, underNear);
		};
	}

	/**
	 * What volume to expect of the truth where it is also known to be about {@code volume}: the mean of the normal
	 * distribution around this, truncated to the interval.
	 *
	 * @param volume in voxels, also outside the interval
	 * @param deviation how far off it usually is, a standard deviation above 0
	 */
	public double expected(final double volume, final double deviation) {
		if (high - low < NARROW * deviation) return (low + high) / 2;
		final double a = (low - volume) / deviation, b = (high - volume) / deviation;
		final double mass = NormalInterval.logMass(a, b);
		// In the far tails the difference loses digits, but never leaves the interval.
		return clamp(volume + deviation * (Math.exp(NormalInterval.logDensity(a) - mass) - Math.exp(NormalInterval.logDensity(
			b) - mass)));
	}

	/** The value of the interval nearest to {@code volume}. */
	public double clamp(final double volume) {
		return Math.min(high, Math.max(low, volume));
	}
}
