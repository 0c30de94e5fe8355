package sc.fiji.score.feedback;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Structure;

/** Turns a JSON document into feedback, strictly; the counterpart of {@link FeedbackWriter}. */
final class FeedbackReader {

	private final String document;

	/** @param document its file, for messages */
	FeedbackReader(final String document) {
		this.document = document;
	}

	CaseFeedback read(final JsonNode json) {
		final JsonFields f = new JsonFields(json, document);
		final int schema = f.integer("schema_version");
		if (schema < 1 || schema > CaseFeedback.SCHEMA_VERSION) throw new ScoreException(document +
			": its schema version is " + schema + ", but this software reads only versions 1 to " +
			CaseFeedback.SCHEMA_VERSION + ". Use the version of SCORE that wrote it, or a newer one.");
		f.text("software");
		final String version = f.text("version"), name = f.text("case");
		final Structure structure = structure(f.object("structure"));
		final FileReference image = f.optional("image", k -> file(f.object(k))), mask = file(f.object("mask"));
		final RegionSource source = source(f.object("partition"));
		final OrdinalScale scale = scale(f);
		final Rater rater = rater(f.object("rater"));
		final boolean first = schema == 1;
		final List<RegionFeedback> regions = regions(f, "regions", first);
		final RaterSession session = first ? null : f.optional("session", k -> session(f.object(k)));
		final List<RegionFeedback> repeats = first ? List.of() : regions(f, "repeats", false);
		f.requireNoOthers();
		try {
			return new CaseFeedback(version, name, structure, image, mask, source, scale, rater, regions, session, repeats);
		}
		catch (final ScoreException e) {
			throw new ScoreException(document + ": " + e.getMessage(), e);
		}
	}

	private static Structure structure(final JsonFields f) {
		final int label = f.integer("label");
		final String name = f.text("name");
		f.requireNoOthers();
		return checked(f, () -> new Structure(label, name));
	}

	private static FileReference file(final JsonFields f) {
		final String file = f.text("file"), sha256 = f.text("sha256");
		f.requireNoOthers();
		return checked(f, () -> new FileReference(file, sha256));
	}

	private static RegionSource source(final JsonFields f) {
		final PartitionParameters.Method method = choice(f, "method", PartitionParameters.Method.class);
		final PartitionParameters p = new PartitionParameters(method, f.integer("slabs"), f.integer("sectors"), f.integer(
			"clusters"), f.number("distance_mm"), f.wide("seed"));
		final int count = f.integer("region_count");
		final String sha256 = f.text("regions_sha256");
		final EmbeddedRegions map = f.optional("region_map", k -> embedded(f.object(k)));
		f.requireNoOthers();
		return checked(f, () -> new RegionSource(p, count, sha256, map));
	}

	private static EmbeddedRegions embedded(final JsonFields f) {
		final JsonNode b = f.array("box");
		final int[] v = new int[6];
		if (b.size() != v.length) throw f.fail("\"box\" must be six whole numbers");
		for (int i = 0; i < v.length; i++) {
			if (!b.get(i).isInt()) throw f.fail("\"box\" must be six whole numbers");
			v[i] = b.get(i).intValue();
		}
		final String data = f.text("data");
		f.requireNoOthers();
		return checked(f, () -> new EmbeddedRegions(new Box(v[0], v[1], v[2], v[3], v[4], v[5]), data));
	}

	private OrdinalScale scale(final JsonFields f) {
		final List<Double> bounds = new ArrayList<>();
		for (final JsonNode n : f.array("scale")) {
			final int level = Math.max(1, bounds.size());
			final JsonFields l = new JsonFields(n, document + ", scale, level " + level);
			final double low = l.number("dice_low"), high = l.number("dice_high");
			if (l.integer("level") != level) throw l.fail("the levels must be listed as 1, 2, ..., worst first");
			l.optional("text", l::text);
			l.requireNoOthers();
			if (bounds.isEmpty()) bounds.add(low);
			if (bounds.get(bounds.size() - 1) != low) throw l.fail("it must begin where the level below it ends");
			bounds.add(high);
		}
		return checked(f, () -> new OrdinalScale(bounds));
	}

