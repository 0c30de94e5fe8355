package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/**
 * The checked cases of public test suites whose convention is ours (surface voxels, overlap). One rule of this project
 * stands over the file: where both masks are empty, the file (MONAI) says NaN, we say Dice and NSD 1, distances 0.
 */
class MetricCasesTest {

	private static final Path FILE = Path.of("..", "shared", "data", "metric_cases.json");

	@TestFactory
	List<DynamicTest> allCasesOfOurConventions() throws IOException {
		assumeTrue(Files.isRegularFile(FILE), "skipped: there is no " + FILE + " here");
		final List<DynamicTest> tests = new ArrayList<>();
		for (final JsonNode c : new ObjectMapper().readTree(FILE.toFile()).get("cases"))
			if (Set.of("edge_voxel", "overlap").contains(c.get("convention").asText())) tests.add(DynamicTest.dynamicTest(c
				.get("id").asText(), () -> check(c)));
		assertEquals(14, tests.size());
		return tests;
	}

	private static void check(final JsonNode c) {
		final Mask reference = mask(c, "gt"), mask = mask(c, "pred");
		final boolean bothEmpty = reference.isEmpty() && mask.isEmpty();
		final double tolerance = c.get("tolerance").asDouble();
		int checked = 0;
		for (final Map.Entry<String, JsonNode> e : c.get("expected").properties()) {
			final double expected = bothEmpty ? e.getKey().startsWith("hd") || e.getKey().startsWith("assd") ? 0 : 1 : e
				.getValue().asDouble(Double.NaN);
			assertEquals(expected, actual(e.getKey(), reference, mask), tolerance, e.getKey());
			checked++;
		}
		assertEquals(c.get("expected").size(), checked);
	}

	private static double actual(final String name, final Mask reference, final Mask mask) {
		final SegmentationMetrics m = SegmentationMetrics.of(reference, mask, name.contains("@") ? Double.parseDouble(name
			.substring(name.indexOf('@') + 1)) : 1);
		final SurfaceDistances d = SurfaceDistances.between(reference, mask);
		final ConfusionCounts n = ConfusionCounts.of(reference, mask);
		return switch (name.replaceAll("@.*", "")) {
			case "dice" -> m.dice();
			case "hd" -> m.hd();
			case "hd_pred_to_gt" -> Percentile.of(d.maskToReference(), 100);
			case "hd_gt_to_pred" -> Percentile.of(d.referenceToMask(), 100);
			case "hd95_max_of_directed_linear" -> m.hd95();
			case "hd95_pred_to_gt_linear" -> Percentile.of(d.maskToReference(), 95);
			case "assd_pooled" -> m.assd();
			case "asd_pred_to_gt" -> Arrays.stream(d.maskToReference()).average().getAsDouble();
			case "nsd" -> m.nsd();
			case "volume_similarity" -> m.volumeSimilarity();
			case "iou" -> n.iou();
			case "precision" -> n.precision();
			case "recall" -> n.recall();
			case "relative_volume_difference" -> n.relativeVolumeDifference();
			default -> throw new IllegalArgumentException("unknown metric " + name);
		};
	}

	/** Axes of the file in its order as x, y, z; 2D cases are volumes of one slice. */
	private static Mask mask(final JsonNode c, final String which) {
		final double[] shape = numbers(c.get("shape"), 1), s = numbers(c.get("spacing"), 1);
		final Geometry g = Geometry.of((int) shape[0], (int) shape[1], (int) shape[2], s[0], s[1], s[2]);
		final byte[] m = new byte[g.arrayLength()];
		for (final JsonNode shapeNode : c.get(which))
			draw(shapeNode, g, m);
		return new Mask(m, g);
	}

	private static void draw(final JsonNode node, final Geometry g, final byte[] m) {
		final String type = node.get("type").asText();
		if (!Set.of("voxels", "box", "sphere").contains(type)) throw new IllegalArgumentException("unknown shape " + type);
		if (type.equals("voxels")) {
			for (final JsonNode at : node.get("at")) {
				final double[] p = numbers(at, 0);
				m[g.index((int) p[0], (int) p[1], (int) p[2])] = 1;
			}
			return;
		}
		final boolean box = type.equals("box");
		final double[] low = box ? numbers(node.get("lo"), 0) : null, high = box ? numbers(node.get("hi"), 1) : null;
		final double[] centre = box ? null : numbers(node.get("centre"), 0);
		final double[] step = node.has("im_spacing") ? numbers(node.get("im_spacing"), 1) : new double[] { 1, 1, 1 };
		for (int z = 0, i = 0; z < g.nz(); z++)
			for (int y = 0; y < g.ny(); y++)
				for (int x = 0; x < g.nx(); x++, i++) {
					final int[] p = { x, y, z };
					boolean inside = true;
					double sum = 0;
					for (int a = 0; a < 3; a++)
						if (box) inside &= p[a] >= low[a] && p[a] < high[a];
						else sum += (p[a] * step[a] - centre[a]) * (p[a] * step[a] - centre[a]);
					if (box ? inside : sum <= node.get("radius").asDouble() * node.get("radius").asDouble()) m[i] = 1;
				}
	}

	private static double[] numbers(final JsonNode array, final double missing) {
		final double[] out = { missing, missing, missing };
		for (int i = 0; i < array.size(); i++)
			out[i] = array.get(i).asDouble();
		return out;
	}
}
