package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.TestModels;
import sc.fiji.score.refinement.Acceptance;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class RefineTaskTest {

	@TempDir
	static Path shared;

	private static Path trained;

	@TempDir
	Path dir;

	private Path image, mask, model, out;

	@BeforeAll
	static void train() {
		TinyCases.write(shared, 2);
		new SimulateTask().setMask(shared.resolve("initial")).setReference(shared.resolve("labels")).setOutput(shared
			.resolve("feedback")).run(Progress.NONE);
		trained = shared.resolve("tiny.score");
		new TrainTask().setData(shared).setOutput(trained).optTraining(TrainTaskTest.tiny()).run(Progress.NONE);
	}

	@BeforeEach
	void writeCases() {
		TinyCases.write(dir, 3);
		image = dir.resolve("images/case_01.nii.gz");
		mask = dir.resolve("initial/case_01.nii.gz");
		model = trained;
		out = dir.resolve("out/case_01.nii.gz");
	}

	private RefineTask task() {
		return new RefineTask().setImage(image).setMask(mask).setModel(model.toString()).setOutput(out);
	}

	private RefineTask folders() {
		return task().setImage(dir.resolve("images")).setMask(dir.resolve("initial")).setOutput(dir.resolve("out"));
	}

	private String error(final RefineTask task) {
		final String message = assertThrows(ScoreException.class, () -> task.run(Progress.NONE)).getMessage();
		assertFalse(Files.exists(out));
		return message;
	}

	@Test
	void writesMaskAndProbabilityWithTheirOrigin() {
		final var before = TinyCases.fingerprint(dir);
		final Path probability = dir.resolve("out/case_01_p.nii.gz");
		final RefineTask.Result result = task().optProbability(probability).run(Progress.NONE).first();
		final Volume refined = VolumeFiles.read(out);
		assertEquals(DataType.UINT8, refined.type());
		assertArrayEquals(VolumeFiles.readGeometry(mask).affine(), refined.geometry().affine());
		assertTrue(Mask.of(refined, Structure.FOREGROUND).count() > 0);
		assertEquals(DataType.FLOAT32, VolumeFiles.read(probability).type());
		for (final float p : VolumeFiles.read(probability).floats())
			assertTrue(p >= 0 && p <= 1);
		final JsonNode origin = Provenance.read(out);
		assertEquals(Checksums.sha256(image), origin.at("/inputs/image/sha256").asText());
		assertEquals(Checksums.sha256(model), origin.at("/inputs/model/sha256").asText());
		assertEquals(result.changedFraction(), origin.at("/parameters/changed_fraction").asDouble());
		assertEquals(Checksums.sha256(probability), Provenance.read(probability).at("/output/sha256").asText());
		before.forEach((name, sha) -> assertEquals(sha, Checksums.sha256(dir.resolve(name)), name));
	}

	@Test
	void changesBeyondTheLimitAreReported() {
		model = dir.resolve("grows.score");
		ModelFile.write(TestModels.constant(1.5f, 1), model);
		final List<String> messages = new ArrayList<>();
		final Progress listener = new Progress() {

			@Override
			public void message(final String line) {
				messages.add(line);
			}
		};
		final double changed = task().run(Progress.NONE).first().changedFraction();
		assertEquals(0.5, Provenance.read(out).at("/parameters/limit").asDouble());
		assertEquals(changed > 0.5, Provenance.read(out).at("/parameters/suspicious").asBoolean());
		assertFalse(task().optLimit(changed).run(listener).first().suspicious());
		assertFalse(Provenance.read(out).at("/parameters/suspicious").asBoolean());
		assertEquals(List.of(), messages);
		assertTrue(task().optLimit(changed / 2).run(listener).first().suspicious());
		assertEquals(1, messages.size());
		assertTrue(messages.get(0).contains("case_01: suspicious"), messages::toString);
		assertTrue(Provenance.read(out).at("/parameters/suspicious").asBoolean());
		assertEquals(changed / 2, Provenance.read(out).at("/parameters/limit").asDouble());
		assertEquals(EngineThreads.count(), Provenance.read(out).at("/parameters/threads").asInt());
		assertTrue(task().optLimit(changed / 2).refine(VolumeFiles.read(image), VolumeFiles.readMask(mask,
			Structure.FOREGROUND), null, Progress.NONE).suspicious());
		for (final double bad : new double[] { 0, -1, Double.NaN })
			assertTrue(assertThrows(OptionException.class, () -> task().optLimit(bad).run(Progress.NONE)).getMessage()
				.contains("'limit'"));
	}

	@Test
	void masksThatSeemRightAreLeftAloneAndReported() {
		model = dir.resolve("grows.score");
		ModelFile.write(TestModels.constant(1.5f, 1).withLeaveAlone(0.1), model);
		final List<String> messages = new ArrayList<>();
		final Progress listener = new Progress() {

			@Override
			public void message(final String line) {
				messages.add(line);
			}
		};
		final RefineTask.Result kept = task().run(listener).first();
		assertTrue(kept.leftAlone());
		assertEquals(0, kept.change().fraction());
		assertTrue(messages.get(0).contains("case_01: left as it is"), messages::toString);
		assertTrue(Provenance.read(out).at("/parameters/left_alone").asBoolean());
		final RefineTask.Result changed = task().optAlways(true).run(Progress.NONE).first();
		assertFalse(changed.leftAlone());
		assertTrue(changed.change().fraction() > 0);
		assertFalse(Provenance.read(out).at("/parameters/left_alone").asBoolean());
		assertEquals(changed.change(), task().optAcceptance(Acceptance.parse("all", "", "")).run(Progress.NONE).first()
			.change(), "a person decides");
	}

	@Test
	void oneBadCaseDoesNotStopTheOthers() {
		VolumeFiles.writeMask(TinyCases.empty(), dir.resolve("initial/case_02.nii.gz"));
		final CohortResult<RefineTask.Result> result = folders().run(Progress.NONE);
		assertEquals(2, result.done().size());
		assertTrue(result.failed().get(0).message().startsWith("case_02: "), result.failed().get(0).message());
		assertTrue(Files.exists(dir.resolve("out/case_01.nii.gz")));
		assertFalse(Files.exists(dir.resolve("out/case_02.nii.gz")));
		assertTrue(Files.exists(dir.resolve("out/case_03.nii.gz")));
	}

	@Test
	void foldersMemoryAndFilesAgree() {
		task().run(Progress.NONE);
		final byte[] single = VolumeFiles.readMask(out, Structure.FOREGROUND).voxels();
		folders().run(Progress.NONE);
		assertArrayEquals(single, VolumeFiles.readMask(out, Structure.FOREGROUND).voxels());
		assertArrayEquals(single, task().refine(VolumeFiles.read(image), VolumeFiles.readMask(mask, Structure.FOREGROUND),
			null, Progress.NONE).mask().voxels());
	}

	@Test
	void theUsersOwnEdgesAreUsed() {
		final Path edges = dir.resolve("edges.nii.gz"), one = dir.resolve("p1.nii.gz"), other = dir.resolve("p2.nii.gz");
		VolumeFiles.write(Volume.of(new float[TinyCases.GRID.arrayLength()], TinyCases.GRID), edges);
		task().optProbability(one).run(Progress.NONE);
		task().optProbability(other).optEdges(edges).run(Progress.NONE);
		assertNotEquals(Checksums.sha256(one), Checksums.sha256(other));
		assertEquals(Checksums.sha256(edges), Provenance.read(other).at("/inputs/edges/sha256").asText());
	}

	@Test
	void oldOutputsAreReplacedOnlyByWholeOnes() throws IOException {
		task().run(Progress.NONE);
		final String first = Checksums.sha256(out);
		int checks = 0;
		while (true) {
			try {
				task().run(new CancelAfter(checks));
				break;
			}
			catch (final CancelledException e) {
				checks++;
				assertEquals(first, Checksums.sha256(out));
				try (var files = Files.list(out.getParent())) {
					assertEquals(2, files.count());
				}
			}
		}
		assertTrue(checks > 1);
	}

	@Test
	void neverWritesOverItsInputs() {
		for (final Path input : new Path[] { mask, image, model }) {
			final String before = Checksums.sha256(input);
			assertThrows(ScoreException.class, () -> task().setOutput(input).run(Progress.NONE));
			assertEquals(before, Checksums.sha256(input));
		}
		assertTrue(assertThrows(ScoreException.class, () -> folders().setOutput(dir.resolve("initial")).run(Progress.NONE))
			.getMessage().contains("is also an input"));
		assertThrows(OptionException.class, () -> task().optProbability(out.resolveSibling("case_01.nrrd")).run(
			Progress.NONE));
	}

	@Test
	void otherGridsAndEmptyMasksAndBadImagesAreErrors() {
		final Path other = dir.resolve("other.nii.gz");
		VolumeFiles.writeMask(new Mask(TinyCases.truth(1).voxels(), Geometry.of(24, 20, 16, 1, 1, 3)), other);
		assertTrue(error(task().setMask(other)).contains("not on the same grid"));
		assertTrue(error(task().optEdges(other)).contains("not on the same grid"));
		VolumeFiles.writeMask(TinyCases.empty(), other);
		assertTrue(error(task().setMask(other)).contains("other.nii.gz is empty"));
		VolumeFiles.write(Volume.of(new float[TinyCases.GRID.arrayLength()], TinyCases.GRID), other);
		assertTrue(error(task().setImage(other)).contains("other.nii.gz"));
		final float[] values = VolumeFiles.read(image).floats();
		values[TinyCases.GRID.index(12, 10, 8)] = Float.NaN;
		VolumeFiles.write(Volume.of(values, TinyCases.GRID), other);
		final String nan = error(task().setImage(other));
		assertTrue(nan.contains("other.nii.gz") && nan.contains("NaN"), nan);
	}

	@Test
	void aBadMapOfEdgesIsNamed() {
		final Path edges = dir.resolve("edges.nii.gz");
		final float[] values = new float[TinyCases.GRID.arrayLength()];
		Arrays.fill(values, 2);
		VolumeFiles.write(Volume.of(values, TinyCases.GRID), edges);
		final String message = error(task().optEdges(edges));
		assertTrue(message.contains("edges.nii.gz") && message.contains("between 0 and 1"), message);
	}

	@Test
	void aSingleSliceIsAnError() {
		final Geometry flat = Geometry.of(24, 20, 1, 1, 1, 1);
		final byte[] voxels = new byte[flat.arrayLength()];
		voxels[200] = 1;
		final float[] values = new float[voxels.length];
		values[200] = 1;
		final Path slice = dir.resolve("slice.nii.gz"), its = dir.resolve("slice-mask.nii.gz");
		VolumeFiles.write(Volume.of(values, flat), slice);
		VolumeFiles.writeMask(new Mask(voxels, flat), its);
		final String message = error(task().setImage(slice).setMask(its));
		assertTrue(message.contains("slice.nii.gz") && message.contains("single slice"), message);
	}

	@Test
	void besideASingleMaskAFolderIsADicomSeries() {
		final String message = error(task().setImage(dir.resolve("images")));
		assertFalse(message.contains("Give files for all"), message);
		assertTrue(message.contains("images"), message);
		assertTrue(error(task().setOutput(out).setImage(image).optEdges(dir.resolve("images"))).contains(
			"Give files for all"));
	}

	@Test
	void writesWhatAPersonAcceptedAndReplaysIt() throws IOException {
		model = dir.resolve("grows.score");
		ModelFile.write(TestModels.constant(1.5f, 1), model);
		final Mask initial = VolumeFiles.readMask(mask, Structure.FOREGROUND);
		final int[] first = new int[1];
		final RefineTask.Result result = task().optReview((volume, changes) -> {
			assertTrue(volume.geometry().sameGrid(initial.geometry()));
			assertFalse(Files.exists(out), "nothing is written before the decision");
			first[0] = changes.changes().get(0).region();
			return new Acceptance(Set.of(first[0]), "Ada", Instant.parse("2026-01-31T12:00:00Z"));
		}).run(Progress.NONE).first();
		assertTrue(result.change().fraction() > 0 && result.change().fraction() < result.changedFraction());
		final JsonNode review = Provenance.read(out).at("/parameters/review");
		assertEquals(Integer.toString(first[0]), review.path("accepted_regions").asText());
		assertEquals("Ada", review.path("reviewer").asText());
		assertEquals("2026-01-31T12:00:00Z", review.path("reviewed").asText());
		assertEquals(result.change().fraction(), review.path("changed_fraction").asDouble());
		final byte[] written = Files.readAllBytes(out), origin = Files.readAllBytes(Provenance.sidecar(out));
		Files.delete(out);
		task().optAcceptance(result.acceptance()).run(Progress.NONE);
		assertArrayEquals(written, Files.readAllBytes(out));
		assertArrayEquals(origin, Files.readAllBytes(Provenance.sidecar(out)));
	}

	@Test
	void whatIsRejectedIsNotWritten() {
		final Path probability = dir.resolve("out/p.nii.gz");
		final RefineTask.Result result = task().optProbability(probability).optAcceptance(Acceptance.parse("none", "", ""))
			.run(Progress.NONE).first();
		assertNull(result.output());
		assertFalse(Files.exists(out));
		assertFalse(Files.exists(probability));
		assertTrue(error(task().optAcceptance(Acceptance.parse("99", "", ""))).contains("no region 99"));
	}

	@Test
	void badModelsAreErrors() throws IOException {
		assertTrue(error(task().setModel(dir.resolve("none.score").toString())).contains("does not exist"));
		final Path cut = dir.resolve("cut.score");
		final byte[] bytes = Files.readAllBytes(model);
		Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
		assertTrue(error(task().setModel(cut.toString())).contains("cut.score"));
		assertTrue(error(task().setModel(mask.toString())).contains("case_01.nii.gz"));
	}

	@Test
	void builtInModelIsChosenByName() {
		assertTrue(task().setModel(BuiltInModels.PHANTOM).run(Progress.NONE).isComplete());
		assertEquals("built in: phantom", Provenance.read(out).at("/inputs/model/name").asText());
	}

	@Test
	void masksAtTheBorderAreFine() {
		final byte[] voxels = new byte[TinyCases.GRID.arrayLength()];
		for (int z = 0, i = 0; z < TinyCases.GRID.nz(); z++)
			for (int y = 0; y < TinyCases.GRID.ny(); y++)
				for (int x = 0; x < TinyCases.GRID.nx(); x++, i++)
					voxels[i] = (byte) (x < 10 && y < 10 ? 1 : 0);
		VolumeFiles.writeMask(new Mask(voxels, TinyCases.GRID), mask);
		assertTrue(task().run(Progress.NONE).isComplete());
	}
}
