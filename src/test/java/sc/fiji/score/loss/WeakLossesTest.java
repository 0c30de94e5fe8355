package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class WeakLossesTest {

	@Test
	void barriersTakeTheirSteepness() {
		assertEquals(new SizeTerm(new LogBarrierPenalty(7)), WeakLosses.term("size_barrier", 7));
		assertEquals(new TightnessTerm(new QuadraticPenalty()), WeakLosses.term("tightness", 7));
	}

	@Test
	void anUnknownTermIsNamedWithThoseThereAre() {
		final String message = assertThrows(ScoreException.class, () -> WeakLosses.term("tight", 5)).getMessage();
		assertTrue(message.contains("\"tight\"") && message.contains("tightness_barrier"), message);
	}

	@Test
	void theLargestWeightOfSeveralAnnotationsCounts() {
		final Map<String, Double> mixed = WeakLosses.defaults(List.of(WeakLosses.Annotation.BOX,
			WeakLosses.Annotation.SCRIBBLE));
		assertEquals(Map.of("known", 1.0, "tightness", 0.3, "size", 0.3, "pairwise", 0.3), mixed);
		final Set<String> all = WeakLosses.defaults(EnumSet.allOf(WeakLosses.Annotation.class)).keySet();
		assertTrue(WeakLosses.names().containsAll(all));
	}

	@Test
	void termsAreAddedToALoss() {
		final Map<String, Double> weights = new LinkedHashMap<>();
		weights.put("known", 2.0);
		weights.put("length", 0.0);
		final WeightedLoss loss = WeakLosses.with(WeightedLoss.labelsOnly(), weights, WeakLosses.START_T, null);
		assertEquals(6, loss.terms().size());
		final byte[] known = new byte[WeakScene.N];
		known[0] = 1;
		final LossInput in = WeakScene.input(new float[WeakScene.N], known);
		assertEquals(Set.of("label", "known", "total"), loss.add(in, new float[WeakScene.N]).keySet());
		assertEquals(2 * Math.log(2), loss.add(in, new float[WeakScene.N]).get("total"), 1e-6);
	}

	@Test
	void theTermOfShapesIsGiven() {
		final ShapeTerm shape = new ShapeTerm(null, new double[] { 1, 1, 1 }, 1);
		final Map<String, Double> weights = Map.of("shape", 0.5);
		assertEquals(List.of(shape), WeakLosses.with(new WeightedLoss(List.of(), List.of()), weights, 5, shape).terms());
		assertEquals(List.of(), WeakLosses.with(new WeightedLoss(List.of(), List.of()), weights, 5, null).terms());
	}

	@Test
	void aNegativeWeightIsRefused() {
		final String message = assertThrows(ScoreException.class, () -> WeakLosses.with(WeightedLoss.labelsOnly(), Map.of(
			"size", -1.0), 5, null)).getMessage();
		assertTrue(message.contains("size") && message.contains("-1"), message);
	}
}
