package sc.fiji.score.annotation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import sc.fiji.score.common.Version;
import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.volume.Box;

/** Turns annotations into their JSON document; the counterpart of {@link AnnotationReader}. */
final class AnnotationWriter {

	/** Tells an annotation file from other JSON files. */
	static final String KIND = "score-annotations";

	private AnnotationWriter() {}

	static ObjectNode toJson(final CaseAnnotations a) {
		final ObjectNode out = JsonNodeFactory.instance.objectNode();
		out.put("schema_version", CaseAnnotations.SCHEMA_VERSION).put("kind", KIND);
		out.put("software", "SCORE for Fiji").put("version", Version.get());
		out.put("case", a.caseName());
		file(out, "image", a.image());
		final ObjectNode grid = out.putObject("grid");
		for (final int n : a.grid().dimensions())
			grid.withArray("size").add(n);
		for (final double v : a.grid().affine())
			grid.withArray("affine").add(v);
		grid.put("unit", a.grid().unit());
		final ArrayNode structures = out.putArray("structures");
		for (final StructureAnnotation s : a.structures())
			structure(structures.addObject(), s);
		file(out, "feedback", a.feedback());
		final Simulation s = a.simulation();
		if (s == null) out.putNull("simulation");
		else file(out.putObject("simulation").put("seed", s.seed()).put("jitter_voxels", s.jitter()).put("tag_errors", s
			.tagErrors()).put("size_spread", s.sizeSpread()), "reference", s.reference());
		return out;
	}

	private static void structure(final ObjectNode out, final StructureAnnotation s) {
		out.put("label", s.structure().label()).put("name", s.structure().name());
		final ArrayNode boxes = out.putArray("boxes");
		for (final BoxAnnotation b : s.boxes()) {
			final Box v = b.box();
			final ObjectNode o = boxes.addObject().put("slice_axis", b.is3d() ? null : b.axis().text());
			o.putArray("box").add(v.x()).add(v.y()).add(v.z()).add(v.width()).add(v.height()).add(v.depth());
		}
		final ArrayNode scribbles = out.putArray("scribbles");
		for (final Scribble scribble : s.scribbles()) {
			final ArrayNode runs = scribbles.addObject().put("foreground", scribble.foreground()).putArray("runs");
			for (final VoxelRun r : scribble.runs())
				runs.addArray().add(r.x()).add(r.y()).add(r.z()).add(r.length());
		}
		final ArrayNode points = out.putArray("points");
		for (final PointAnnotation p : s.points())
			points.addObject().put("foreground", p.foreground()).putArray("voxel").add(p.x()).add(p.y()).add(p.z());
		final ArrayNode tags = out.putArray("tags");
		for (final Tag t : s.tags()) {
			final ObjectNode o = tags.addObject();
			if (!t.isImage()) o.put("axis", t.axis().text()).put("slice", t.slice());
			o.put("present", t.present());
		}
		if (s.size() == null) out.putNull("size_mm3");
		else out.putArray("size_mm3").add(s.size().low()).add(s.size().high());
		if (s.mask() == null) out.putNull("mask");
		else {
			file(out, "mask", s.mask().file());
			((ObjectNode) out.get("mask")).put("label", s.mask().label());
		}
	}

	private static void file(final ObjectNode out, final String key, final FileReference file) {
		if (file == null) out.putNull(key);
		else out.putObject(key).put("file", file.file()).put("sha256", file.sha256());
	}
}
