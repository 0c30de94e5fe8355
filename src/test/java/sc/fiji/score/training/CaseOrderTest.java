package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.volume.Geometry;

class CaseOrderTest {

	private static TrainingCase full(final String name) {
		final TestCases.Data d = TestCases.ball(Geometry.of(24, 24, 20, 1, 1, 1), 5);
		return TrainingCase.full(name, PreparedInput.of(d.image(), d.initial(), null, TestCases.SPEC), d.truth());
	}

	private static List<TrainingCase> cases(final int full, final int scored) {
		final List<TrainingCase> out = new ArrayList<>();
		for (int i = 0; i < full; i++)
			out.add(full("full" + i));
		for (int i = 0; i < scored; i++)
			out.add(TestCases.scored("scored" + i, i));
		return out;
	}

	private static List<String> names(final CaseOrder order, final int from, final int count) {
		final List<String> out = new ArrayList<>();
		for (int step = from; step < from + count; step++)
			out.add(order.at(step).name());
		return out;
	}

	@Test
	void eachCaseOncePerPassInAnotherOrder() {
		final List<TrainingCase> cases = cases(0, 6);
		final CaseOrder order = new CaseOrder(cases, 3);
		final List<String> first = names(order, 0, 6), second = names(order, 6, 6);
		assertEquals(6, new HashSet<>(first).size());
		assertEquals(Set.copyOf(first), Set.copyOf(second));
		assertNotEquals(first, second);
		assertEquals(first, names(order, 0, 6), "in any order of asking");
		assertEquals(second.subList(2, 6), names(new CaseOrder(cases, 3), 8, 4), "wherever it begins");
		assertNotEquals(first, names(new CaseOrder(cases, 4), 0, 6));
	}

	@Test
	void fewFullMasksMakeUpHalfOfTheSteps() {
		assertEquals(8, CaseOrder.balanced(cases(1, 4)).size());
		final List<String> steps = names(new CaseOrder(cases(2, 5), 1), 0, 9);
		assertEquals(4, steps.stream().filter(n -> n.startsWith("full")).count());
		assertEquals(7, new HashSet<>(steps).size());
	}

	@Test
	void manyFullMasksAndOneKindAloneStayAsTheyAre() {
		for (final List<TrainingCase> same : List.of(cases(3, 2), cases(3, 0), cases(0, 3))) {
			final List<TrainingCase> balanced = CaseOrder.balanced(same);
			assertEquals(same.size(), balanced.size());
			for (int i = 0; i < same.size(); i++)
				assertSame(same.get(i), balanced.get(i));
		}
	}
}
