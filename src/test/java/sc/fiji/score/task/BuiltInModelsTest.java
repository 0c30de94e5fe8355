package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.score.benchmark.PhantomCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.volume.Mask;

class BuiltInModelsTest {

	/** The model in the box does something worth seeing on a phantom that it was not trained on. */
	@Test
	void refinesAnUnseenPhantom() {
		final PhantomCase c = PhantomCase.of(2001);
		final Mask refined = new RefineTask().setModel(BuiltInModels.PHANTOM).refine(c.image(), c.initial(), null,
			Progress.NONE).mask();
		final double before = SegmentationMetrics.of(c.reference(), c.initial(), 1).dice();
		final double after = SegmentationMetrics.of(c.reference(), refined, 1).dice();
		assertTrue(after > before + 0.05, before + " -> " + after);
	}

	/** Nobody may take it for a clinical model. */
	@Test
	void saysThatItWasTrainedOnPhantoms() {
		final ScoreModel model = BuiltInModels.open(BuiltInModels.PHANTOM);
		assertEquals("humerus", model.structure().name());
		assertTrue(model.provenance().get("data").toString().contains("phantom_0001"), model.provenance().toString());
	}

	@Test
	void anotherNameIsAFile() {
		final ScoreException e = assertThrows(ScoreException.class, () -> BuiltInModels.open("nonesuch"));
		assertTrue(e.getMessage().contains("nonesuch"), e.getMessage());
	}
}
