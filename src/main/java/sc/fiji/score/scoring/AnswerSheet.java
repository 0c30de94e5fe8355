package sc.fiji.score.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RegionFeedback;

/**
 * The answers of a case: the first round, and the second ratings of some regions. A region shows its second rating from
 * the moment it is asked again, so that the first one gives no hint; the first one then stays as it is.
 */
final class AnswerSheet {

	private final Round first, second;
	private final boolean[] askedAgain;

	/** Answers and seconds by region; index 0 is not used. */
	private record Round(Answer[] answers, double[] seconds) {

		static Round of(final int count) {
			final Round out = new Round(new Answer[count + 1], new double[count + 1]);
			Arrays.fill(out.answers, Answer.NONE);
			return out;
		}

		void read(final List<RegionFeedback> said) {
			for (final RegionFeedback f : said) {
				answers[f.region()] = Answer.of(f);
				seconds[f.region()] = f.seconds();
			}
		}
	}

	AnswerSheet(final int count) {
		first = Round.of(count);
		second = Round.of(count);
		askedAgain = new boolean[count + 1];
	}

	/** What a file holds. */
	static AnswerSheet of(final CaseFeedback said) {
		final AnswerSheet out = new AnswerSheet(said.source().count());
		out.first.read(said.regions());
		out.second.read(said.repeats());
		for (final RegionFeedback f : said.repeats())
			out.askedAgain[f.region()] = true;
		return out;
	}

	int count() {
		return askedAgain.length - 1;
	}

	boolean isAskedAgain(final int region) {
		return askedAgain[region];
	}

	void askAgain(final int region) {
		askedAgain[region] = true;
	}

	/** Takes a second question back to which nothing was said. */
	void forgetRepeat(final int region) {
		if (second.answers[region].equals(Answer.NONE)) askedAgain[region] = false;
	}

	/** The answer to the first question about a region. */
	Answer first(final int region) {
		return first.answers[region];
	}

	/** The answer that the rater sees. */
	Answer visible(final int region) {
		return round(askedAgain[region]).answers[region];
	}

	double seconds(final int region) {
		return round(askedAgain[region]).seconds[region];
	}

	void addSeconds(final int region, final double seconds) {
		round(askedAgain[region]).seconds[region] += seconds;
	}

	Answer get(final int region, final boolean repeat) {
		return round(repeat).answers[region];
	}

	void set(final int region, final boolean repeat, final Answer answer) {
		round(repeat).answers[region] = answer;
	}

	/** Whether anything was said of any region. */
	boolean isBlank() {
		for (int r = 1; r <= count(); r++)
			if (!first.answers[r].equals(Answer.NONE) || !second.answers[r].equals(Answer.NONE)) return false;
		return true;
	}

	/** Seconds of the questions that are done, sorted. */
	double[] secondsDone() {
		final List<Double> out = new ArrayList<>();
		for (final Round round : List.of(first, second))
			for (int r = 1; r <= count(); r++)
				if (round.answers[r].state() == RegionState.DONE) out.add(round.seconds[r]);
		return out.stream().mapToDouble(Double::doubleValue).sorted().toArray();
	}

	/** Number of first questions in a state, or of second ones. */
	int count(final RegionState state, final boolean repeat) {
		int n = 0;
		for (int r = 1; r <= count(); r++)
			if ((!repeat || askedAgain[r]) && round(repeat).answers[r].state() == state) n++;
		return n;
	}

	int flagged() {
		int n = 0;
		for (int r = 1; r <= count(); r++)
			if (first.answers[r].flagged() || second.answers[r].flagged()) n++;
		return n;
	}

	List<RegionFeedback> regions(final OrdinalScale scale) {
		final List<RegionFeedback> out = new ArrayList<>();
		for (int r = 1; r <= count(); r++)
			out.add(first.answers[r].toFeedback(r, scale, rounded(first.seconds[r])));
		return out;
	}

	List<RegionFeedback> repeats(final OrdinalScale scale) {
		final List<RegionFeedback> out = new ArrayList<>();
		for (int r = 1; r <= count(); r++)
			if (askedAgain[r]) out.add(second.answers[r].toFeedback(r, scale, rounded(second.seconds[r])));
		return out;
	}

	/** To milliseconds: more is noise. */
	private static double rounded(final double seconds) {
		return Math.round(seconds * 1000) / 1000.0;
	}

	private Round round(final boolean repeat) {
		return repeat ? second : first;
	}
}
