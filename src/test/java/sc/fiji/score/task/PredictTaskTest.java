package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.refinement.Members;
import sc.fiji.score.refinement.QuestionChoice;
import sc.fiji.score.scoring.CohortOrder;
import sc.fiji.score.scoring.ScoringCohort;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Volume;

/** Predicted scores, their calibration, the next questions and uncertainty, with the model in the box on phantoms. */
class PredictTaskTest {

	@TempDir
	static Path data;

	private static Map<String, String> before;

	@TempDir
	Path dir;

	@BeforeAll
	static void write() {
		new PhantomTask().setOutput(data).optCases(2).optSeed(501).optGrid(new int[] { 26, 26, 24 }, new double[] { 3.6, 3.6,
			6 }).run(Progress.NONE);
		new SimulateTask().setMask(data.resolve("initial")).setReference(data.resolve("labels")).optImage(data.resolve(
			"images")).setOutput(data.resolve("feedback")).run(Progress.NONE);
		before = TinyCases.fingerprint(data);
	}

	private static PredictTask task() {
		return new PredictTask().setImage(data.resolve("images")).setMask(data.resolve("initial")).setModel("phantom");
	}

	@Test
	void writesATableOfAllCasesAndTheEstimatesThatOrderACohort() throws IOException {
		final Path cohort = dir.resolve("cohort");
		for (final String folder : List.of("images", "initial")) {
			Files.createDirectories(cohort.resolve(folder));
			for (int i = 501; i <= 502; i++) {
				final String name = "phantom_0" + i + ".nii.gz";
				Files.copy(data.resolve(folder).resolve(name), cohort.resolve(folder).resolve(name));
			}
		}
		final Path csv = dir.resolve("scores.csv"), estimates = cohort.resolve("estimates.csv");
		final CohortResult<PredictTask.Result> result = task().optOutput(csv).optEstimates(estimates).run(Progress.NONE);
		assertEquals(2, result.done().size());
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("case,region,mask,dice,sd,level,label,false_positives,false_negatives,p1,p2,p3,p4,p5", lines.get(0));
		assertEquals(1 + 2 * result.done().stream().mapToInt(d -> d.result().regions().size()).sum(), lines.size());
		assertTrue(lines.get(1).startsWith("phantom_0501,1,initial,"), lines.get(1));
		assertTrue(lines.get(2).startsWith("phantom_0501,1,refined,"), lines.get(2));
		assertEquals("case,estimate", Files.readAllLines(estimates).get(0));
		assertEquals("phantom_0502," + result.done().get(1).result().estimate(), Files.readAllLines(estimates).get(2));
		// The model knows that its own masks are better.
		result.done().forEach(d -> assertTrue(d.result().regions().stream().mapToDouble(r -> r.refined().dice()).average()
			.orElse(0) > d.result().estimate(), d.name()));
		assertEquals(before, TinyCases.fingerprint(data));
		// The scoring window begins with the worst.
		assertEquals(result.done().stream().sorted((a, b) -> Double.compare(a.result().estimate(), b.result().estimate()))
			.map(CohortResult.Done::name).toList(), ScoringCohort.open(cohort).queue(CohortOrder.WORST_FIRST, 1, "me").stream()
				.map(e -> e.item().name()).toList());
	}

	@Test
	void writesJsonForASingleCaseInItsOwnRegions() throws IOException {
		final Path regions = dir.resolve("regions.nii.gz"), json = dir.resolve("scores.json");
		final Path mask = data.resolve("initial/phantom_0501.nii.gz");
		new PartitionTask().setMask(mask).setOutput(regions).optSlabs(2, 3).run(Progress.NONE);
		new PredictTask().setImage(data.resolve("images/phantom_0501.nii.gz")).setMask(mask).setModel("phantom").optPartition(
			new PartitionTask().optRegions(regions)).optOutput(json).run(Progress.NONE);
		final JsonNode root = Json.MAPPER.readTree(json.toFile());
		assertEquals("phantom", root.path("model").asText());
		assertFalse(root.path("calibrated").asBoolean(true));
		assertEquals(6, root.at("/cases/0/regions").size());
		assertEquals(5, root.at("/cases/0/regions/5/refined/levels").size());
	}

	@Test
	void refusesOtherEndingsAndInputs() {
		assertThrows(OptionException.class, () -> task().optOutput(dir.resolve("scores.txt")).run(Progress.NONE));
		assertThrows(OptionException.class, () -> new PredictTask().setMask(data).setImage(data).run(Progress.NONE));
		assertThrows(ScoreException.class, () -> task().optEstimates(data.resolve("images/phantom_0501.nii.gz")).run(
			Progress.NONE));
	}

