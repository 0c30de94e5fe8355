package sc.fiji.score.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** A case of 12 x 10 x 8 voxels of 1 x 1 x 2 mm with all kinds of annotations that agree. */
final class TestAnnotations {

	static final Geometry GRID = Geometry.of(12, 10, 8, 1, 1, 2);
	static final Structure FRONT = new Structure(1, "anterior"), BACK = new Structure(2, "posterior");
	static final FileReference FILE = new FileReference("case_1.nii.gz", "0123456789abcdef".repeat(4));

	private TestAnnotations() {}

	static Scribble stroke(final boolean foreground, final int x, final int y, final int z, final int length) {
		return new Scribble(foreground, List.of(new VoxelRun(x, y, z, length)));
	}

	static StructureAnnotation front() {
		return StructureAnnotation.of(FRONT) //
			.withBoxes(List.of(BoxAnnotation.of(new Box(1, 1, 1, 5, 6, 5)), new BoxAnnotation(Axis.Z, new Box(2, 2, 3, 4, 4,
				1)))) //
			.withScribbles(List.of(stroke(true, 2, 3, 3, 3), stroke(false, 7, 3, 3, 4))) //
			.withPoints(List.of(new PointAnnotation(3, 3, 2, true), new PointAnnotation(9, 9, 7, false))) //
			.withTags(List.of(new Tag(Axis.Z, 3, true), new Tag(Axis.Z, 6, false), new Tag(Axis.X, 11, false), Tag.image(
				true))) //
			.withSize(new SizeRange(40, 120));
	}

	static StructureAnnotation back() {
		return StructureAnnotation.of(BACK).withScribbles(List.of(stroke(true, 7, 6, 4, 2)));
	}

	static CaseAnnotations of(final StructureAnnotation... structures) {
		return CaseAnnotations.of("case_1", FILE, GRID, List.of(structures));
	}

	/** Two touching ellipsoids: the one lies in front of the other and is larger. */
	static Map<Structure, Mask> reference(final Geometry g) {
		final Map<Structure, Mask> out = new LinkedHashMap<>();
		out.put(FRONT, ellipsoid(g, 0.35, 0.33));
		final Mask back = ellipsoid(g, 0.7, 0.22);
		for (int i = 0; i < back.voxels().length; i++)
			if (out.get(FRONT).voxels()[i] != 0) back.voxels()[i] = 0;
		out.put(BACK, back);
		return out;
	}

	private static Mask ellipsoid(final Geometry g, final double y0, final double size) {
		final byte[] out = new byte[g.arrayLength()];
		for (int z = 0, i = 0; z < g.nz(); z++)
			for (int y = 0; y < g.ny(); y++)
				for (int x = 0; x < g.nx(); x++, i++) {
					final double a = (x + 0.5) / g.nx() - 0.5, b = (y + 0.5) / g.ny() - y0, c = (z + 0.5) / g.nz() - 0.5;
					out[i] = (byte) (a * a + b * b + c * c <= size * size ? 1 : 0);
				}
		return new Mask(out, g);
	}
}
