package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.feedback.JsonFields;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;

/** Turns a JSON document into annotations, strictly; the counterpart of {@link AnnotationWriter}. */
final class AnnotationReader {

	private static final String GUIDE = "docs/user-guide.md, Weak annotations";

	private final String document;

	/** @param document its file, for messages */
	AnnotationReader(final String document) {
		this.document = document;
	}

	CaseAnnotations read(final JsonNode json) {
		final JsonFields f = new JsonFields(json, document, GUIDE);
		if (!AnnotationWriter.KIND.equals(f.optional("kind", f::text))) throw f.fail(
			"it is no file of annotations (\"kind\": \"" + AnnotationWriter.KIND + "\")");
		final int schema = f.integer("schema_version");
		if (schema != CaseAnnotations.SCHEMA_VERSION) throw new ScoreException(document + ": its schema version is " +
			schema + ", but this software reads only version " + CaseAnnotations.SCHEMA_VERSION +
			". Use the version of SCORE that wrote it, or a newer one.");
		f.text("software");
		f.text("version");
		final String name = f.text("case");
		final FileReference image = f.optional("image", k -> file(f.object(k)));
		final Geometry grid = grid(f.object("grid"));
		final List<StructureAnnotation> structures = new ArrayList<>();
		for (final JsonNode n : f.array("structures"))
			structures.add(structure(n, document + ", case " + name));
		final FileReference feedback = f.optional("feedback", k -> file(f.object(k)));
		final Simulation simulation = f.optional("simulation", k -> simulation(f.object(k)));
		f.requireNoOthers();
		return checked(f, () -> new CaseAnnotations(name, image, grid, structures, feedback, simulation));
	}

	private static FileReference file(final JsonFields f) {
		final FileReference out = reference(f);
		f.requireNoOthers();
		return out;
	}

	private static FileReference reference(final JsonFields f) {
		final String file = f.text("file"), sha256 = f.text("sha256");
		return checked(f, () -> new FileReference(file, sha256));
	}

	private static Geometry grid(final JsonFields f) {
		final int[] n = integers(f, f.array("size"), "size", 3);
		final JsonNode a = f.array("affine");
		final double[] affine = new double[12];
		if (a.size() != affine.length) throw f.fail("\"affine\" must be 12 numbers");
		for (int i = 0; i < affine.length; i++) {
			if (!a.get(i).isNumber()) throw f.fail("\"affine\" must be 12 numbers");
			affine[i] = a.get(i).doubleValue();
		}
		final String unit = f.text("unit");
		f.requireNoOthers();
		return checked(f, () -> new Geometry(n[0], n[1], n[2], affine, unit, null));
	}

	private static Simulation simulation(final JsonFields f) {
		final long seed = f.wide("seed");
		final double jitter = f.number("jitter_voxels"), tags = f.number("tag_errors"), size = f.number("size_spread");
		final FileReference reference = f.optional("reference", k -> file(f.object(k)));
		f.requireNoOthers();
		return checked(f, () -> new Simulation(seed, jitter, tags, size, reference));
	}

	private static StructureAnnotation structure(final JsonNode node, final String place) {
		final JsonFields first = new JsonFields(node, place + ", structures", GUIDE);
		final int label = first.integer("label");
		final String name = first.text("name"), here = place + ", structure " + name;
		final JsonFields f = new JsonFields(node, here, GUIDE);
		f.integer("label");
		f.text("name");
		final Structure structure = checked(f, () -> new Structure(label, name));
		final List<BoxAnnotation> boxes = list(f, "boxes", here, AnnotationReader::box);
		final List<Scribble> scribbles = list(f, "scribbles", here, AnnotationReader::scribble);
		final List<PointAnnotation> points = list(f, "points", here, p -> {
			final int[] v = integers(p, p.array("voxel"), "voxel", 3);
			return new PointAnnotation(v[0], v[1], v[2], p.flag("foreground"));
		});
		final List<Tag> tags = list(f, "tags", here, t -> {
			final Axis axis = axis(t, "axis");
			return new Tag(axis, axis == null ? -1 : t.integer("slice"), t.flag("present"));
		});
		final SizeRange size = f.optional("size_mm3", k -> size(f, k));
		final FullMask mask = f.optional("mask", k -> {
			final JsonFields m = f.object(k);
			final FileReference file = reference(m);
			final int value = m.integer("label");
			m.requireNoOthers();
			return checked(m, () -> new FullMask(file, value));
		});
		f.requireNoOthers();
		return new StructureAnnotation(structure, boxes, scribbles, points, tags, size, mask);
	}

	private static BoxAnnotation box(final JsonFields f) {
		final int[] b = integers(f, f.array("box"), "box", 6);
		return new BoxAnnotation(axis(f, "slice_axis"), new Box(b[0], b[1], b[2], b[3], b[4], b[5]));
	}

	private static Scribble scribble(final JsonFields f) {
		final List<VoxelRun> runs = new ArrayList<>();
		for (final JsonNode n : f.array("runs")) {
			final int[] r = integers(f, n, "runs", 4);
			runs.add(new VoxelRun(r[0], r[1], r[2], r[3]));
		}
		return new Scribble(f.flag("foreground"), runs);
	}

	private static SizeRange size(final JsonFields f, final String key) {
		final JsonNode n = f.array(key);
		if (n.size() != 2 || !n.get(0).isNumber() || !n.get(1).isNumber()) throw f.fail('"' + key +
			"\" must be the least and the largest volume in mm3");
		return checked(f, () -> new SizeRange(n.get(0).doubleValue(), n.get(1).doubleValue()));
	}

	private static Axis axis(final JsonFields f, final String key) {
		final String text = f.optional(key, f::text);
		if (text == null) return null;
		for (final Axis a : Axis.values())
			if (a.text().equals(text)) return a;
		throw f.fail('"' + key + "\" must be x, y or z, not " + text);
	}

	private static <T> List<T> list(final JsonFields f, final String key, final String place,
		final Function<JsonFields, T> reader)
	{
		final List<T> out = new ArrayList<>();
		for (final JsonNode n : f.array(key)) {
			final JsonFields entry = new JsonFields(n, place + ", entry " + (out.size() + 1) + " of " + key, GUIDE);
			out.add(checked(entry, () -> reader.apply(entry)));
			entry.requireNoOthers();
		}
		return out;
	}

	private static int[] integers(final JsonFields f, final JsonNode list, final String key, final int count) {
		final int[] out = new int[count];
		boolean good = list.isArray() && list.size() == count;
		for (int i = 0; good && i < count; i++) {
			good = list.get(i).isInt();
			out[i] = list.get(i).intValue();
		}
		if (!good) throw f.fail('"' + key + "\" must be " + count + " whole numbers, not " + list);
		return out;
	}

	private static <T> T checked(final JsonFields f, final Supplier<T> maker) {
		try {
			return maker.get();
		}
		catch (final IllegalArgumentException e) {
			throw f.fail(e.getMessage());
		}
	}
}
