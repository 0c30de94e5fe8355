package sc.fiji.score.network;

import java.util.List;

/**
 * The shape of the 3D U-Net: everything that its weights depend on.
 *
 * @param inputs number of input channels
 * @param outputs number of output channels
 * @param widths feature channels of each resolution level, finest first; at least one level
 * @param blind input channels that are put to zero before the network sees them, rising; for experiments
 */
public record NetworkSpec(int inputs, int outputs, List<Integer> widths, List<Integer> blind) {

	/** Image, signed distance of the mask, edge prior: the inputs for one structure with a mask. */
	public static final int SCORE_INPUTS = 3;

	/** Input channel of the image, of the signed distance of the mask, and of the edge prior, for one structure. */
	public static final int IMAGE = 0, DISTANCE = 1, EDGES = 2;

	/** Image and edge prior: the inputs where there are no masks. */
	static final int INPUTS_WITHOUT_MASKS = 2;

	public NetworkSpec {
		widths = List.copyOf(widths);
		blind = List.copyOf(blind);
		for (final int channel : blind)
			if (channel < 0 || channel >= inputs) throw new IllegalArgumentException("blind to channel " + channel + " of " +
				inputs);
		if (inputs < 1 || outputs < 1 || widths.isEmpty() || widths.stream().anyMatch(w -> w < 1))
			throw new IllegalArgumentException("network of " + inputs + " inputs, " + outputs + " outputs, widths " + widths);
	}

	/** A network that sees all its inputs. */
	public NetworkSpec(final int inputs, final int outputs, final List<Integer> widths) {
		this(inputs, outputs, widths, List.of());
	}

	/** The same network that does not see these input channels; the logits' base does not change. */
	public NetworkSpec blindTo(final List<Integer> channels) {
		return new NetworkSpec(inputs, outputs, widths, channels.stream().sorted().toList());
	}

	/** The standard network: three levels of 8, 16 and 32 channels. */
	public static NetworkSpec standard() {
		return new NetworkSpec(SCORE_INPUTS, 1, List.of(8, 16, 32));
	}

	/**
	 * A network for several structures: image, one signed distance per structure unless there are no masks, edges; one
	 * output per structure.
	 *
	 * @param structures number of structures
	 * @param masks whether cases have initial masks
	 * @param widths as in the record
	 */
	public static NetworkSpec of(final int structures, final boolean masks, final List<Integer> widths) {
		return new NetworkSpec(INPUTS_WITHOUT_MASKS + (masks ? structures : 0), structures, widths);
	}

	/** Number of structures that it segments. */
	public int structures() {
		return outputs;
	}

	/** Whether it is shown initial masks, one channel per structure. */
	public boolean hasMasks() {
		return inputs > INPUTS_WITHOUT_MASKS;
	}

	/** Patches must be a multiple of this along each axis. */
	public int multiple() {
		return 1 << widths.size() - 1;
	}

	/**
	 * Size of the patches for a case: the whole case, rounded up to what the network takes, where it fits. There are at
	 * least two voxels on the coarsest level, for the network normalises by their deviation.
	 *
	 * @param n size of the case along x, y, z
	 * @param largest largest size along each axis; rounded down to what the network takes
	 */
	public int[] patchSize(final int[] n, final int largest) {
		final int multiple = multiple(), most = Math.max(multiple, largest / multiple * multiple);
		final int[] size = new int[3];
		for (int a = 0; a < 3; a++)
			size[a] = Math.min(most, (n[a] + multiple - 1) / multiple * multiple);
		if (size[0] == multiple && size[1] == multiple && size[2] == multiple) size[0] *= 2;
		return size;
	}
}
