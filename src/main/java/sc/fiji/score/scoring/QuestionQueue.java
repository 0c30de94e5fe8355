package sc.fiji.score.scoring;

import java.util.Arrays;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.feedback.RaterSession;

/**
 * Which question comes next: the regions in their own, a shuffled or a given order, and among them, some time after their
 * first rating, those that are asked again. The same case, order, seed and share give the same order and the same repeats.
 */
final class QuestionQueue {

	/** At least so many other questions lie between the two ratings of a region. */
	static final int GAP = 5;

	private final AnswerSheet sheet;
	private final int[] order;
	/** How many answers after its first one a region is asked again; 0 if never. */
	private final int[] delay;
	/** Number of answers given when the region's first one was complete. */
	private final int[] answeredAt;
	private int answered;
	private int current;

	/**
	 * @param seed shuffles the order, or null
	 * @param share of the regions that are asked twice, 0..1
	 * @param given the order of all regions whatever the seed, or null
	 */
	private QuestionQueue(final String caseName, final AnswerSheet sheet, final Long seed, final double share,
		final int[] given)
	{
		final int count = sheet.count();
		this.sheet = sheet;
		order = given == null ? new int[count] : given.clone();
		if (order.length != count) throw new IllegalArgumentException(order.length + " of " + count + " regions in order");
		for (int i = 0; i < count && given == null; i++)
			order[i] = i + 1;
		if (seed != null && given == null) shuffle(order, count, RandomStream.of(seed, "order of " + caseName));
		delay = new int[count + 1];
		plan(RandomStream.of(seed == null ? 0 : seed, "repeats of " + caseName), repeats(count, share));
		answeredAt = new int[count + 1];
		resume();
		current = order[0];
		current = openAfter(current, true);
		if (!isOpen(current)) next();
	}

	/** @param how the rater is asked, or null for the regions' own order without repeats */
	static QuestionQueue of(final String caseName, final AnswerSheet sheet, final RaterSession how) {
		return of(caseName, sheet, how, null);
	}

	/** @param given the order of all regions, or null for the one that {@code how} says */
	static QuestionQueue of(final String caseName, final AnswerSheet sheet, final RaterSession how, final int[] given) {
		return how == null ? new QuestionQueue(caseName, sheet, null, 0, given) : new QuestionQueue(caseName, sheet, how
			.orderSeed(), how.repeatShare(), given);
	}

	/** How many regions of so many are asked twice; only those that others can follow are. */
	static int repeats(final int count, final double share) {
		if (share <= 0) return 0;
		return Math.max(0, Math.min(count - GAP, (int) Math.max(1, Math.round(share * count))));
	}

	/** Regions early enough in the order that others lie between their two ratings. */
	private void plan(final RandomStream random, final int repeats) {
		if (repeats == 0) return;
		final int[] candidates = Arrays.copyOf(order, order.length - GAP);
		shuffle(candidates, repeats, random);
		for (int i = 0; i < repeats; i++)
			delay[candidates[i]] = GAP + (int) (random.nextDouble() * order.length / 2);
	}

	/** What was answered before this session counts as answered in order. */
	private void resume() {
		for (final int r : order)
			if (sheet.first(r).state() == RegionState.DONE) answeredAt[r] = ++answered;
	}

	int current() {
		return current;
	}

	/** Goes to a region. */
	void goTo(final int region) {
		current = region;
	}

	/** To be told when the visible question of a region was completed. */
	void completed(final int region) {
		answered++;
		if (!sheet.isAskedAgain(region)) answeredAt[region] = answered;
	}

	/** Goes to the next question that is open; stays where none is. */
	void next() {
		for (final int r : order)
			if (mayRepeat(r) && answered - answeredAt[r] >= delay[r]) {
				ask(r);
				return;
			}
		final int open = openAfter(current, false);
		if (open != current || isOpen(current)) current = open;
		else lastRepeats();
	}

	/** Goes to the region before this one in the order, whatever its state. */
	void previous() {
		current = order[(position(current) + order.length - 1) % order.length];
	}

	/** Only repeats are left: the one whose first rating is longest ago, but none without others between. */
	private void lastRepeats() {
		int best = 0;
		for (final int r : order)
			if (mayRepeat(r) && answered - answeredAt[r] >= GAP && (best == 0 || answeredAt[r] < answeredAt[best])) best = r;
		if (best > 0) ask(best);
		else Arrays.fill(delay, 0);
	}

	private void ask(final int region) {
		sheet.askAgain(region);
		current = region;
	}

	/** All questions: regions, repeats that were asked, and those that may still come. */
	int total() {
		int n = sheet.count();
		for (int r = 1; r <= sheet.count(); r++)
			if (sheet.isAskedAgain(r) || delay[r] > 0 && sheet.first(r).state() != RegionState.SKIPPED) n++;
		return n;
	}

	private boolean mayRepeat(final int r) {
		return delay[r] > 0 && !sheet.isAskedAgain(r) && sheet.first(r).state() == RegionState.DONE;
	}

	private boolean isOpen(final int r) {
		final RegionState state = sheet.visible(r).state();
		return state == RegionState.OPEN || state == RegionState.HALF;
	}

	private int openAfter(final int region, final boolean itself) {
		final int at = position(region);
		for (int i = itself ? 0 : 1; i <= order.length; i++) {
			final int r = order[(at + i) % order.length];
			if (isOpen(r)) return r;
		}
		return region;
	}

	private int position(final int region) {
		for (int i = 0; i < order.length; i++)
			if (order[i] == region) return i;
		throw new IllegalArgumentException("no region " + region);
	}

	/** Puts so many elements, drawn at random, to the front (Fisher and Yates). */
	private static void shuffle(final int[] values, final int front, final RandomStream random) {
		for (int i = 0; i < front; i++) {
			final int j = i + (int) (random.nextDouble() * (values.length - i));
			final int v = values[i];
			values[i] = values[j];
			values[j] = v;
		}
	}
}
