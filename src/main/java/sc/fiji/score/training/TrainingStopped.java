package sc.fiji.score.training;

import sc.fiji.score.common.CancelledException;

/** Thrown when the user cancelled a training after its first round: there are weights already, which may be kept. */
public final class TrainingStopped extends CancelledException {

	private static final long serialVersionUID = 1L;

	private final transient Trainer.Result best;

	TrainingStopped(final Trainer.Result best) {
		this.best = best;
	}

	/** The best weights so far, the history of the whole rounds, and the steps at the end of the last of them. */
	public Trainer.Result best() {
		return best;
	}
}
