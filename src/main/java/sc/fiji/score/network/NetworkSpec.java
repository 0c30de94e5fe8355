package sc.fiji.score.network;

import java.util.List;

/**
 * The shape of the 3D U-Net: everything that its weights depend on.
 *
 * @param inputs number of input channels
 * @param outputs number of output channels
 * @param widths feature channels of each resolution level, finest first; at least one level
 */
public record NetworkSpec(int inputs, int outputs, List<Integer> widths) {

	/** Image, signed distance of the mask, edge prior. */
	public static final int SCORE_INPUTS = 3;

	public NetworkSpec {
		widths = List.copyOf(widths);
		if (inputs < 1 || outputs < 1 || widths.isEmpty() || widths.stream().anyMatch(w -> w < 1)) throw new IllegalArgumentException(
			"network of " + inputs + " inputs, " + outputs + " outputs, widths " + widths);
	}

	/** The standard network: three levels of 8, 16 and 32 channels. */
	public static NetworkSpec standard() {
		return new NetworkSpec(SCORE_INPUTS, 1, List.of(8, 16, 32));
	}

	/** Patches must be a multiple of this along each axis. */
	public int multiple() {
		return 1 << widths.size() - 1;
	}
}
