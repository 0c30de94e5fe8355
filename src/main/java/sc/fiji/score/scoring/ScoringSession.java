package sc.fiji.score.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RaterSession;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * The scoring of one case: which region is asked about, what was said, undo and redo, and the feedback file, which
 * holds every change before the call that made it returns. A change that cannot be saved is taken back and reported.
 * <p>
 * A region that is asked again (a blind repeat) shows as open from the moment it comes back, and what is then said of
 * it goes into the second rating; nothing here tells a first question from a second one.
 * <p>
 * To be used from one thread.
 */
public final class ScoringSession implements AutoCloseable {

	private final ScoringSetup setup;
	private final SessionLock lock;
	private final ActiveTime time;
	private final SessionFile file;
	private final History history = new History();
	private final List<Runnable> listeners = new ArrayList<>();
	private SessionCase one;
	private RaterSession how;
	private AnswerSheet sheet;
	private QuestionQueue queue;
	private boolean unsavedTime, closed;

	ScoringSession(final ScoringSetup setup, final SessionLock lock, final SessionCase one, final RaterSession how,
		final AnswerSheet sheet)
	{
		this.setup = setup;
		this.lock = lock;
		this.one = one;
		this.how = how;
		this.sheet = sheet;
		file = new SessionFile(setup.feedback, setup.writer);
		queue = newQueue();
		time = new ActiveTime(setup.clock, setup.idleLimit);
	}

	private QuestionQueue newQueue() {
		return QuestionQueue.of(one.name, sheet, how, one.order);
	}

	public String caseName() {
		return one.name;
	}

	public String rater() {
		return setup.rater;
	}

	public Structure structure() {
		return one.structure;
	}

	public Mask mask() {
		return one.mask;
	}

	public RegionMap regions() {
		return one.regions;
	}

	public OrdinalScale scale() {
		return one.scale;
	}

	/** The feedback file; it exists as soon as something was said. */
	public Path file() {
		return file.path();
	}

	/** The region that is asked about now, 1 to the number of regions. */
	public int current() {
		return queue.current();
	}

	/** What is to be shown of a region. */
	public RegionStatus status(final int region) {
		requireRegion(region);
		return sheet.visible(region).status(region, sheet.seconds(region));
	}

	/** What is to be shown of all regions, by number. */
	public List<RegionStatus> statuses() {
		final List<RegionStatus> out = new ArrayList<>();
		for (int r = 1; r <= sheet.count(); r++)
			out.add(status(r));
		return out;
	}

	/** How far the case is. */
	public SessionProgress progress() {
		return SessionProgress.of(sheet, queue, setup.typicalSeconds);
	}

	/**
	 * Scores a region. If that completes the current region, the session goes on to the next open one by itself.
	 *
	 * @param level on {@link #scale()}, 1 or more
	 * @throws ScoreException if the level is not on the scale, or the change cannot be saved
	 */
	public void setScore(final int region, final int level) {
		if (level < 1 || level > scale().levels()) throw new ScoreException("The score " + level +
			" is not on the scale of " + scale().levels() + " levels. Use 1 to " + scale().levels() + ".");
		change(region, a -> a.withScore(level));
	}

	/** Says what is wrong with a region; goes on as {@link #setScore} does. */
	public void setLabel(final int region, final ErrorLabel label) {
		change(region, a -> a.withLabel(label));
	}

	/** Replaces the notes of a region; null for none. */
	public void setNotes(final int region, final String notes) {
		change(region, a -> a.withNotes(notes == null ? "" : notes));
	}

	/** Asks for an expert's review of a region, or takes that back. */
	public void flag(final int region, final boolean on) {
		change(region, a -> a.withFlag(on));
	}

	/** Leaves a region unscored, takes back what was said of its quality, and goes on to the next open one. */
	public void skip(final int region) {
		change(region, Answer::skip);
	}

	/** Takes back the last change and goes to its region; false where there is none. Repeated as often as you like. */
	public boolean undo() {
		final History.Change change = history.last();
		if (change == null) return false;
		apply(change, change.before());
		history.undo();
		tell();
		return true;
	}

	/** Makes the last change that was undone again; false where there is none. */
	public boolean redo() {
		final History.Change change = history.lastUndone();
		if (change == null) return false;
		apply(change, change.after());
		history.redo();
		tell();
		return true;
	}

	public boolean canUndo() {
		return history.last() != null;
	}

	public boolean canRedo() {
		return history.lastUndone() != null;
	}

	/** Goes to the next question that is open; false where there is none. */
	public boolean next() {
		spend();
		queue.next();
		tell();
		return !progress().finished();
	}

	/** Goes to the region before the current one, in the order of asking. */
	public void previous() {
		spend();
		queue.previous();
		tell();
	}

	/** Goes to a region. */
	public void goTo(final int region) {
		requireRegion(region);
		spend();
		queue.goTo(region);
		tell();
	}