	@Test
	void calibrationMakesThePredictedDiceTruer() throws IOException {
		final Path model = dir.resolve("calibrated.score");
		final CalibrateTask.Result r = new CalibrateTask().setData(data).setModel("phantom").setOutput(model).run(
			Progress.NONE);
		assertEquals(2, r.initial().cases());
		assertEquals(r.initial().before().regions(), r.initial().after().regions());
		assertTrue(r.initial().after().diceError() <= r.initial().before().diceError() + 0.01, r.toString());
		assertNull(r.refined());
		assertNotNull(ModelFile.read(model).calibration());
		assertNull(ModelFile.read(model).refinedCalibration());
		assertNull(BuiltInModels.open("phantom").calibration());
		final JsonNode report = Json.MAPPER.readTree(dir.resolve("calibrated.calibration.json").toFile());
		assertEquals(r.initial().after().diceError(), report.at("/after/diceError").asDouble(), 1e-12);
		assertEquals(2, report.path("cases").size());
		final Path json = dir.resolve("scores.json");
		task().setModel(model.toString()).optOutput(json).run(Progress.NONE);
		assertTrue(Json.MAPPER.readTree(json.toFile()).path("calibrated").asBoolean());
		assertEquals(before, TinyCases.fingerprint(data));
		// An older calibration plays no part: again the same bytes. And never over its own input.
		new CalibrateTask().setData(data).setModel(model.toString()).setOutput(dir.resolve("again.score")).run(Progress.NONE);
		assertEquals(Checksums.sha256(model), Checksums.sha256(dir.resolve("again.score")));
		assertThrows(ScoreException.class, () -> new CalibrateTask().setData(data).setModel(model.toString()).setOutput(model)
			.run(Progress.NONE));
	}

	@Test
	void scoresOfRefinedMasksCalibrateTheirPredictions() throws IOException {
		final Path folder = dir.resolve("refined-too"), model = dir.resolve("both.score");
		for (final String sub : List.of("images", "initial", "feedback")) {
			Files.createDirectories(folder.resolve(sub));
			for (final Path file : CaseFolder.list(data.resolve(sub)).values())
				Files.copy(file, folder.resolve(sub).resolve(file.getFileName()));
		}
		new RefineTask().setImage(folder.resolve("images")).setMask(folder.resolve("initial")).setModel("phantom").setOutput(
			folder.resolve("refined")).run(Progress.NONE);
		new SimulateTask().setMask(folder.resolve("refined")).setReference(data.resolve("labels")).setOutput(folder.resolve(
			"feedback_refined")).run(Progress.NONE);
		final CalibrateTask task = new CalibrateTask().setData(folder).setModel("phantom").setOutput(model);
		final CalibrateTask.Result r = task.run(Progress.NONE);
		assertEquals(2, r.refined().cases());
		assertEquals(48, r.refined().before().regions());
		final double asItWas = r.refined().before().diceError(), borrowed = r.refined().borrowed().diceError();
		assertTrue(r.refined().after().diceError() <= Math.min(asItWas, borrowed) + 0.01, r.toString());
		assertTrue(r.lines().stream().anyMatch(line -> line.startsWith("Refined masks, calibrated on initial masks: Dice")), r
			.lines()::toString);
		assertNotNull(ModelFile.read(model).refinedCalibration());
		final JsonNode report = Json.MAPPER.readTree(dir.resolve("both.calibration.json").toFile());
		assertEquals(borrowed, report.at("/refined/borrowed/diceError").asDouble(), 1e-12);
		assertEquals(48, report.at("/refined/regions").asInt());
		final Path json = dir.resolve("both.json");
		task().setModel(model.toString()).optOutput(json).run(Progress.NONE);
		assertTrue(Json.MAPPER.readTree(json.toFile()).path("refined_calibrated").asBoolean());
		// The calibration of initial masks is what it is without refined ones.
		final Path alone = dir.resolve("alone.score");
		new CalibrateTask().setData(data).setModel("phantom").setOutput(alone).run(Progress.NONE);
		assertEquals(ModelFile.read(alone).calibration(), ModelFile.read(model).calibration());
		// One refined mask will do; one that is not the scored one, or of no case, will not.
		Files.delete(folder.resolve("refined/phantom_0502.nii.gz"));
		Files.delete(folder.resolve("refined/phantom_0502.json"));
		Files.delete(folder.resolve("feedback_refined/phantom_0502.json"));
		assertEquals(1, task.run(Progress.NONE).refined().cases());
		Files.copy(folder.resolve("initial/phantom_0501.nii.gz"), folder.resolve("refined/phantom_0501.nii.gz"),
			StandardCopyOption.REPLACE_EXISTING);
		final byte[] kept = Files.readAllBytes(model);
		assertTrue(assertThrows(ScoreException.class, () -> task.run(Progress.NONE)).getMessage().contains(
			"phantom_0501.nii.gz is not the file"));
		Files.move(folder.resolve("refined/phantom_0501.nii.gz"), folder.resolve("refined/other.nii.gz"));
		Files.move(folder.resolve("feedback_refined/phantom_0501.json"), folder.resolve("feedback_refined/other.json"));
		assertTrue(assertThrows(ScoreException.class, () -> task.run(Progress.NONE)).getMessage().contains(
			"other.nii.gz has no initial mask"));
		assertArrayEquals(kept, Files.readAllBytes(model));
	}

