package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.score.feedback.ErrorLabel;

class QuestionChoiceTest {

	/** A region of so many wrong voxels, of whose score the model is unsure by so much. */
	public static RegionPrediction region(final int number, final double errors, final double deviation) {
		final PredictedScore p = new PredictedScore(.8, .8, deviation, ErrorLabel.OVER, errors, 0, List.of(1.0));
		return new RegionPrediction(number, p, p);
	}

	private static QuestionChoice.Candidate candidate(final String name, final int region, final double errors) {
		return new QuestionChoice.Candidate(name, region(region, errors, 0.1));
	}

	private static String text(final List<QuestionChoice.Question> questions) {
		final StringBuilder out = new StringBuilder();
		for (final QuestionChoice.Question q : questions)
			out.append(q.candidate().caseName()).append(q.candidate().prediction().region()).append(' ');
		return out.toString().trim();
	}

	@Test
	void errorsAndDoubtBothCount() {
		final List<QuestionChoice.Candidate> all = List.of(new QuestionChoice.Candidate("a", region(1, 100, 0.01)),
			new QuestionChoice.Candidate("b", region(1, 20, 0.1)), new QuestionChoice.Candidate("c", region(1, 3, 0.4)));
		assertEquals("b1 c1 a1", text(QuestionChoice.choose(all, Map.of(), 3)));
		assertEquals(2, QuestionChoice.choose(all, Map.of(), 1).get(0).gain(), 1e-12);
	}

	@Test
	void questionsSpreadOverTheCases() {
		final List<QuestionChoice.Candidate> all = List.of(candidate("a", 1, 100), candidate("a", 2, 90), candidate("a", 3,
			80), candidate("b", 1, 50), candidate("b", 2, 10));
		// 100; then 90/2 < 50; then 90/2; then 80/3; then 10/2.
		assertEquals("a1 b1 a2 a3 b2", text(QuestionChoice.choose(all, Map.of(), 9)));
		assertEquals("b1 a1", text(QuestionChoice.choose(all, Map.of("a", 2), 2)));
	}

	@Test
	void theOrderOfTheCandidatesDoesNotMatter() {
		final List<QuestionChoice.Candidate> all = new ArrayList<>();
		for (int c = 0; c < 5; c++)
			for (int r = 1; r <= 8; r++)
				all.add(candidate("case" + c, r, 10 + r % 3));
		final String wanted = text(QuestionChoice.choose(all, Map.of(), 20));
		Collections.shuffle(all, new Random(4));
		assertEquals(wanted, text(QuestionChoice.choose(all, Map.of(), 20)));
	}
}
