package sc.fiji.score.loss;

import sc.fiji.score.feedback.ErrorLabel;

/**
 * The error label says which voxels of the initial mask stand: over-segmented, nothing outside the mask is foreground;
 * under-segmented, everything inside is; none, both; mixed tells nothing. Mean cross-entropy over the voxels that stand.
 * <p>
 * Source: this project's method.
 */
public final class DirectionTerm implements LossTerm {

	@Override
	public String name() {
		return "direction";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		if (in.targets() == null) return 0;
		return MaskAgreement.add(in, weight, gradient, i -> {
			final int r = in.regionAt(i);
			if (r == 0) return false;
			final ErrorLabel label = in.targets()[r - 1].label();
			return label == ErrorLabel.NONE || label == (in.inMask(i) ? ErrorLabel.UNDER : ErrorLabel.OVER);
		});
	}
}
