package sc.fiji.score.scoring;

import java.time.Clock;
import java.time.Duration;

/** Measures active time: from one sign of life to the next, where longer pauses count only up to a limit. */
final class ActiveTime {

	private final Clock clock;
	private final long limit;
	private long last;
	private boolean running = true;

	ActiveTime(final Clock clock, final Duration idleLimit) {
		this.clock = clock;
		this.limit = idleLimit.toMillis();
		last = clock.millis();
	}

	/** Seconds of activity since the last call; a clock that was set back gives 0. */
	double take() {
		final long now = clock.millis();
		final long spent = running ? Math.max(0, Math.min(limit, now - last)) : 0;
		last = now;
		running = true;
		return spent / 1000.0;
	}

	/** Seconds since the last call; then the time stands still until the next one. */
	double pause() {
		final double out = take();
		running = false;
		return out;
	}
}
