package sc.fiji.score.command.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.UNet3d;
import sc.fiji.score.task.TinyCases;
import sc.fiji.score.volume.Structure;

/** {@code score refine} without a mask, for several structures, and with several models. */
class SegmentationTest {

	@TempDir
	Path dir;

	private final StringWriter out = new StringWriter(), err = new StringWriter();

	@BeforeEach
	void write() {
		VolumeFiles.write(TinyCases.image(TinyCases.truth(1), 1), dir.resolve("image.nii.gz"));
		model("a.score", false, 0.5f, -1);
		model("b.score", false, -0.2f, -1);
		model("masks.score", true, 0, 0);
	}

	private void model(final String name, final boolean masks, final float first, final float second) {
		final NetworkSpec spec = NetworkSpec.of(2, masks, List.of(2, 3));
		final UNet3d network = new UNet3d(spec);
		// Without a last layer the network says the same everywhere.
		final float[] weights = network.initialWeights(1);
		Arrays.fill(weights, network.lastLayer(), weights.length, 0);
		weights[weights.length - 2] = first;
		weights[weights.length - 1] = second;
		ModelFile.write(new ScoreModel(spec, weights, new InputSpec(new double[] { 1, 1, 1.5 }, 8), List.of(new Structure(3,
			"front"), new Structure(5, "back")), Heads.SOFTMAX, Map.of(), 1, null, null), dir.resolve(name));
	}

	private int score(final String line) {
		return ScoreCli.execute(new PrintWriter(out), new PrintWriter(err), line.replace("@", dir.toString()).split(" "));
	}

	@Test
	void refinesWithoutAMask() {
		assertEquals(0, score("refine --image @/image.nii.gz --model @/a.score --output @/o.nii.gz --probability @/p.nii.gz"));
		for (final float v : VolumeFiles.read(dir.resolve("o.nii.gz")).floats())
			assertEquals(3, v);
		assertTrue(Files.exists(dir.resolve("p_label5.nii.gz")));
		assertTrue(out.toString().contains("front, 7680 voxels"), out.toString());
	}

	@Test
	void fusesModelsAndTellsTheirAgreement() {
		assertEquals(0, score("refine --image @/image.nii.gz --model @/a.score --model @/b.score --fusion staple --output " +
			"@/o.nii.gz --entropy @/h.nii.gz"));
		assertTrue(out.toString().contains("agree by a Dice of 0.000"), out.toString());
		assertTrue(Files.exists(dir.resolve("h_label3.nii.gz")));
	}

	@Test
	void wrongUsageIsTold() {
		assertEquals(2, score("refine --image @/image.nii.gz --model @/masks.score --output @/o.nii.gz"));
		assertTrue(err.toString().contains("refines initial masks"), err.toString());
		assertEquals(2, score("refine --image @/image.nii.gz --model @/a.score --output @/o.nii.gz --accept-regions all"));
		assertEquals(2, score("train --data @ --output @/m.score --freeze all"));
		assertEquals(2, score("train --data @ --output @/m.score --augmentation xray"));
		assertEquals(2, score("train --data @ --output @/m.score --widths 8,0"));
		assertEquals(2, score("train --data @ --output @/m.score --patch -1"));
	}
}
