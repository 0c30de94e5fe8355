package sc.fiji.score.volume;

/** The number type of a volume's voxels, in the file and in memory. */
public enum DataType {
	UINT8(1), INT8(1), UINT16(2), INT16(2), UINT32(4), INT32(4), FLOAT32(4), FLOAT64(8);

	private final int bytes;

	DataType(final int bytes) {
		this.bytes = bytes;
	}

	/** Bytes per voxel. */
	public int bytes() {
		return bytes;
	}

	public boolean isFloating() {
		return this == FLOAT32 || this == FLOAT64;
	}
}
