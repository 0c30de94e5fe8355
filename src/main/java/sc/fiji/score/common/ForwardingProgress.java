package sc.fiji.score.common;

import java.util.Objects;

/** Passes everything on to another listener; subclasses change what they must. */
public class ForwardingProgress implements Progress {

	private final Progress target;

	public ForwardingProgress(final Progress target) {
		this.target = Objects.requireNonNull(target);
	}

	@Override
	public void update(final String stage, final long done, final long total) {
		target.update(stage, done, total);
	}

	@Override
	public void message(final String line) {
		target.message(line);
	}

	@Override
	public boolean isCancelled() {
		return target.isCancelled();
	}
}
