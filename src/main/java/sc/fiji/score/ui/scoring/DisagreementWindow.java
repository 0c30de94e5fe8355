package sc.fiji.score.ui.scoring;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.Disagreement;
import sc.fiji.score.scoring.ComparedFeedback;
import sc.fiji.score.ui.DisagreementView;

/**
 * Opens a region on which raters differ: in the scoring window where the feedback may be gone on with (the consensus, or
 * that of the person at this machine), else in a view that only looks.
 */
public final class DisagreementWindow {

	private final ComparedFeedback compared;
	private final DisagreementView view;
	private ScoringWindow window;
	private Path shown;

	/**
	 * @param feedback the raters' files or folders
	 * @param consensus the consensus that was written, or null
	 * @param raters their names, as in the disagreements
	 */
	public DisagreementWindow(final List<Path> feedback, final Path consensus, final List<String> raters) {
		compared = new ComparedFeedback(feedback, consensus);
		view = new DisagreementView(feedback, raters);
	}

	/**
	 * Shows a region; a scoring window of before is used again.
	 *
	 * @throws ScoreException naming the case, if something cannot be read or is open in another window
	 */
	public synchronized void show(final Disagreement d) {
		final Optional<ComparedFeedback.Editable> editable = GraphicsEnvironment.isHeadless() ? Optional.empty() : compared
			.editable(d.caseName());
		if (editable.isEmpty()) {
			view.show(d);
			return;
		}
		final Path file = editable.get().setup().feedback();
		final boolean there = window != null && window.isOpen();
		if (!there || !file.equals(shown)) {
			final OpenedCase opened = OpenedCase.of(editable.get().setup(), editable.get().image());
			if (there) EventThread.run(() -> window.change(opened));
			else window = ScoringWindow.open(opened);
			shown = file;
		}
		EventThread.run(() -> window.goTo(d.region()));
	}
}
