package sc.fiji.score.feedback;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.volume.Box;

/** Turns feedback into its JSON document; the counterpart of {@link FeedbackReader}. */
final class FeedbackWriter {

	private FeedbackWriter() {}

	static ObjectNode toJson(final CaseFeedback f) {
		final ObjectNode out = JsonNodeFactory.instance.objectNode();
		out.put("schema_version", CaseFeedback.SCHEMA_VERSION);
		out.put("software", "SCORE for Fiji");
		out.put("version", f.version());
		out.put("case", f.caseName());
		out.putObject("structure").put("label", f.structure().label()).put("name", f.structure().name());
		file(out, "image", f.image());
		file(out, "mask", f.mask());
		source(out.putObject("partition"), f.source());
		scale(out.putArray("scale"), f.scale());
		rater(out.putObject("rater"), f.rater());
		session(out, f.session());
		regions(out.putArray("regions"), f.regions());
		regions(out.putArray("repeats"), f.repeats());
		return out;
	}

	private static void regions(final ArrayNode out, final List<RegionFeedback> regions) {
		for (final RegionFeedback r : regions) {
			final ObjectNode o = out.addObject();
			o.put("region", r.region());
			if (r.hasScore()) o.put("score", r.score()).put("dice_low", r.diceLow()).put("dice_high", r.diceHigh());
			else o.putNull("score").putNull("dice_low").putNull("dice_high");
			o.put("label", r.label() == null ? null : r.label().name().toLowerCase(Locale.ROOT));
			o.put("seconds", r.seconds()).put("notes", r.notes()).put("flag", r.flagged()).put("skipped", r.skipped());
		}
	}

	private static void session(final ObjectNode out, final RaterSession s) {
		if (s == null) {
			out.putNull("session");
			return;
		}
		final ObjectNode o = out.putObject("session");
		o.put("order_seed", s.orderSeed()).put("repeat_share", s.repeatShare()).put("account", s.account());
		if (s.guideline() == null) {
			o.putNull("guideline");
			return;
		}
		file(o, "guideline", s.guideline().file());
		((ObjectNode) o.get("guideline")).put("confirmed", s.guideline().confirmed().toString());
	}

	private static void file(final ObjectNode out, final String key, final FileReference file) {
		if (file == null) out.putNull(key);
		else out.putObject(key).put("file", file.file()).put("sha256", file.sha256());
	}

	private static void source(final ObjectNode out, final RegionSource s) {
		final PartitionParameters p = s.parameters();
		out.put("method", p.method().name().toLowerCase(Locale.ROOT));
		out.put("slabs", p.slabs()).put("sectors", p.sectors()).put("clusters", p.clusters());
		out.put("distance_mm", p.distance()).put("seed", p.seed());
		out.put("region_count", s.count()).put("regions_sha256", s.sha256());
		if (s.embedded() == null) {
			out.putNull("region_map");
			return;
		}
		final ObjectNode map = out.putObject("region_map");
		final Box b = s.embedded().box();
		map.putArray("box").add(b.x()).add(b.y()).add(b.z()).add(b.width()).add(b.height()).add(b.depth());
		map.put("data", s.embedded().data());
	}

	private static void scale(final ArrayNode out, final OrdinalScale scale) {
		for (int level = 1; level <= scale.levels(); level++)
			out.addObject().put("level", level).put("dice_low", scale.low(level)).put("dice_high", scale.high(level)).put(
				"text", scale.text(level));
	}

	private static void rater(final ObjectNode out, final Rater r) {
		out.put("name", r.name());
		out.put("created", r.created() == null ? null : r.created().toString());
		out.put("modified", r.modified() == null ? null : r.modified().toString());
		if (r.simulation() == null) {
			out.putNull("simulation");
			return;
		}
		final ObjectNode s = out.putObject("simulation");
		s.put("exact", r.simulation().exact()).put("off_by_one", r.simulation().offByOne());
		s.put("flipped_labels", r.simulation().flippedLabels()).put("seed", r.simulation().seed());
		file(s, "reference", r.simulation().reference());
	}
}
