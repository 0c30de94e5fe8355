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
		final ScoreCalibration c = calibration(0.4), other = calibration(0.3);
		final Path file = dir.resolve("a.score"), both = dir.resolve("b.score");
		ModelFile.write(TestModels.constant(0, 1).withCalibration(c, null), file);
		assertEquals(c, ModelFile.read(file).calibration());
		assertNull(ModelFile.read(file).refinedCalibration());
		ModelFile.write(ModelFile.read(file).withCalibration(c, other).withLeaveAlone(0.9), both);
		assertEquals(c, ModelFile.read(both).calibration());
		assertEquals(other, ModelFile.read(both).refinedCalibration());
	}

	private static ScoreCalibration calibration(final double low) {
		final double[] expected = new double[20];
		final List<RegionFeedback> given = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			expected[i] = 0.5 + i / 50.0;
			given.add(RegionFeedback.exact(i + 1, low + i % 7 / 30.0 + i / 50.0, ErrorLabel.UNDER));
		}
		return ScoreCalibration.fit(expected, given, OrdinalScale.fiveLevels());
	}

	@Test
	void withoutOneTheFileIsAsItWas() {
		final Path plain = dir.resolve("plain.score"), other = dir.resolve("other.score");
		ModelFile.write(TestModels.constant(0, 1), plain);
		assertNull(ModelFile.read(plain).calibration());
		ModelFile.write(ModelFile.read(plain).withCalibration(null, null), other);
		assertEquals(Checksums.sha256(plain), Checksums.sha256(other));
	}
}