	/** A sign of life (a key, the mouse): time up to now counts for the current region, longer pauses only in part. */
	public void activity() {
		spend();
	}

	/** The rater turns to something else: time stands still until the next sign of life. */
	public void pause() {
		addSeconds(time.pause());
	}

	/** The guideline that the rater confirmed to have read, or null. */
	public RaterSession.Guideline confirmedGuideline() {
		return how.guideline();
	}

	/** Whether the rater confirmed this very text. */
	public boolean hasConfirmed(final Path guideline) {
		return how.guideline() != null && how.guideline().file().sha256().equals(FileReferences.sha256(guideline));
	}

	/** Records that the rater has read a guideline: its name, checksum, and the time. */
	public void confirmGuideline(final Path guideline) {
		final RaterSession before = how;
		how = how.withGuideline(new RaterSession.Guideline(FileReferences.of(guideline), SessionCase.now(setup)));
		save(() -> how = before);
		tell();
	}

	/** Whether anything was said that another division into regions would lose. */
	public boolean hasAnswers() {
		return !sheet.isBlank();
	}

	/** As {@link #repartition(RegionMap, boolean)}, by slabs and sectors or clusters. */
	public void repartition(final PartitionParameters parameters, final boolean discard) {
		repartition(Partitioner.partition(one.mask, parameters), discard);
	}

	/**
	 * Divides the case into other regions. What was said is lost with the old ones: its file is kept as a copy that ends
	 * in {@code .bak}, and undo ends here.
	 *
	 * @param map on the mask's grid
	 * @param discard confirms that what was said may go
	 * @throws ScoreException if something was said and that is not confirmed, or there would be too many questions
	 */
	public void repartition(final RegionMap map, final boolean discard) {
		requireOpen();
		if (hasAnswers() && !discard) throw new ScoreException("Regions of case " + caseName() +
			" are scored already; other regions would lose that. Confirm it (a copy of the feedback is kept), or keep them.");
		final SessionCase before = one, after = one.with(map, setup);
		final AnswerSheet old = sheet;
		if (file.exists()) file.keepCopy(SessionCase.now(setup));
		one = after;
		sheet = new AnswerSheet(map.count());
		if (file.exists()) save(() -> {
			one = before;
			sheet = old;
		});
		queue = newQueue();
		history.clear();
		time.take();
		tell();
	}

	/** What the file holds, or would hold if something were saved now. */
	public CaseFeedback feedback() {
		return one.feedback(sheet, how, setup);
	}

	/** To be called after every change and every move, on the thread that made it. */
	public void addListener(final Runnable listener) {
		listeners.add(listener);
	}

	/** Saves the time since the last change, and gives the case back; every change is saved already. */
	@Override
	public void close() {
		if (closed) return;
		try {
			pause();
			if (unsavedTime && file.exists()) save(() -> unsavedTime = true);
		}
		finally {
			closed = true;
			lock.close();
		}
	}

	private void change(final int region, final UnaryOperator<Answer> edit) {
		requireOpen();
		requireRegion(region);
		spend();
		final boolean repeat = sheet.isAskedAgain(region);
		final Answer before = sheet.get(region, repeat), after = edit.apply(before);
		if (!before.equals(after)) {
			sheet.set(region, repeat, after);
			save(() -> sheet.set(region, repeat, before));
			history.add(new History.Change(region, repeat, before, after));
		}
		final boolean completed = before.state() != RegionState.DONE && after.state() == RegionState.DONE;
		if (completed) queue.completed(region);
		final boolean skipped = after.state() == RegionState.SKIPPED;
		if (region == current() && (completed && setup.autoAdvance || skipped && !before.skipped())) queue.next();
		tell();
	}

	private void apply(final History.Change change, final Answer answer) {
		requireOpen();
		spend();
		final int region = change.region();
		final Answer now = sheet.get(region, change.repeat());
		final boolean askedAgain = sheet.isAskedAgain(region);
		sheet.set(region, change.repeat(), answer);
		// What is taken back must show: a repeat that came after it is not asked yet.
		if (change.repeat()) sheet.askAgain(region);
		else sheet.forgetRepeat(region);
		save(() -> {
			sheet.set(region, change.repeat(), now);
			if (askedAgain) sheet.askAgain(region);
		});
		queue.goTo(region);
	}

	private void save(final Runnable takeBack) {
		file.save(this::feedback, takeBack);
		unsavedTime = false;
	}

	private void spend() {
		addSeconds(time.take());
	}

	private void addSeconds(final double seconds) {
		sheet.addSeconds(current(), seconds);
		unsavedTime |= seconds > 0;
	}

	private void tell() {
		for (final Runnable listener : List.copyOf(listeners))
			listener.run();
	}

	private void requireOpen() {
		if (closed) throw new IllegalStateException("the session of case " + caseName() + " is closed");
	}

	private void requireRegion(final int region) {
		if (region < 1 || region > sheet.count()) throw new IllegalArgumentException("no region " + region + " of " + sheet
			.count());
	}
}
