package sc.fiji.score.volume;

/**
 * What a file format said about a volume's geometry, kept so that a writer of the same format repeats it to the last bit.
 * Opaque outside the {@code io} package; dropped as soon as the grid changes.
 */
public interface FormatHeader {
}
