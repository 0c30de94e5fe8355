package sc.fiji.score.scoring;

import java.util.ArrayDeque;
import java.util.Deque;

/** The changes of a session, for undo and redo without a limit. */
final class History {

	private final Deque<Change> done = new ArrayDeque<>(), undone = new ArrayDeque<>();

	/**
	 * One change of one answer.
	 *
	 * @param repeat whether it was the second rating of the region
	 */
	record Change(int region, boolean repeat, Answer before, Answer after) {}

	/** A new change ends what could be redone. */
	void add(final Change change) {
		done.push(change);
		undone.clear();
	}

	/** The change that undo takes back, or null. */
	Change last() {
		return done.peek();
	}

	/** The change that redo makes again, or null. */
	Change lastUndone() {
		return undone.peek();
	}

	void undo() {
		undone.push(done.pop());
	}

	void redo() {
		done.push(undone.pop());
	}

	void clear() {
		done.clear();
		undone.clear();
	}
}
