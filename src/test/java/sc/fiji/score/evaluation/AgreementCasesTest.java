package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The checked cases of rater agreement; the last entry lists properties, which {@link AgreementPropertiesTest} holds.
 */
class AgreementCasesTest {

	private static final Path FILE = Path.of("..", "shared", "data", "agreement_cases.json");
	private static final ObjectMapper MAPPER = new ObjectMapper();

	@TestFactory
	List<DynamicTest> allCases() throws IOException {
		assumeTrue(Files.isRegularFile(FILE), "skipped: there is no " + FILE + " here");
		final List<DynamicTest> tests = new ArrayList<>();
		for (final JsonNode c : MAPPER.readTree(FILE.toFile()).get("cases"))
			if (c.has("input")) tests.add(DynamicTest.dynamicTest(c.get("id").asText(), () -> check(c)));
			else assertEquals(6, c.get("checks").size(), "properties other than those that are tested");
		assertEquals(13, tests.size());
		return tests;
	}

	private static void check(final JsonNode c) {
		final String statistic = c.get("statistic").asText();
		final JsonNode input = c.get("input");
		assertFalse(c.get("expected").isEmpty());
		for (final Map.Entry<String, JsonNode> e : c.get("expected").properties()) {
			final Estimate actual = switch (statistic.split(" ")[0]) {
				case "Cohen", "weighted" -> kappa(input);
				case "Fleiss" -> FleissKappa.of(array(input.get("counts"), int[][].class));
				case "Krippendorff" -> KrippendorffAlpha.of(ratings(input.get("data")), KrippendorffAlpha.Metric.valueOf(
					statistic.split(" ")[2].toUpperCase(Locale.ROOT)), 1);
				case "ICC" -> new IntraclassCorrelation(array(input.get("targets_by_judges"), double[][].class)).estimate(
					IntraclassCorrelation.Form.valueOf(e.getKey().toUpperCase(Locale.ROOT).replaceAll("ICC(.)(.)", "ICC_$1_$2")));
				default -> throw new IllegalArgumentException("unknown statistic " + statistic);
			};
			assertEquals(e.getValue().asDouble(), e.getKey().equals("ase") ? actual.standardError() : actual.value(), c.get(
				"tolerance").asDouble(), e.getKey());
		}
	}

	private static Estimate kappa(final JsonNode input) {
		final String weights = input.path("weights").asText("none");
		final CohenKappa.Weights w = CohenKappa.Weights.valueOf(weights.equals("null") ? "NONE" : weights.toUpperCase(
			Locale.ROOT));
		return input.has("table") ? CohenKappa.of(array(input.get("table"), int[][].class), w) : CohenKappa.of(array(input
			.get("rater2"), int[].class), array(input.get("rater3"), int[].class), 6, w);
	}

	/** From a row per rater, with null where missing. */
	private static Ratings ratings(final JsonNode data) {
		final int[][] values = new int[data.get(0).size()][data.size()];
		final List<String> raters = new ArrayList<>();
		for (int r = 0; r < data.size(); r++) {
			raters.add("rater " + r);
			for (int i = 0; i < values.length; i++)
				values[i][r] = data.get(r).get(i).asInt(Ratings.MISSING);
		}
		return Ratings.of(raters, 5, values);
	}

	private static <T> T array(final JsonNode node, final Class<T> type) {
		return MAPPER.convertValue(node, type);
	}
}
