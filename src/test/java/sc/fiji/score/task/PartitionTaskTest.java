package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class PartitionTaskTest {

	@TempDir
	Path dir;

	private Path mask;
	private Path out;

	@BeforeEach
	void writeCase() {
		TinyCases.write(dir, 2);
		mask = dir.resolve("initial/case_01.nii.gz");
		out = dir.resolve("out/regions.nii.gz");
	}

	private PartitionTask task() {
		return new PartitionTask().setMask(mask).setOutput(out);
	}

	@Test
	void writesLabelImageWithItsOrigin() throws IOException {
		final Map<String, String> before = TinyCases.fingerprint(dir);
		final PartitionTask.Result result = task().run(Progress.NONE).first();
		assertEquals(24, result.regions());
		final Volume labels = VolumeFiles.read(out);
		assertEquals(DataType.UINT16, labels.type());
		assertTrue(labels.geometry().sameGrid(TinyCases.GRID));
		final JsonNode origin = new ObjectMapper().readTree(dir.resolve("out/regions.json").toFile());
		assertEquals("partition", origin.at("/command").asText());
		assertEquals(6, origin.at("/parameters/partition/slabs").asInt());
		assertEquals(Checksums.sha256(mask), origin.at("/inputs/mask/sha256").asText());
		assertEquals("case_01.nii.gz", origin.at("/inputs/mask/file").asText());
		assertEquals("foreground", origin.at("/structure/name").asText());
		before.forEach((name, sha) -> assertEquals(sha, Checksums.sha256(dir.resolve(name)), name));
	}

	@Test
	void readsItsOwnMapBack() {
		task().optClusters(5).optSeed(3).run(Progress.NONE);
		final var map = RegionFile.read(out, mask, VolumeFiles.readMask(mask, Structure.FOREGROUND), Structure.FOREGROUND,
			10);
		assertEquals(5, map.count());
		assertEquals(5, map.parameters().clusters());
		assertEquals(3, map.parameters().seed());
	}

	@Test
	void refusesRegionsOfAnotherMaskAndChangedOnes() {
		task().run(Progress.NONE);
		final Path other = dir.resolve("initial/case_02.nii.gz");
		final ScoreException wrong = assertThrows(ScoreException.class, () -> RegionFile.read(out, other, VolumeFiles
			.readMask(other, Structure.FOREGROUND), Structure.FOREGROUND, 10));
		assertTrue(wrong.getMessage().contains("another mask") && wrong.getMessage().contains("case_02"), wrong
			.getMessage());
		VolumeFiles.write(VolumeFiles.read(other), out);
		final ScoreException changed = assertThrows(ScoreException.class, () -> RegionFile.read(out, mask, VolumeFiles
			.readMask(mask, Structure.FOREGROUND), Structure.FOREGROUND, 10));
		assertTrue(changed.getMessage().contains("was changed"), changed.getMessage());
	}

	@Test
	void doesFoldersAndNamesTheBadCase() {
		VolumeFiles.writeMask(TinyCases.empty(), dir.resolve("initial/case_03.nii.gz"));
		final CohortResult<PartitionTask.Result> result = new PartitionTask().setMask(dir.resolve("initial")).setOutput(dir
			.resolve("regions")).run(Progress.NONE);
		assertEquals(2, result.done().size());
		assertEquals(1, result.failed().size());
		assertTrue(result.failed().get(0).message().contains("case_03"));
		assertTrue(result.failed().get(0).message().contains("empty"));
		assertTrue(Files.exists(dir.resolve("regions/case_02.nii.gz")));
		assertFalse(Files.exists(dir.resolve("regions/case_03.nii.gz")));
	}

	@Test
	void masksThatCannotBeWrittenInTheirFormatBecomeNifti() throws IOException {
		final Path folder = Files.createDirectories(dir.resolve("pairs"));
		final Path single = dir.resolve("single.nii");
		VolumeFiles.writeMask(TinyCases.initial(1), single);
		final byte[] bytes = Files.readAllBytes(single);
		bytes[345] = 'i';
		Files.write(folder.resolve("case_01.hdr"), Arrays.copyOf(bytes, 348));
		// The header says that the voxels begin at byte 352 of their file.
		Files.write(folder.resolve("case_01.img"), bytes);
		final CohortResult<PartitionTask.Result> result = new PartitionTask().setMask(folder).setOutput(dir.resolve("out"))
			.run(Progress.NONE);
		assertEquals(dir.resolve("out/case_01.nii.gz"), result.first().output());
		assertTrue(Files.exists(result.first().output()));
		final ScoreException ending = assertThrows(ScoreException.class, () -> task().setOutput(dir.resolve("out/r.xyz"))
			.run(new CancelAfter(1)));
		assertTrue(ending.getMessage().contains("r.xyz has an ending that cannot be written"), ending.getMessage());
	}

	@Test
	void usersLabelsBecomeRegions() {
		final byte[] halves = new byte[TinyCases.GRID.arrayLength()];
		for (int i = 0; i < halves.length; i++)
			halves[i] = (byte) (i < halves.length / 2 ? 1 : 2);
		final Path drawn = dir.resolve("drawn.nii.gz");
		VolumeFiles.write(Volume.ofUnsignedBytes(halves, TinyCases.GRID), drawn);
		assertEquals(2, task().optRegions(drawn).run(Progress.NONE).first().regions());
	}

	@Test
	void refusesToOverwriteInputsAndStrangersFiles() throws IOException {
		final ScoreException same = assertThrows(ScoreException.class, () -> task().setOutput(mask).run(Progress.NONE));
		assertTrue(same.getMessage().contains("is also an input"), same.getMessage());
		Files.createDirectories(out.getParent());
		Files.writeString(dir.resolve("out/regions.json"), "{\"mine\": 1}");
		final ScoreException taken = assertThrows(ScoreException.class, () -> task().run(Progress.NONE));
		assertTrue(taken.getMessage().contains("regions.json"), taken.getMessage());
		assertEquals("{\"mine\": 1}", Files.readString(dir.resolve("out/regions.json")));
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		assertThrows(OptionException.class, () -> new PartitionTask().setMask(mask).run(Progress.NONE));
		assertThrows(OptionException.class, () -> task().optSlabs(0, 4).run(Progress.NONE));
		assertThrows(OptionException.class, () -> task().optDistance(-1).run(Progress.NONE));
		assertThrows(OptionException.class, () -> task().optDistance(Double.NaN).run(Progress.NONE));
		final ScoreException missing = assertThrows(ScoreException.class, () -> task().setMask(dir.resolve("no.nii")).run(
			Progress.NONE));
		assertTrue(missing.getMessage().contains("no.nii does not exist"), missing.getMessage());
		final Path file = Files.writeString(dir.resolve("file"), "x");
		final ScoreException unwritable = assertThrows(ScoreException.class, () -> task().setOutput(file.resolve(
			"r.nii.gz")).run(Progress.NONE));
		assertTrue(unwritable.getMessage().contains("Cannot write into the folder " + file + ": there is a file"), unwritable
			.getMessage());
		final ScoreException many = assertThrows(ScoreException.class, () -> task().optClusters(60000).run(Progress.NONE));
		assertTrue(many.getMessage().startsWith(mask + ": "), many.getMessage());
		final ScoreException label = assertThrows(ScoreException.class, () -> task().optStructure(Structure.ofLabel(70))
			.run(Progress.NONE));
		assertTrue(label.getMessage().contains("label 70"), label.getMessage());
	}

	@Test
	void cancelledAtAnyTimeItLeavesNothing() throws IOException {
		Files.createDirectories(out.getParent());
		int checks = 0;
		while (true) {
			try {
				task().run(new CancelAfter(checks));
				break;
			}
			catch (final CancelledException e) {
				checks++;
				try (var files = Files.list(out.getParent())) {
					assertEquals(0, files.count());
				}
			}
		}
		assertTrue(checks > 1);
		assertTrue(Files.exists(out));
	}
}
