package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.ScoreCalibration;
import sc.fiji.score.io.Checksums;

class CalibratedModelFileTest {

	@TempDir
	Path dir;

	@Test
	void keepsTheCalibration() {
		final double[] expected = new double[20];
		final List<RegionFeedback> given = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			expected[i] = 0.5 + i / 50.0;
			given.add(RegionFeedback.exact(i + 1, 0.4 + i % 7 / 30.0 + i / 50.0, ErrorLabel.UNDER));
		}
		final ScoreCalibration c = ScoreCalibration.fit(expected, given, OrdinalScale.fiveLevels());
		final Path file = dir.resolve("a.score");
		ModelFile.write(TestModels.constant(0, 1).withCalibration(c), file);
		assertEquals(c, ModelFile.read(file).calibration());
	}

	@Test
	void withoutOneTheFileIsAsItWas() {
		final Path plain = dir.resolve("plain.score"), other = dir.resolve("other.score");
		ModelFile.write(TestModels.constant(0, 1), plain);
		assertNull(ModelFile.read(plain).calibration());
		ModelFile.write(ModelFile.read(plain).withCalibration(null), other);
		assertEquals(Checksums.sha256(plain), Checksums.sha256(other));
	}
}
