package sc.fiji.score.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.benchmark.AnnotationTable;
import sc.fiji.score.benchmark.AnnotationTime;
import sc.fiji.score.benchmark.Arm;
import sc.fiji.score.benchmark.ArmResults;
import sc.fiji.score.benchmark.RunInfo;
import sc.fiji.score.benchmark.StudyFolder;
import sc.fiji.score.benchmark.StudySummary;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.common.Version;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.OfflineEngine;

/**
 * The files that tell of a whole study: {@code study.json}, {@code summary.json} and {@code time.csv}. They are made
 * from the runs that are in the folder, whoever did them, and written again after each.
 */
final class StudyFile {

	/** How the study was made: arms, cases, machine. */
	static final String STUDY = "study.json";
	/** Means and intervals. */
	static final String SUMMARY = "summary.json";
	/** Dice over minutes of annotation. */
	static final String TIME = "time.csv";

	private final StudyFolder folder;
	private final Origin origin;
	private final double secondsPerRegion;
	private final String started;

	/**
	 * What a study was run on.
	 *
	 * @param command as the user gave it
	 * @param data where the cases are
	 * @param checksums of the data's folders
	 * @param training names of the training cases
	 * @param test names of the test cases
	 * @param leaveOneOut whether each test case was left out of the training cases in turn
	 */
	record Origin(String command, StudyData data, Map<String, String> checksums, List<String> training,
		List<String> test, boolean leaveOneOut) {}

	/** @param secondsPerRegion of a rater */
	StudyFile(final StudyFolder folder, final Origin origin, final double secondsPerRegion) {
		this.folder = folder;
		this.origin = origin;
		this.secondsPerRegion = secondsPerRegion;
		started = started(folder.root().resolve(STUDY));
	}

	/** When the folder's first study began; now, if there is none. */
	private static String started(final Path file) {
		if (!Files.exists(file)) return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
		try {
			final JsonNode node = Json.MAPPER.readTree(file.toFile()).path("started");
			return node.isTextual() ? node.asText() : Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
		}
		catch (final IOException e) {
			throw new ScoreException("The file " + file + " is damaged (" + e.getMessage() + "). Delete it and run again; " +
				"results that are done are kept.", e);
		}
	}

	/** Writes all three and returns the lines to print. */
	List<String> write() {
		final Map<String, ArmResults> results = ArmResults.of(folder.done());
		final AnnotationTime time = AnnotationTime.of(results, secondsPerRegion);
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("software", "SCORE for Fiji");
		out.put("version", Version.get());
		out.put("command", origin.command());
		out.put("data", origin.data().folder().toString());
		out.put("data_checksums", origin.checksums());
		if (origin.data().degradation() != null) out.put("degrade", origin.data().madeMasks());
		if (origin.leaveOneOut()) out.put("leave_one_out", true);
		out.put("threads", EngineThreads.count());
		out.put("jobs", 1);
		out.put("started", started);
		out.put("seconds", results.values().stream().mapToDouble(this::seconds).sum());
		out.put("java", System.getProperty("java.version"));
		out.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty(
			"os.arch"));
		out.put("pytorch", OfflineEngine.engine().getVersion());
		out.put("arms", results.values().stream().map(this::arm).toList());
		out.put("test_cases", origin.test());
		out.put("train_names", origin.training());
		if (time != null) {
			out.put("annotation_time", time.json());
			AtomicFile.write(folder.root().resolve(TIME), file -> Files.writeString(file, String.join("\n", time.csv()) +
				"\n", StandardCharsets.UTF_8));
		}
		Json.write(folder.root().resolve(STUDY), out);
		final StudySummary summary = new StudySummary(results);
		final AnnotationTable annotations = new AnnotationTable(results);
		final Map<String, Object> means = summary.json();
		if (!annotations.rows().isEmpty()) means.put("annotations", annotations.json());
		Json.write(folder.root().resolve(SUMMARY), means);
		final List<String> lines = new ArrayList<>(summary.table());
		lines.addAll(annotations.lines());
		if (time != null) lines.addAll(time.table());
		return lines;
	}

	/** Training and testing of all seeds; copies took no time. */
	private double seconds(final ArmResults arm) {
		double out = 0;
		for (final long seed : arm.seeds()) {
			final RunInfo info = folder.info(arm.name(), seed);
			if (info.sameAs() == null) out += info.seconds() + info.testSecondsPerCase() * arm.cases().size();
		}
		return out;
	}

	private Map<String, Object> arm(final ArmResults arm) {
		final RunInfo info = arm.info();
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("name", info.name());
		out.put("group", info.group());
		out.put("kind", info.kind());
		out.put("description", info.description());
		out.put("seeds", arm.seeds());
		out.put("train_cases", info.trainCases());
		out.put("questions_per_case", info.questionsPerCase());
		out.put("regions", info.regions());
		out.put("feedback", info.feedback());
		if (info.kind().equals(Arm.Kind.SCORE.key())) out.put("minutes_per_question", secondsPerRegion / 60);
		out.put("options", info.options());
		if (info.sameAs() != null) out.put("same_as", info.sameAs());
		final Map<String, Object> seconds = new LinkedHashMap<>();
		for (final long seed : arm.seeds())
			seconds.put(Long.toString(seed), folder.info(info.name(), seed).seconds());
		out.put("seconds", seconds);
		return out;
	}
}
