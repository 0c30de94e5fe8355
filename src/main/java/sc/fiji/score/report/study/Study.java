package sc.fiji.score.report.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sc.fiji.score.common.ScoreException;

/**
 * A study's folder: {@code study.json}, and {@code arms/<arm>/seed_<n>/} with what each run left.
 *
 * @param folder of the study
 * @param info content of {@code study.json}
 * @param arms in the file's order, those without a finished run included
 */
record Study(Path folder, JsonNode info, List<Arm> arms) {

	static final String FILE = "study.json";

	/** @throws ScoreException naming the file, if the folder is no study's or a file is damaged */
	static Study read(final Path folder) {
		final Path file = folder.resolve(FILE);
		if (!Files.isDirectory(folder)) throw new ScoreException("The study's folder " + folder +
			" does not exist. Check the path.");
		if (!Files.exists(file)) throw new ScoreException("The folder " + folder + " has no " + FILE +
			", so it is not the output of a study. Give the folder that the study wrote.");
		final JsonNode info = json(file);
		final List<Arm> arms = new ArrayList<>();
		for (final JsonNode arm : info.path("arms"))
			arms.add(arm(folder, file, arm));
		return new Study(folder, info, List.copyOf(arms));
	}

	private static JsonNode json(final Path file) {
		try {
			final JsonNode out = new ObjectMapper().readTree(Files.readString(file));
			if (!out.isObject()) throw CsvTable.damaged(file, "it holds no JSON object", null);
			return out;
		}
		catch (final IOException e) {
			throw CsvTable.damaged(file, "it is no JSON", e);
		}
	}

	private static Arm arm(final Path folder, final Path file, final JsonNode arm) {
		final String name = arm.path("name").asText();
		if (!name.matches("[\\w.+@-]+") || name.startsWith(".")) throw CsvTable.damaged(file, "'" + name +
			"' is no name of an arm", null);
		final List<Long> seeds = new ArrayList<>();
		arm.path("seeds").forEach(seed -> seeds.add(seed.asLong()));
		final List<Run> runs = new ArrayList<>();
		for (final long seed : seeds) {
			final Run run = Run.read(seed, folder.resolve("arms").resolve(name).resolve("seed_" + seed));
			if (run != null) runs.add(run);
		}
		final Map<String, Double> seconds = new LinkedHashMap<>();
		arm.path("seconds").properties().forEach(e -> seconds.put(e.getKey(), e.getValue().asDouble()));
		return new Arm(name, arm.path("group").asText(), arm.path("kind").asText(), arm.path("description").asText(), List
			.copyOf(seeds), number(arm.path("train_cases")), number(arm.path("questions_per_case")), number(arm.path(
				"regions")), arm.path("feedback").asText(), text(arm.path("options")), seconds, List.copyOf(runs));
	}

	/** A number, or how many things there are in a list; NaN for none. */
	private static double number(final JsonNode value) {
		return value.isArray() ? value.size() : value.asDouble(Double.NaN);
	}

	private static String text(final JsonNode value) {
		return value.isContainerNode() ? value.toString() : value.asText();
	}

	/** Finished arms that meet a condition. */
	List<Arm> finished(final Predicate<Arm> wanted) {
		return arms.stream().filter(Arm::finished).filter(wanted).toList();
	}

	/** Finished arms of a group. */
	List<Arm> group(final String group) {
		return finished(arm -> arm.group().equals(group));
	}

	/** The initial masks that an arm was tested on; or null. */
	Arm initial(final Arm arm) {
		return arm("initial" + arm.condition());
	}

	/** The arm of all full masks, tested on the same initial masks as an arm; or null. */
	Arm full(final Arm arm) {
		return arm("full" + arm.condition());
	}

	/** The arm with a name, if it has a finished run; or null. */
	Arm arm(final String name) {
		return finished(a -> a.name().equals(name)).stream().findFirst().orElse(null);
	}

	/** A text of {@code study.json}; empty where it is not there. */
	String text(final String field) {
		return text(info.path(field));
	}
}
