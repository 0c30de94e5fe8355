package sc.fiji.score.ui.scoring;

import java.awt.Cursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import javax.swing.JFrame;
import javax.swing.SwingWorker;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.scoring.Calibration;
import sc.fiji.score.scoring.CohortCase;
import sc.fiji.score.scoring.CohortEntry;
import sc.fiji.score.scoring.CohortEntry.State;
import sc.fiji.score.scoring.ScoringSession;
import sc.fiji.score.scoring.SessionProgress;

/** What a cohort adds to the window: the queue of its cases, its guideline, and the way from one case to the next. */
final class CohortPages {

	private static final String CASES = "Cases", GUIDELINE = "Guideline", CALIBRATION = "Calibration";

	private final CohortRun run;
	private final JFrame frame;
	private final Consumer<OpenedCase> change;
	private Tabs tabs;
	private QueuePane queue;
	/** Null where the cohort has no calibration. */
	private CalibrationPane calibration;
	private List<CohortEntry> entries = List.of();
	private Path current;
	private boolean opening, confirmed, told;

	/** @param change shows another case, in the event thread */
	CohortPages(final CohortRun run, final JFrame frame, final Consumer<OpenedCase> change) {
		this.run = run;
		this.frame = frame;
		this.change = change;
	}

	/** The first case that is not done, or the first. */
	static CohortCase first(final CohortRun run) {
		final List<CohortEntry> all = run.queue();
		return all.stream().filter(CohortPages::open).findFirst().orElse(all.get(0)).item();
	}

	private static boolean open(final CohortEntry e) {
		return e.state() != State.DONE && e.problem().isEmpty();
	}

	/** Adds the pages to a case's panel. */
	void addTo(final CasePanel panel, final CaseController controller, final ScoringSession session) {
		current = session.file();
		tabs = panel.tabs();
		queue = new QueuePane(this::open);
		tabs.add(CASES, queue);
		refresh();
		calibration = null;
		run.calibration().ifPresent(c -> {
			calibration = new CalibrationPane(c, isCalibration(), this::begin, this::repeat);
			tabs.add(CALIBRATION, calibration);
		});
		told = true;
		session.addListener(() -> follow(panel, session.progress()));
		follow(panel, session.progress());
		final Path guideline = run.guideline();
		if (guideline != null) addGuideline(panel, controller, session, guideline);
		PanelStyle.unfocusable(panel.tabs());
	}

	private void addGuideline(final CasePanel panel, final CaseController controller, final ScoringSession session,
		final Path guideline)
	{
		panel.tabs().add(GUIDELINE, new GuidelinePane(session, guideline, run.examples(), change -> {
			controller.store(change);
			if (!session.hasConfirmed(guideline)) return;
			confirmed = true;
			controller.setAnswerable(true);
			panel.tabs().openFirst();
		}));
		if (session.hasConfirmed(guideline)) return;
		// Read once in a sitting, it counts for the cases that follow.
		if (confirmed) controller.store(() -> session.confirmGuideline(guideline));
		else {
			controller.setAnswerable(false);
			panel.tabs().open(GUIDELINE);
		}
	}

	/** Keeps the queue true while the case is scored, without reading the files of others. */
	private void follow(final CasePanel panel, final SessionProgress p) {
		panel.nextIsCase(p.finished() && hasNext());
		tell(p.finished());
		final List<CohortEntry> now = new ArrayList<>(entries);
		final int said = p.done() + p.skipped();
		final State state = p.finished() ? State.DONE : said > 0 ? State.PARTLY : State.OPEN;
		now.replaceAll(e -> e.item().feedback().equals(current) ? new CohortEntry(e.item(), state, said, p.total(), p
			.flagged(), "") : e);
		if (now.equals(entries)) return;
		entries = now;
		queue.show(entries, current);
	}

	/** Shows how far the rater is off, as soon as the calibration's last question is answered. */
	private void tell(final boolean finished) {
		if (calibration == null || finished == told) return;
		told = finished;
		if (!isCalibration()) return;
		calibration.update();
		if (calibration.isDone()) tabs.open(CALIBRATION);
	}

	/** Whether a case is one of the calibration. */
	boolean isCalibration(final ScoringSession session) {
		return run.calibration().map(c -> c.folder().equals(session.file().getParent())).orElse(false);
	}

	/** Whether the case that is shown is one. */
	private boolean isCalibration() {
		return entries.stream().anyMatch(e -> e.item().feedback().equals(current) && e.item().calibration());
	}

	/** Leaves the calibration, which is done or skipped knowingly, for the first real case. */
	private void begin(final Calibration c) {
		if (!may(c)) return;
		refresh();
		entries.stream().filter(e -> open(e) && !e.item().calibration()).findFirst().ifPresent(e -> read(e.item()));
	}

	private void repeat(final Calibration c) {
		if (!stored(c::repeat)) return;
		refresh();
		entries.stream().filter(e -> e.item().calibration()).findFirst().ifPresent(e -> read(e.item()));
	}

	/** Whether the real cases may be scored: asks where the calibration is not done. */
	private boolean may(final Calibration c) {
		return !c.isPending() || Messages.ask(frame, "The calibration is not done: how far your scores are from the " +
			"expert's is not known yet.", "Begin without it", "Go on with the calibration") && stored(c::skip);
	}

	private boolean stored(final Runnable change) {
		try {
			change.run();
			return true;
		}
		catch (final ScoreException e) {
			Messages.error(frame, e.getMessage());
			return false;
		}
	}

	/** Reads how far the cases are. */
	private void refresh() {
		entries = run.queue();
		queue.show(entries, current);
	}

	private boolean hasNext() {
		return entries.stream().anyMatch(e -> open(e) && !e.item().feedback().equals(current));
	}

	/** Opens the next case that is not done; after the calibration, what came of it has to be seen first. */
	void next() {
		refresh();
		if (isCalibration() && calibration != null && calibration.isDone()) {
			tabs.open(CALIBRATION);
			return;
		}
		final Optional<CohortEntry> first = entries.stream().filter(e -> e.item().calibration() && open(e) && !e.item()
			.feedback().equals(current)).findFirst();
		if (first.isPresent()) {
			read(first.get().item());
			return;
		}
		int at = 0;
		while (at < entries.size() && !entries.get(at).item().feedback().equals(current))
			at++;
		for (int i = 1; i < entries.size(); i++) {
			final CohortEntry e = entries.get((at + i) % entries.size());
			if (open(e) && !e.item().feedback().equals(current)) {
				open(e.item());
				return;
			}
		}
	}

	/** Opens a case that the rater chose. */
	private void open(final CohortCase c) {
		if (c.calibration() || run.calibration().map(this::may).orElse(true)) read(c);
		else refresh();
	}

	/** Opens a case; the one that is shown stays until the other is read. */
	private void read(final CohortCase c) {
		if (opening || c.feedback().equals(current)) return;
		opening = true;
		frame.setCursor(Cursor.getPredefinedCursor(Cursor.WAIT_CURSOR));
		new SwingWorker<OpenedCase, Void>() {

			@Override
			protected OpenedCase doInBackground() {
				return run.open(c);
			}

			@Override
			protected void done() {
				opening = false;
				frame.setCursor(Cursor.getDefaultCursor());
				try {
					change.accept(get());
				}
				catch (final ExecutionException e) {
					refresh();
					Messages.error(frame, e.getCause() instanceof ScoreException s ? s.getMessage() : "The case " + c.name() +
						" cannot be opened: " + e.getCause());
				}
				catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			}
		}.execute();
	}
}