	private static Rater rater(final JsonFields f) {
		final String name = f.text("name");
		final Instant created = f.optional("created", k -> time(f, k)), modified = f.optional("modified", k -> time(f, k));
		final Rater.Simulation simulation = f.optional("simulation", k -> simulation(f.object(k)));
		f.requireNoOthers();
		return checked(f, () -> new Rater(name, created, modified, simulation));
	}

	private static Rater.Simulation simulation(final JsonFields f) {
		final Rater.Simulation out = new Rater.Simulation(f.flag("exact"), f.number("off_by_one"), f.number(
			"flipped_labels"), f.wide("seed"), f.optional("reference", k -> file(f.object(k))));
		f.requireNoOthers();
		return out;
	}

	private static RaterSession session(final JsonFields f) {
		final Long seed = f.optional("order_seed", f::wide);
		final double share = f.number("repeat_share");
		final String account = f.optional("account", f::text);
		final RaterSession.Guideline guideline = f.optional("guideline", k -> guideline(f.object(k)));
		f.requireNoOthers();
		return checked(f, () -> new RaterSession(seed, share, account, guideline));
	}

	private static RaterSession.Guideline guideline(final JsonFields f) {
		final FileReference file = checked(f, () -> new FileReference(f.text("file"), f.text("sha256")));
		final RaterSession.Guideline out = new RaterSession.Guideline(file, time(f, "confirmed"));
		f.requireNoOthers();
		return out;
	}

	private List<RegionFeedback> regions(final JsonFields f, final String key, final boolean first) {
		final List<RegionFeedback> out = new ArrayList<>();
		for (final JsonNode n : f.array(key))
			out.add(region(n, "entry " + (out.size() + 1) + " of " + key, first));
		out.sort(Comparator.comparingInt(RegionFeedback::region));
		return out;
	}

	/** @param first whether the file is of schema version 1, in which every region has a score and a label */
	private RegionFeedback region(final JsonNode node, final String entry, final boolean first) {
		final int region = new JsonFields(node, document + ", " + entry).integer("region");
		final JsonFields f = new JsonFields(node, document + ", region " + region);
		f.integer("region");
		final Integer score = first ? Integer.valueOf(f.integer("score")) : f.optional("score", f::integer);
		final Double low = score == null ? f.optional("dice_low", f::number) : Double.valueOf(f.number("dice_low"));
		final Double high = score == null ? f.optional("dice_high", f::number) : Double.valueOf(f.number("dice_high"));
		if (score == null && (low != null || high != null)) throw f.fail(
			"a region without a score has no \"dice_low\" and \"dice_high\" either");
		if (score != null && score < 0) throw f.fail("the score " + score + " is below 0");
		final double seconds = f.number("seconds");
		final ErrorLabel label = first ? choice(f, "label", ErrorLabel.class) : f.optional("label", k -> choice(f, k,
			ErrorLabel.class));
		final String notes = f.optional("notes", f::text);
		final boolean flagged = !first && Boolean.TRUE.equals(f.optional("flag", f::flag));
		final boolean skipped = !first && Boolean.TRUE.equals(f.optional("skipped", f::flag));
		f.requireNoOthers();
		return checked(f, () -> score == null ? new RegionFeedback(region, RegionFeedback.UNSCORED, 0, 1, label, seconds,
			notes, flagged, skipped) : new RegionFeedback(region, score, low, high, label, seconds, notes, flagged, skipped));
	}

	private static Instant time(final JsonFields f, final String key) {
		try {
			return Instant.parse(f.text(key));
		}
		catch (final DateTimeParseException e) {
			throw f.fail("\"" + key + "\" must be a time such as 2026-01-31T12:00:00Z");
		}
	}

	private static <E extends Enum<E>> E choice(final JsonFields f, final String key, final Class<E> type) {
		final String text = f.text(key);
		for (final E e : type.getEnumConstants())
			if (e.name().toLowerCase(Locale.ROOT).equals(text)) return e;
		final List<String> all = Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(
			Locale.ROOT)).toList();
		throw f.fail("\"" + key + "\" must be one of " + all + ", not \"" + text + "\"");
	}

	/** The records refuse bad values with an exception for programmers; here the values come from a file. */
	private static <T> T checked(final JsonFields f, final Supplier<T> maker) {
		try {
			return maker.get();
		}
		catch (final IllegalArgumentException e) {
			throw f.fail(e.getMessage());
		}
	}
}
