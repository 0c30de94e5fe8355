package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * Scribbles in a label image: the label of a structure where it was marked, one value for the background of all
 * structures, 0 where nothing is said.
 */
public final class LabelImages {

	/** The value of the background where none is stated. */
	public static final int BACKGROUND = 255;

	private static final int LARGEST = 65535;

	private LabelImages() {}

	/**
	 * @param labels the image
	 * @param background value of the background, which is then {@link Structure#ANY}'s; 0 where there is none
	 * @param named the structures that have names
	 * @param source the file, for messages
	 * @return one entry per structure, sorted by label
	 * @throws ScoreException if a value is no whole number of 0 to 65535, or all are 0
	 */
	public static List<StructureAnnotation> read(final Volume labels, final int background, final List<Structure> named,
		final String source)
	{
		final int[] values = new int[labels.geometry().arrayLength()];
		final TreeSet<Integer> used = new TreeSet<>();
		int i = 0;
		for (final RealType<?> v : Views.flatIterable(labels.image())) {
			final double d = v.getRealDouble();
			if (!(d >= 0 && d <= LARGEST && d == Math.rint(d))) throw new ScoreException(source + " is no label image: " + d +
				" is not a whole number of 0 to " + LARGEST + ".");
			values[i++] = (int) d;
			if (d != 0) used.add((int) d);
		}
		if (used.isEmpty()) throw new ScoreException(source +
			" is 0 everywhere. Draw with the label of the structure first.");
		final List<StructureAnnotation> out = new ArrayList<>();
		for (final int value : used) {
			final boolean bg = value == background;
			final Structure s = bg ? Structure.FOREGROUND : named.stream().filter(n -> n.label() == value).findFirst()
				.orElseGet(() -> Structure.ofLabel(value));
			final List<VoxelRun> runs = VoxelRun.of(labels.geometry(), at -> values[at] == value);
			out.add(StructureAnnotation.of(s).withScribbles(List.of(new Scribble(!bg, runs))));
		}
		return out;
	}

	/**
	 * An image of the scribbles and points. Where structures are marked over each other, the larger label is seen.
	 *
	 * @param background value of the background: it must be no label
	 * @param leftOut takes what such an image cannot show
	 * @return UINT8 where the values allow it, else UINT16
	 * @throws ScoreException naming the case, if the background's value is the label of a structure, or a mark lies
	 * outside
	 */
	public static Volume toVolume(final CaseAnnotations a, final int background, final List<String> leftOut) {
		final Geometry grid = a.grid();
		final short[] values = new short[grid.arrayLength()];
		int largest = background;
		for (final StructureAnnotation s : a.structures()) {
			final int label = s.structure().label();
			if (label == background || label > LARGEST) throw new ScoreException("Case " + a.caseName() + ": the label " +
				label + " cannot be written beside a background of " + background + ". Choose another value for the background.");
			largest = Math.max(largest, label);
		}
		for (final StructureAnnotation s : a.structures())
			marks(a, s, background, values, leftOut);
		if (largest > 255) return Volume.ofUnsignedShorts(values, grid);
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) values[i];
		return Volume.ofUnsignedBytes(bytes, grid);
	}

	private static void marks(final CaseAnnotations a, final StructureAnnotation s, final int background,
		final short[] values, final List<String> leftOut)
	{
		final String name = s.structure().name();
		final boolean any = s.structure().label() == Structure.ANY;
		final boolean alone = a.structures().stream().filter(o -> !o.isEmpty()).count() == 1;
		final RasterPainter painter = new RasterPainter(a);
		if (any || alone) painter.marks(s, false, (byte) -1);
		else if (hasMarks(s, false)) leftOut.add("the background of " + name + " alone");
		if (any && hasMarks(s, true)) leftOut.add("the foreground of no structure in particular");
		else painter.marks(s, true, (byte) 1);
		for (int i = 0; i < values.length; i++)
			if (painter.known()[i] != 0) values[i] = (short) (painter.known()[i] > 0 ? s.structure().label() : background);
		if (!s.boxes().isEmpty()) leftOut.add("the boxes of " + name);
		if (!s.tags().isEmpty()) leftOut.add("the tags of " + name);
		if (s.size() != null) leftOut.add("the size range of " + name);
		if (s.mask() != null) leftOut.add("the full mask of " + name);
	}

	private static boolean hasMarks(final StructureAnnotation s, final boolean foreground) {
		return s.points().stream().anyMatch(p -> p.foreground() == foreground) || s.scribbles().stream().anyMatch(p -> p
			.foreground() == foreground);
	}
}
