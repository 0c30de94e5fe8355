package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class EvaluateTaskTest {

	@TempDir
	Path dir;

	private Path csv;

	@BeforeEach
	void writeCases() {
		TinyCases.write(dir, 2);
		csv = dir.resolve("metrics.csv");
	}

	private EvaluateTask task() {
		return new EvaluateTask().setReference(dir.resolve("labels")).setMask(dir.resolve("initial")).optOutput(csv);
	}

	@Test
	void writesOneLinePerCase() throws IOException {
		final CohortResult<SegmentationMetrics> result = task().run(Progress.NONE);
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("case,dice,hd,hd95,assd,masd,nsd,volume_similarity", lines.get(0));
		assertEquals(3, lines.size());
		assertEquals("case_01", lines.get(1).split(",")[0]);
		assertEquals(result.first().dice(), Double.parseDouble(lines.get(1).split(",")[1]), 1e-12);
		assertTrue(result.first().dice() > 0.5 && result.first().dice() < 0.95);
	}

	@Test
	void emptyMaskIsAResult() throws IOException {
		VolumeFiles.writeMask(TinyCases.empty(), dir.resolve("initial/case_01.nii.gz"));
		assertTrue(task().run(Progress.NONE).isComplete());
		assertEquals("case_01,0.0,Infinity,Infinity,Infinity,Infinity,0.0,0.0", Files.readAllLines(csv).get(1));
	}

	@Test
	void namesCasesThatLackTheirPartner() throws IOException {
		Files.delete(dir.resolve("labels/case_02.nii.gz"));
		VolumeFiles.writeMask(TinyCases.truth(3), dir.resolve("labels/case_09.nii.gz"));
		final List<String> messages = new ArrayList<>();
		final CohortResult<SegmentationMetrics> result = task().run(new Progress() {

			@Override
			public void message(final String line) {
				messages.add(line);
			}
		});
		assertEquals(1, result.done().size());
		assertTrue(result.failed().get(0).message().contains("case_02: no reference of this name"));
		assertTrue(messages.stream().anyMatch(m -> m.contains("case_09")), messages::toString);
	}

	@Test
	void otherGridIsAnError() {
		final Geometry other = Geometry.of(24, 20, 16, 1, 1, 2);
		final Path mask = dir.resolve("other.nii.gz");
		VolumeFiles.writeMask(new Mask(TinyCases.truth(1).voxels(), other), mask);
		final ScoreException e = assertThrows(ScoreException.class, () -> task().setMask(mask).setReference(dir.resolve(
			"labels/case_01.nii.gz")).run(Progress.NONE));
		assertTrue(e.getMessage().contains("other.nii.gz") && e.getMessage().contains("same grid"), e.getMessage());
		assertFalse(Files.exists(csv));
	}

	@Test
	void filesAndFoldersDoNotMix() {
		final ScoreException e = assertThrows(ScoreException.class, () -> task().setMask(dir.resolve(
			"initial/case_01.nii.gz")).run(Progress.NONE));
		assertTrue(e.getMessage().contains("Give files for all, or folders for all"), e.getMessage());
	}

	@Test
	void structuresMayHaveOtherLabelsInTheReference() {
		final byte[] labelled = TinyCases.initial(1).voxels().clone();
		for (int i = 0; i < labelled.length; i++)
			labelled[i] = (byte) (labelled[i] == 1 ? 70 : i % 7 == 0 ? 69 : 0);
		final Path mask = dir.resolve("total.nii.gz"), reference = dir.resolve("labels/case_01.nii.gz");
		VolumeFiles.write(Volume.ofUnsignedBytes(labelled, TinyCases.GRID), mask);
		final SegmentationMetrics m = task().setMask(mask).setReference(reference).optStructure(Structure.ofLabel(70))
			.optReferenceStructure(Structure.ofLabel(1)).run(Progress.NONE).first();
		assertEquals(new EvaluateTask().evaluate(TinyCases.truth(1), TinyCases.initial(1)), m);
	}
}
