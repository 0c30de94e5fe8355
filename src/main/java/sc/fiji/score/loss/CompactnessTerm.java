package sc.fiji.score.loss;

/**
 * Compact shapes: {@code max(0, log(Q / allowed))} with the isoperimetric quotient {@code Q = S^3 / (36 pi V^2)} of
 * the soft surface S and the soft volume V (sum of probabilities), both in voxels. Q is 1 for a ball, 1.9 for a cube,
 * and does not change with the size; the logarithm keeps the gradient tame while V is small.
 * <p>
 * Domain: one object without holes that lies in the patch, with nearly isotropic voxels. {@code allowed} is what the
 * true shape may have (an ellipsoid of 3:1:1 has 1.7, a thin plate more than 10), so that the term is zero at the
 * truth. Below a voxel of volume there is no shape and no term.
 * <p>
 * Source: the 3D form of perimeter^2 / area of J. Dolz, I. Ben Ayed, C. Desrosiers, Unbiased shape compactness for
 * segmentation, MICCAI 2017, doi:10.1007/978-3-319-66182-7_86; the logarithm and the threshold are this project's.
 *
 * @param allowed largest quotient that costs nothing, at least 1
 */
public record CompactnessTerm(double allowed) implements LossTerm {

	public CompactnessTerm {
		if (!(allowed >= 1)) throw new IllegalArgumentException("no shape has a quotient below 1, but " + allowed +
			" is asked for");
	}

	@Override
	public String name() {
		return "compactness";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		double volume = 0;
		for (final float p : in.probability())
			volume += p;
		final SoftSurface surface = SoftSurface.of(in);
		if (volume < 1 || surface.area() <= 0) return 0;
		final double excess = 3 * Math.log(surface.area()) - 2 * Math.log(volume) - Math.log(36 * Math.PI * allowed);
		if (excess <= 0) return 0;
		final double[] slope = surface.slope();
		for (int i = 0; i < slope.length; i++)
			slope[i] = 3 * slope[i] / surface.area() - 2 / volume;
		ProbabilitySlope.add(in, weight, slope, gradient);
		return excess;
	}
}
