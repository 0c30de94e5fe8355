package sc.fiji.score.feedback;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.common.ScoreException;

/** The fields of one JSON object, read strictly: errors name the document, the place in it, and what was expected. */
public final class JsonFields {

	private static final String GUIDE = "docs/feedback-format.md";

	private final JsonNode object;
	private final String place;
	private final String guide;
	private final Set<String> used = new HashSet<>();

	/** @param place for messages: the document and the way to the object */
	JsonFields(final JsonNode object, final String place) {
		this(object, place, GUIDE);
	}

	/**
	 * @param place for messages: the document and the way to the object
	 * @param guide where the document's layout is described, for messages
	 * @throws ScoreException if it is no object
	 */
	public JsonFields(final JsonNode object, final String place, final String guide) {
		this.place = place;
		this.guide = guide;
		if (object == null || !object.isObject()) throw fail("an object { } is expected here");
		this.object = object;
	}

	/** The value of a key that must be there. */
	public JsonNode node(final String key) {
		used.add(key);
		final JsonNode n = object.get(key);
		if (n == null) throw fail("the key \"" + key + "\" is missing");
		return n;
	}

	/** The text of a key. */
	public String text(final String key) {
		final JsonNode n = node(key);
		if (!n.isTextual()) throw fail("\"" + key + "\" must be a text, not " + n);
		return n.textValue();
	}

	/** The whole number of a key, within 32 bits. */
	public int integer(final String key) {
		final JsonNode n = node(key);
		if (!n.isIntegralNumber() || !n.canConvertToInt()) throw fail("\"" + key + "\" must be a whole number, not " + n);
		return n.intValue();
	}

	/** The whole number of a key, within 64 bits. */
	public long wide(final String key) {
		final JsonNode n = node(key);
		if (!n.isIntegralNumber() || !n.canConvertToLong()) throw fail("\"" + key + "\" must be a whole number, not " + n);
		return n.longValue();
	}

	/** The finite number of a key. */
	public double number(final String key) {
		final JsonNode n = node(key);
		if (!n.isNumber() || !Double.isFinite(n.doubleValue())) throw fail("\"" + key + "\" must be a number, not " + n);
		return n.doubleValue();
	}

	/** True or false. */
	public boolean flag(final String key) {
		final JsonNode n = node(key);
		if (!n.isBoolean()) throw fail("\"" + key + "\" must be true or false, not " + n);
		return n.booleanValue();
	}

	/** The object of a key. */
	public JsonFields object(final String key) {
		return new JsonFields(node(key), place + ", " + key, guide);
	}

	/** The list of a key. */
	public JsonNode array(final String key) {
		final JsonNode n = node(key);
		if (!n.isArray()) throw fail("\"" + key + "\" must be a list [ ]");
		return n;
	}

	/** What the reader makes of the key, null where the value is null or the key is absent. */
	public <T> T optional(final String key, final Function<String, T> reader) {
		used.add(key);
		final JsonNode n = object.get(key);
		return n == null || n.isNull() ? null : reader.apply(key);
	}

	/** @throws ScoreException if the object has a key that nobody asked for: most likely a misspelt one */
	public void requireNoOthers() {
		object.fieldNames().forEachRemaining(key -> {
			if (!used.contains(key)) throw fail("the key \"" + key + "\" is unknown");
		});
	}

	/** The error to throw: where, what, and where to read more. */
	public ScoreException fail(final String what) {
		return new ScoreException(place + ": " + what + ". See " + guide + ".");
	}
}
