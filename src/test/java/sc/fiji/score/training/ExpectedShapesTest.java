package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.volume.Geometry;

class ExpectedShapesTest {

	private static TrainingOptions options(final double weight) {
		return TrainingOptions.builder().optSteps(4).optRounds(2).optRelabelAt(List.of(1)).optNetwork(new NetworkSpec(3, 1, List
			.of(2, 2))).optValidationShare(0).optWeakWeights(Map.of("shape", weight)).build();
	}

	private static TrainingCase full() {
		final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 5);
		return TrainingCase.full("whole", PreparedInput.of(d.image(), d.initial(), null, TestCases.SPEC), d.truth());
	}

	@Test
	void fullMasksAreExpectedInTheOtherCases() {
		final TrainingCase whole = full(), scored = TestCases.scored("scored", 1);
		ExpectedShapes.lay(List.of(scored, whole), options(0.5));
		assertNotNull(scored.structures().get(0).shape());
		assertNull(whole.structures().get(0).shape());
		assertTrue(options(0.5).loss(scored.structures().get(0), 5).terms().contains(scored.structures().get(0).shape()));
		ExpectedShapes.lay(List.of(scored, whole), options(0));
		assertNull(scored.structures().get(0).shape(), "not asked for");
	}

	@Test
	void aTrainingLearnsFromThem() {
		assertFalse(Arrays.equals(weights(0), weights(5)));
	}

	private static float[] weights(final double weight) {
		return new Trainer(options(weight), null, h -> {}).train(List.of(TestCases.scored("a", 1), TestCases.scored("b", 2),
			full()), "", Progress.NONE).weights();
	}

	@Test
	void withoutFullMasksThereAreNoShapes() {
		final String message = assertThrows(ScoreException.class, () -> ExpectedShapes.lay(List.of(TestCases.scored("a", 1)),
			options(1))).getMessage();
		assertEquals("The term \"shape\" needs full masks of some cases, but no case has one of the structure. Add some, or " +
			"leave the term out.", message);
	}
}
