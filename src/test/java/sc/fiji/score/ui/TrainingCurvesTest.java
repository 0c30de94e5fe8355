package sc.fiji.score.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.gui.Plot;

import sc.fiji.score.training.TrainingHistory;

class TrainingCurvesTest {

	private static TrainingHistory.Row row(final int round, final double loss, final double validation) {
		return new TrainingHistory.Row(round, 10 * round, 0.001, loss, validation, false);
	}

	@Test
	void showsBothCurvesAndMarksTheLaterOfTheBestRounds() {
		final Plot plot = TrainingCurves.plot("curves", List.of(row(1, 0.9, 0.4), row(2, 0.5, 0.2), row(3, 0.4, 0.2), row(4,
			0.3, 0.3)));
		assertArrayEquals(new float[] { 10, 20, 30, 40 }, plot.getDataObjectArrays(0)[0]);
		assertArrayEquals(new float[] { 0.9f, 0.5f, 0.4f, 0.3f }, plot.getDataObjectArrays(0)[1]);
		assertArrayEquals(new float[] { 0.4f, 0.2f, 0.2f, 0.3f }, plot.getDataObjectArrays(1)[1]);
		assertArrayEquals(new float[] { 30 }, plot.getDataObjectArrays(2)[0]);
		assertEquals(0, plot.getLimits()[2]);
	}

	@Test
	void roundsWithoutValidationAreDrawnToo() {
		final Plot plot = TrainingCurves.plot("curves", List.of(row(1, 0.9, Double.NaN)));
		assertEquals(0.9f, plot.getDataObjectArrays(0)[1][0]);
	}
}