	@Test
	void asksWhatIsStillOpen() throws IOException {
		final Path folder = dir.resolve("partly"), csv = dir.resolve("next.csv");
		for (final String sub : List.of("images", "initial", "feedback")) {
			Files.createDirectories(folder.resolve(sub));
			for (int i = 501; i <= 502; i++) {
				final String name = "phantom_0" + i + (sub.equals("feedback") ? ".json" : ".nii.gz");
				if (!name.equals("phantom_0502.json")) Files.copy(data.resolve(sub).resolve(name), folder.resolve(sub).resolve(
					name));
			}
		}
		// Of the first case all but two regions are scored, of the second none.
		final Path file = folder.resolve("feedback/phantom_0501.json");
		final CaseFeedback all = FeedbackFile.read(file);
		FeedbackFile.write(new CaseFeedback(all.version(), all.caseName(), all.structure(), all.image(), all.mask(), all
			.source(), all.scale(), all.rater(), all.regions().stream().map(f -> f.region() == 3 || f.region() == 7
				? RegionFeedback.unscored(f.region()) : f).toList()), file);
		final List<QuestionChoice.Question> few = new NextTask().setData(folder).setModel("phantom").optQuestions(5).optOutput(
			csv).run(Progress.NONE);
		assertEquals(5, few.size());
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("rank,case,region,gain,dice,sd,label,error_voxels", lines.get(0));
		assertEquals(6, lines.size());
		assertTrue(lines.get(1).startsWith("1," + few.get(0).candidate().caseName() + ","), lines.get(1));
		for (int i = 1; i < few.size(); i++)
			assertTrue(few.get(i - 1).gain() >= few.get(i).gain());
		final Set<Integer> ofFirst = new HashSet<>();
		final List<QuestionChoice.Question> many = new NextTask().setData(folder).setModel("phantom").optQuestions(1000).run(
			Progress.NONE);
		many.stream().filter(q -> q.candidate().caseName().equals("phantom_0501")).forEach(q -> ofFirst.add(q.candidate()
			.prediction().region()));
		assertEquals(Set.of(3, 7), ofFirst);
		assertEquals(2 + FeedbackFile.read(data.resolve("feedback/phantom_0502.json")).regions().size(), many.size());
	}

	@Test
	void uncertaintyIsAnExtraAndChangesNothingElse() throws IOException {
		final Path image = data.resolve("images/phantom_0501.nii.gz"), mask = data.resolve("initial/phantom_0501.nii.gz");
		final Path plain = dir.resolve("plain"), extra = dir.resolve("extra");
		new RefineTask().setImage(image).setMask(mask).setModel("phantom").setOutput(plain.resolve("r.nii.gz")).optProbability(
			plain.resolve("p.nii.gz")).run(Progress.NONE);
		final RefineTask task = new RefineTask().setImage(image).setMask(mask).setModel("phantom").setOutput(extra.resolve(
			"r.nii.gz")).optProbability(extra.resolve("p.nii.gz")).optUncertainty(extra.resolve("u.nii.gz"));
		final RefineTask.Result r = task.run(Progress.NONE).first();
		final Map<String, String> wanted = TinyCases.fingerprint(plain), made = TinyCases.fingerprint(extra);
		assertEquals(Set.of("u.nii.gz", "u.json"), difference(made.keySet(), wanted.keySet()));
		wanted.forEach((file, sum) -> assertEquals(sum, made.get(file), file));
		final Volume u = VolumeFiles.read(r.uncertainty());
		assertEquals(DataType.FLOAT32, u.type());
		assertTrue(u.geometry().sameGrid(VolumeFiles.readGeometry(mask)));
		float most = 0;
		for (final float v : u.floats())
			most = Math.max(most, v);
		assertTrue(most > 0.5 && most <= 1, "most " + most);
		final JsonNode origin = Json.MAPPER.readTree(extra.resolve("u.json").toFile());
		assertEquals("entropy", origin.at("/parameters/uncertainty").asText());
		assertEquals(8, origin.at("/parameters/members").asInt());
		task.optUncertaintyMeasure(Members.Measure.DEVIATION).run(Progress.NONE);
		assertNotEquals(made.get("u.nii.gz"), TinyCases.fingerprint(extra).get("u.nii.gz"));
		assertThrows(OptionException.class, () -> task.optUncertainty(extra.resolve("p.nrrd")).run(Progress.NONE));
	}

	private static Set<String> difference(final Set<String> a, final Set<String> b) {
		final Set<String> out = new HashSet<>(a);
		out.removeAll(b);
		return out;
	}
}
