package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class SimulateTaskTest {

	@TempDir
	Path dir;

	private Path mask, reference, out;

	@BeforeEach
	void writeCases() {
		TinyCases.write(dir, 2);
		mask = dir.resolve("initial/case_01.nii.gz");
		reference = dir.resolve("labels/case_01.nii.gz");
		out = dir.resolve("case_01.json");
	}

	private SimulateTask task() {
		return new SimulateTask().setMask(mask).setReference(reference).setOutput(out);
	}

	private String error(final SimulateTask task) {
		final String message = assertThrows(ScoreException.class, () -> task.run(Progress.NONE)).getMessage();
		assertFalse(Files.exists(out));
		return message;
	}

	@Test
	void writesFeedbackThatKnowsItsFiles() {
		final var before = TinyCases.fingerprint(dir);
		final Path image = dir.resolve("images/case_01.nii.gz");
		task().optImage(image).optStructure(new Structure(1, "bone")).run(Progress.NONE);
		final CaseFeedback feedback = FeedbackFile.read(out);
		assertEquals("case_01", feedback.caseName());
		assertEquals("bone", feedback.structure().name());
		assertEquals(Checksums.sha256(image), feedback.image().sha256());
		assertEquals(Checksums.sha256(mask), feedback.mask().sha256());
		assertEquals(24, feedback.regions().size());
		assertEquals(24, feedback.regionMap(VolumeFiles.readMask(mask, feedback.structure())).count());
		before.forEach((name, sha) -> assertEquals(sha, Checksums.sha256(dir.resolve(name)), name));
	}

	@Test
	void usesTheRegionsThatWerePartitioned() {
		final Path regions = dir.resolve("regions/case_01.nii.gz");
		new PartitionTask().setMask(mask).setOutput(regions).optClusters(7).run(Progress.NONE);
		task().optRegions(regions).run(Progress.NONE);
		assertEquals(7, FeedbackFile.read(out).source().parameters().clusters());
		assertEquals(7, FeedbackFile.read(out).regions().size());
	}

	@Test
	void usersLabelsAreKeptInTheFeedback() {
		final byte[] halves = new byte[TinyCases.GRID.arrayLength()];
		for (int i = 0; i < halves.length; i++)
			halves[i] = (byte) (i % TinyCases.GRID.nx() < 13 ? 1 : 2);
		final Path drawn = dir.resolve("drawn.nii.gz");
		VolumeFiles.write(Volume.ofUnsignedBytes(halves, TinyCases.GRID), drawn);
		task().optRegions(drawn).run(Progress.NONE);
		final CaseFeedback feedback = FeedbackFile.read(out);
		assertEquals(PartitionParameters.Method.LABELS, feedback.source().parameters().method());
		assertEquals(2, feedback.regionMap(VolumeFiles.readMask(mask, Structure.FOREGROUND)).count());
	}

	@Test
	void doesFoldersLikeSingleFiles() {
		new PartitionTask().setMask(dir.resolve("initial")).setOutput(dir.resolve("regions")).run(Progress.NONE);
		new SimulateTask().setMask(dir.resolve("initial")).setReference(dir.resolve("labels")).optRegions(dir.resolve(
			"regions")).optMode(FeedbackMode.NOISY).setOutput(dir.resolve("feedback")).run(Progress.NONE);
		task().optMode(FeedbackMode.NOISY).run(Progress.NONE);
		assertEquals(Checksums.sha256(out), Checksums.sha256(dir.resolve("feedback/case_01.json")));
		assertTrue(Files.exists(dir.resolve("feedback/case_02.json")));
	}

	@Test
	void theSeedDecidesTheMistakes() {
		final var first = task().optMode(FeedbackMode.NOISY).run(Progress.NONE).first().feedback();
		assertEquals(first, task().optMode(FeedbackMode.NOISY).run(Progress.NONE).first().feedback());
		assertNotEquals(first, task().optMode(FeedbackMode.NOISY).optSeed(2).run(Progress.NONE).first().feedback());
	}

	@Test
	void emptyMasksAreErrors() {
		final Path empty = dir.resolve("empty.nii.gz");
		VolumeFiles.writeMask(TinyCases.empty(), empty);
		final String forReference = error(task().setReference(empty));
		assertTrue(forReference.contains("reference") && forReference.contains("empty.nii.gz"), forReference);
		assertTrue(error(task().setMask(reference).optStructure(Structure.ofLabel(1)).optReferenceStructure(Structure
			.ofLabel(9))).contains("--reference-label 0"));
		assertTrue(error(task().setMask(empty)).contains("The mask " + empty + " is empty"));
	}

	@Test
	void otherGridsAreErrors() {
		final Path moved = dir.resolve("moved.nii.gz");
		VolumeFiles.writeMask(new Mask(TinyCases.truth(1).voxels(), Geometry.of(24, 20, 16, 1, 1, 3)), moved);
		assertTrue(error(task().setReference(moved)).contains("moved.nii.gz"));
		assertTrue(error(task().optImage(moved)).contains("not on the same grid"));
		assertTrue(error(task().optRegions(moved)).contains("not on the same grid"));
	}

	@Test
	void regionsOfAnotherMaskAreAnError() {
		final Path regions = dir.resolve("regions.nii.gz");
		new PartitionTask().setMask(dir.resolve("initial/case_02.nii.gz")).setOutput(regions).run(Progress.NONE);
		assertTrue(error(task().optRegions(regions)).contains("another mask"));
	}

	@Test
	void theOriginOfTheRegionsIsNotOverwritten() throws Exception {
		final Path regions = dir.resolve("regions.nii.gz"), origin = dir.resolve("regions.json");
		new PartitionTask().setMask(mask).setOutput(regions).run(Progress.NONE);
		final String before = Files.readString(origin);
		final ScoreException e = assertThrows(ScoreException.class, () -> task().optRegions(regions).setOutput(origin).run(
			Progress.NONE));
		assertTrue(e.getMessage().contains("is also an input"), e.getMessage());
		assertEquals(before, Files.readString(origin));
	}

	@Test
	void regionsThatCannotBeMadeNameTheirFile() {
		final Path nothing = dir.resolve("nothing.nii.gz");
		VolumeFiles.writeMask(TinyCases.empty(), nothing);
		assertTrue(error(task().optRegions(nothing)).contains("nothing.nii.gz: "));
		assertTrue(error(task().optPartition(new PartitionTask().optClusters(60000))).contains("case_01.nii.gz: "));
	}

	@Test
	void truncatedMaskIsAnError() throws Exception {
		final byte[] bytes = Files.readAllBytes(mask);
		Files.write(mask, java.util.Arrays.copyOf(bytes, bytes.length / 2));
		assertTrue(error(task()).contains("case_01.nii.gz"));
	}

	@Test
	void cancelledAtAnyTimeItLeavesNothing() {
		int checks = 0;
		while (true) {
			try {
				task().run(new CancelAfter(checks));
				break;
			}
			catch (final CancelledException e) {
				checks++;
				assertFalse(Files.exists(out));
			}
		}
		assertTrue(checks > 0 && Files.exists(out));
	}
}
