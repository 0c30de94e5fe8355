package sc.fiji.score.benchmark;

import sc.fiji.score.common.ForwardingProgress;
import sc.fiji.score.common.Progress;

/** Tells a training by a name of its own: an experiment has several. */
final class StageName extends ForwardingProgress {

	private final String stage;

	StageName(final Progress progress, final String stage) {
		super(progress);
		this.stage = stage;
	}

	@Override
	public void update(final String ignored, final long done, final long total) {
		super.update(stage, done, total);
	}
}
