package sc.fiji.score.ui.scoring;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.scoring.RegionState;
import sc.fiji.score.scoring.RegionStatus;
import sc.fiji.score.scoring.ScoringSession;

/** Turns what the rater does into calls of the session, and shows what came of it. */
final class CaseController implements ScoringActions {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	private final ScoringSession session;
	private final ViewState state;
	private final ViewPlane first;
	private final BestViews best;
	private CasePanel panel;
	private SliceWindow window;
	private KeysHelp help;
	private final Runnable finished;
	private boolean answerable = true;
	private int shown;

	/**
	 * @param first the plane of ImageJ's window
	 * @param finished what to do when the rater asks for the next question and there is none
	 */
	CaseController(final OpenedCase one, final ViewState state, final ViewPlane first, final Runnable finished) {
		this.finished = finished;
		this.session = one.session();
		this.state = state;
		this.first = first;
		best = new BestViews(one.images());
		session.addListener(this::refresh);
		state.listen(session::activity);
	}

	/** To be called once, when the windows are there. */
	void show(final CasePanel casePanel, final SliceWindow sliceWindow, final KeysHelp keysHelp) {
		panel = casePanel;
		window = sliceWindow;
		help = keysHelp;
		final boolean resumed = session.hasAnswers();
		panel.saved(resumed ? "Goes on where you left it" : "Every answer is saved at once", true);
		shown = 0;
		refresh();
	}

	/** Takes over a note that is being written. */
	void finish() {
		panel.question().commitNotes();
	}

	private void refresh() {
		if (panel == null) return;
		if (session.current() != shown || state.regions() != session.regions()) {
			shown = session.current();
			panel.requestFocusInWindow();
			state.show(session.regions(), shown, best.of(session.regions(), shown));
		}
		panel.show(session);
	}

	/** Does something that is saved; a failure is told, and nothing has changed then. */
	void save(final Runnable change) {
		if (!answerable) return;
		store(change);
	}

	/** As {@link #save}, whether or not answers are taken. */
	void store(final Runnable change) {
		try {
			change.run();
			panel.saved("Saved " + LocalTime.now().format(TIME), true);
		}
		catch (final ScoreException e) {
			panel.saved("Not saved", false);
			refresh();
			Messages.error(panel, e.getMessage());
		}
	}

	/** Whether answers are taken; not before the guideline is read. */
	void setAnswerable(final boolean on) {
		answerable = on;
		panel.question().setAnswerable(on);
		if (!on) panel.saved("Read the guideline first, then confirm it", false);
	}

	@Override
	public int levels() {
		return session.scale().levels();
	}

	@Override
	public void score(final int level) {
		panel.question().commitNotes();
		save(() -> session.setScore(session.current(), level));
	}

	@Override
	public void label(final ErrorLabel label) {
		panel.question().commitNotes();
		save(() -> session.setLabel(session.current(), label));
	}

	@Override
	public void next() {
		panel.question().commitNotes();
		if (!session.next()) finished.run();
	}

	@Override
	public void move(final int rows) {
		final List<RegionStatus> all = session.statuses();
		select(all.get(Math.floorMod(session.current() - 1 + rows, all.size())).region());
	}

	@Override
	public void select(final int region) {
		panel.question().commitNotes();
		session.goTo(region);
	}

	@Override
	public void undo() {
		if (session.canUndo()) save(session::undo);
	}

	@Override
	public void redo() {
		if (session.canRedo()) save(session::redo);
	}

	@Override
	public void flag() {
		panel.question().commitNotes();
		final RegionStatus now = session.status(session.current());
		save(() -> session.flag(now.region(), !now.flagged()));
	}

	@Override
	public void skip() {
		panel.question().commitNotes();
		final RegionStatus now = session.status(session.current());
		if (now.state() == RegionState.SKIPPED) session.next();
		else save(() -> session.skip(now.region()));
	}

	@Override
	public void notes(final String text) {
		final RegionStatus now = session.status(session.current());
		if (!now.notes().equals(text)) save(() -> session.setNotes(now.region(), text));
	}

	@Override
	public void editNotes() {
		panel.question().editNotes();
	}

	@Override
	public void scroll(final int slices) {
		state.setSlice(first.through(), state.cursor()[first.through()] + slices);
	}

	@Override
	public void zoom(final int direction) {
		if (direction == 0) window.canvas().fit();
		else window.canvas().zoom(direction > 0);
	}

	@Override
	public void hideMask(final boolean hide) {
		state.setHidden(hide);
	}

	@Override
	public void help() {
		help.setVisible(!help.isVisible());
	}

	@Override
	public boolean hideHelp() {
		final boolean was = help.isVisible();
		help.setVisible(false);
		return was;
	}
}
