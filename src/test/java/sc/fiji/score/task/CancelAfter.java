package sc.fiji.score.task;

import sc.fiji.score.common.Progress;

/** A user who cancels at the n-th time that he is asked. */
public final class CancelAfter implements Progress {

	private int left;

	public CancelAfter(final int checks) {
		left = checks;
	}

	@Override
	public boolean isCancelled() {
		return left-- <= 0;
	}
}
