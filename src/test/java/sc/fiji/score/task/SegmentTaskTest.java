package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.UNet3d;
import sc.fiji.score.refinement.Ensemble;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** With models whose answer is known: an untrained network adds its biases and nothing else. */
class SegmentTaskTest {

	private static final List<Structure> TWO = List.of(new Structure(3, "front"), new Structure(300, "back"));

	@TempDir
	Path dir;

	private Path image;

	@BeforeEach
	void writeImage() {
		image = dir.resolve("image.nii.gz");
		VolumeFiles.write(TinyCases.image(TinyCases.truth(1), 1), image);
	}

	private Path model(final String name, final List<Structure> structures, final boolean masks, final float... biases) {
		final NetworkSpec spec = NetworkSpec.of(structures.size(), masks, List.of(2, 3));
		final UNet3d network = new UNet3d(spec);
		// Without a last layer the network says the same everywhere.
		final float[] weights = network.initialWeights(1);
		Arrays.fill(weights, network.lastLayer(), weights.length, 0);
		System.arraycopy(biases, 0, weights, weights.length - biases.length, biases.length);
		final Path file = dir.resolve(name);
		ModelFile.write(new ScoreModel(spec, weights, new InputSpec(new double[] { 1, 1, 1.5 }, 8), structures, structures
			.size() > 1 ? Heads.SOFTMAX : Heads.INDEPENDENT, Map.of(), 1, null, null), file);
		return file;
	}

	private SegmentTask task(final Path... models) {
		return new SegmentTask().setImage(image).setOutput(dir.resolve("out.nii.gz")).setModels(Arrays.stream(
			models).map(Path::toString).toList());
	}

	/** Left half 3, right half 300. */
	private Path labels() {
		final short[] out = new short[TinyCases.GRID.arrayLength()];
		final byte[] truth = TinyCases.truth(1).voxels();
		for (int i = 0; i < out.length; i++)
			out[i] = (short) (truth[i] == 0 ? 0 : i % 24 < 12 ? 3 : 300);
		final Path file = dir.resolve("labels.nii.gz");
		VolumeFiles.write(Volume.ofUnsignedShorts(out, TinyCases.GRID), file);
		return file;
	}

	@Test
	void aLabelImageGoesInAndComesOut() throws IOException {
		final Path labels = labels();
		final SegmentTask.Result r = task(model("two.score", TWO, true, 0, 0)).optMask(labels).optProbability(dir.resolve(
			"p.nii.gz")).optEntropy(dir.resolve("h.nii.gz")).run(Progress.NONE).done().get(0).result();
		assertArrayEquals(VolumeFiles.read(labels).floats(), VolumeFiles.read(r.output()).floats());
		assertEquals(2, r.parts().size());
		assertEquals(0, r.parts().get(1).changedFraction());
		assertEquals(1, r.parts().get(1).agreement());
		for (final String name : List.of("p_label3", "p_label300", "h_label3", "h_label300"))
			assertTrue(Files.exists(dir.resolve(name + ".nii.gz")) && Files.exists(dir.resolve(name + ".json")), name);
		assertTrue(Files.readString(dir.resolve("out.json")).contains("back"));
	}

	@Test
	void severalModelsAreFusedAndTheirAgreementTold() throws IOException {
		final Path mask = dir.resolve("mask.nii.gz");
		VolumeFiles.writeMask(TinyCases.truth(1), mask);
		final List<Structure> one = List.of(Structure.FOREGROUND);
		final Path same = model("a.score", one, true, 0), larger = model("b.score", one, true, 1.5f);
		for (final Ensemble.Fusion fusion : Ensemble.Fusion.values()) {
			final SegmentTask.Part p = task(same, same, larger).optMask(mask).optFusion(fusion).run(Progress.NONE).done().get(0)
				.result().parts().get(0);
			assertEquals(TinyCases.truth(1).count(), p.voxels(), fusion.toString());
			assertTrue(p.agreement() > 0.5 && p.agreement() < 0.95, "agreement " + p.agreement());
			assertTrue(p.entropy() > 0);
		}
		final String json = Files.readString(dir.resolve("out.json"));
		assertTrue(json.contains("\"fusion\" : \"staple\"") && json.contains("agreement") && json.contains("model_3"), json);
	}

	@Test
	void aModelWithoutMasksNeedsNone() {
		final Path model = model("whole.score", TWO, false, 0.5f, -1);
		final Volume out = VolumeFiles.read(task(model).run(Progress.NONE).done().get(0).result().output());
		for (final float v : out.floats())
			assertEquals(3, v);
	}

	@Test
	void whatDoesNotFitIsTold() {
		final Path two = model("two.score", TWO, true, 0, 0);
		assertTrue(error(task(two)).contains("mask"));
		final Path empty = dir.resolve("empty.nii.gz");
		VolumeFiles.writeMask(TinyCases.empty(), empty);
		assertTrue(error(task(two).optMask(empty)).contains("no voxel of"));
		final Path other = model("one.score", List.of(Structure.FOREGROUND), true, 0);
		assertTrue(error(task(two, other).optMask(labels())).contains("different structures"));
		assertFalse(Files.exists(dir.resolve("out.nii.gz")));
	}

	private static String error(final SegmentTask task) {
		return assertThrows(ScoreException.class, () -> task.run(Progress.NONE)).getMessage();
	}

	@Test
	void withOneModelItGivesWhatRefiningGives() {
		final Path mask = dir.resolve("mask.nii.gz"), refined = dir.resolve("refined.nii.gz");
		VolumeFiles.writeMask(TinyCases.initial(1), mask);
		final Path model = model("one.score", List.of(Structure.FOREGROUND), true, 1.5f);
		new RefineTask().setImage(image).setMask(mask).setModel(model.toString()).setOutput(refined).run(Progress.NONE);
		final Path out = task(model).optMask(mask).run(Progress.NONE).done().get(0).result().output();
		assertArrayEquals(Mask.of(VolumeFiles.read(refined), Structure.FOREGROUND).voxels(), Mask.of(VolumeFiles.read(out),
			Structure.FOREGROUND).voxels());
	}
}
