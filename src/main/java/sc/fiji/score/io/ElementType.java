package sc.fiji.score.io;

import java.nio.ByteBuffer;

import sc.fiji.score.volume.DataType;

/** The number type of voxels in a file; 64-bit integers exist only there. */
enum ElementType {

	UINT8(DataType.UINT8), INT8(DataType.INT8), UINT16(DataType.UINT16), INT16(DataType.INT16), UINT32(DataType.UINT32),
	INT32(DataType.INT32), INT64(null), UINT64(null), FLOAT32(DataType.FLOAT32), FLOAT64(DataType.FLOAT64);

	private static final double TWO_TO_64 = 0x1p64;

	private final DataType same;

	ElementType(final DataType same) {
		this.same = same;
	}

	static ElementType of(final DataType type) {
		return valueOf(type.name());
	}

	/** Bytes per voxel. */
	int bytes() {
		return same == null ? 8 : same.bytes();
	}

	/**
	 * The type in memory: the same where it can be; scaled values are FLOAT32, or FLOAT64 where FLOAT32 would lose digits.
	 */
	DataType inMemory(final boolean scaled) {
		if (same != null && (!scaled || same.isFloating())) return same;
		return bytes() <= 2 ? DataType.FLOAT32 : DataType.FLOAT64;
	}

	/** The next value of a buffer. */
	double get(final ByteBuffer b) {
		return switch (this) {
			case UINT8 -> b.get() & 0xff;
			case INT8 -> b.get();
			case UINT16 -> b.getShort() & 0xffff;
			case INT16 -> b.getShort();
			case UINT32 -> b.getInt() & 0xffffffffL;
			case INT32 -> b.getInt();
			case INT64 -> b.getLong();
			case UINT64 -> unsigned(b.getLong());
			case FLOAT32 -> b.getFloat();
			case FLOAT64 -> b.getDouble();
		};
	}

	private static double unsigned(final long v) {
		return v >= 0 ? v : v + TWO_TO_64;
	}
}
