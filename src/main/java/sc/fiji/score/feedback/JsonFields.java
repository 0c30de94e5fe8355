package sc.fiji.score.feedback;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.common.ScoreException;

/** The fields of one JSON object, read strictly: errors name the document, the place in it, and what was expected. */
final class JsonFields {

	private final JsonNode object;
	private final String place;
	private final Set<String> used = new HashSet<>();

	/** @param place for messages: the document and the way to the object */
	JsonFields(final JsonNode object, final String place) {
		this.place = place;
		if (object == null || !object.isObject()) throw fail("an object { } is expected here");
		this.object = object;
	}

	JsonNode node(final String key) {
		used.add(key);
		final JsonNode n = object.get(key);
		if (n == null) throw fail("the key \"" + key + "\" is missing");
		return n;
	}

	String text(final String key) {
		final JsonNode n = node(key);
		if (!n.isTextual()) throw fail("\"" + key + "\" must be a text, not " + n);
		return n.textValue();
	}

	int integer(final String key) {
		final JsonNode n = node(key);
		if (!n.isIntegralNumber() || !n.canConvertToInt()) throw fail("\"" + key + "\" must be a whole number, not " + n);
		return n.intValue();
	}

	long wide(final String key) {
		final JsonNode n = node(key);
		if (!n.isIntegralNumber() || !n.canConvertToLong()) throw fail("\"" + key + "\" must be a whole number, not " + n);
		return n.longValue();
	}

	double number(final String key) {
		final JsonNode n = node(key);
		if (!n.isNumber() || !Double.isFinite(n.doubleValue())) throw fail("\"" + key + "\" must be a number, not " + n);
		return n.doubleValue();
	}

	boolean flag(final String key) {
		final JsonNode n = node(key);
		if (!n.isBoolean()) throw fail("\"" + key + "\" must be true or false, not " + n);
		return n.booleanValue();
	}

	JsonFields object(final String key) {
		return new JsonFields(node(key), place + ", " + key);
	}

	JsonNode array(final String key) {
		final JsonNode n = node(key);
		if (!n.isArray()) throw fail("\"" + key + "\" must be a list [ ]");
		return n;
	}

	/** What the reader makes of the key, null where the value is null or the key is absent. */
	<T> T optional(final String key, final Function<String, T> reader) {
		used.add(key);
		final JsonNode n = object.get(key);
		return n == null || n.isNull() ? null : reader.apply(key);
	}

	/** @throws ScoreException if the object has a key that nobody asked for: most likely a misspelt one */
	void requireNoOthers() {
		object.fieldNames().forEachRemaining(key -> {
			if (!used.contains(key)) throw fail("the key \"" + key + "\" is unknown");
		});
	}

	ScoreException fail(final String what) {
		return new ScoreException(place + ": " + what + ". See docs/feedback-format.md.");
	}
}
