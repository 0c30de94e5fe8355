package sc.fiji.score.refinement;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which regions of a refinement are accepted so far, with undo and redo. At first none is. Not for several threads. */
public final class ReviewDecisions {

	private final SortedSet<Integer> all;
	private SortedSet<Integer> accepted = new TreeSet<>();
	private final Deque<SortedSet<Integer>> before = new ArrayDeque<>(), after = new ArrayDeque<>();

	/** @param regions numbers of the regions to decide on */
	public ReviewDecisions(final Collection<Integer> regions) {
		all = Collections.unmodifiableSortedSet(new TreeSet<>(regions));
	}

	public void accept(final int region) {
		if (!all.contains(region)) throw new IllegalArgumentException("region " + region + " is none of " + all);
		final SortedSet<Integer> next = new TreeSet<>(accepted);
		next.add(region);
		change(next);
	}

	public void reject(final int region) {
		final SortedSet<Integer> next = new TreeSet<>(accepted);
		next.remove(region);
		change(next);
	}

	public void acceptAll() {
		change(new TreeSet<>(all));
	}

	public void rejectAll() {
		change(new TreeSet<>());
	}

	private void change(final SortedSet<Integer> next) {
		if (next.equals(accepted)) return;
		before.push(accepted);
		after.clear();
		accepted = next;
	}

	/** Takes the last decision back; nothing happens where there is none. */
	public void undo() {
		if (!canUndo()) return;
		after.push(accepted);
		accepted = before.pop();
	}

	/** Gives the decision that was taken back again; nothing happens where there is none. */
	public void redo() {
		if (!canRedo()) return;
		before.push(accepted);
		accepted = after.pop();
	}

	public boolean canUndo() {
		return !before.isEmpty();
	}

	public boolean canRedo() {
		return !after.isEmpty();
	}

	public boolean isAccepted(final int region) {
		return accepted.contains(region);
	}

	/** The accepted regions, rising. */
	public Set<Integer> accepted() {
		return Collections.unmodifiableSet(accepted);
	}
}
