package sc.fiji.score.scoring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * What a scoring session is opened with:
 * {@code new ScoringSetup().setMask(m).setRater("A. Rater").setFeedback(f).open()}. Regions, scale, order
 * and repeats are for a case that is new; where the feedback file exists, what it says counts.
 */
public final class ScoringSetup {

	/** The most questions of a case, asking again included: more would turn scores into a drawn mask. */
	public static final int MOST_QUESTIONS = 24;

	/** Longer pauses between two signs of life count only this much as time on task. */
	public static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

	Path mask;
	Path image;
	Path feedback;
	String rater;
	String caseName;
	Mask maskVoxels;
	RegionMap regions;
	Structure structure = Structure.FOREGROUND;
	PartitionParameters partition = PartitionParameters.defaults();
	OrdinalScale scale = OrdinalScale.fiveLevels();
	Long orderSeed;
	ScoreModel model;
	double repeatShare;
	int mostQuestions = MOST_QUESTIONS;
	boolean autoAdvance = true;
	boolean samePerson;
	double typicalSeconds = Double.NaN;
	Duration idleLimit = IDLE_LIMIT;
	Clock clock = Clock.systemUTC();
	String account = Account.mark();
	BiConsumer<CaseFeedback, Path> writer = FeedbackFile::write;

	/** The file of the mask that is rated; its checksum goes into the feedback. */
	public ScoringSetup setMask(final Path file) {
		mask = file;
		return this;
	}

	/** The rater's name. */
	public ScoringSetup setRater(final String name) {
		rater = name;
		return this;
	}

	/** The feedback file to write, or to go on with if it exists; its name ends in {@code .json}. */
	public ScoringSetup setFeedback(final Path file) {
		feedback = file;
		return this;
	}

	/** The feedback file, or null before it is set. */
	public Path feedback() {
		return feedback;
	}

	/** The image that the rater sees (file or DICOM folder), recorded with its checksum; null for none. */
	public ScoringSetup optImage(final Path file) {
		image = file;
		return this;
	}

	/** Name of the case; by default the base name of the mask's file. */
	public ScoringSetup optCaseName(final String name) {
		caseName = name;
		return this;
	}

	/** Which label of the mask counts; by default every voxel that is not 0. */
	public ScoringSetup optStructure(final Structure value) {
		structure = value;
		return this;
	}

	/** The mask's voxels where they were read already, so that a large file is read once; null to read the file. */
	public ScoringSetup optMaskVoxels(final Mask voxels) {
		maskVoxels = voxels;
		return this;
	}

	/** How to divide a new case; 6 slabs x 4 sectors by default. */
	public ScoringSetup optPartition(final PartitionParameters parameters) {
		partition = parameters;
		return this;
	}

	/** Regions of a new case that were made already (for example from a label image); null for {@link #optPartition}. */
	public ScoringSetup optRegions(final RegionMap map) {
		regions = map;
		return this;
	}

	/** Levels of the scores of a new case; five by default. */
	public ScoringSetup optScale(final OrdinalScale value) {
		scale = value;
		return this;
	}

	/** Seed that shuffles the order of the regions; null (the default) for their own order. */
	public ScoringSetup optOrderSeed(final Long seed) {
		orderSeed = seed;
		return this;
	}

	/**
	 * A model, so that the regions which it expects the worst scores of come first, whatever the seed; null (the default)
	 * for none. The rater is not told what it expects. Needs the image as a file, and PyTorch.
	 */
	public ScoringSetup optModel(final ScoreModel value) {
		model = value;
		return this;
	}

	/** Share of the regions that come back later without a hint, 0 (the default) to 1. */
	public ScoringSetup optRepeatShare(final double share) {
		repeatShare = share;
		return this;
	}

	/** The most questions of a new case, repeats included; {@value #MOST_QUESTIONS} by default. */
	public ScoringSetup optMostQuestions(final int count) {
		mostQuestions = count;
		return this;
	}

	/** Whether a region that is complete leads to the next one by itself; so by default. */
	public ScoringSetup optAutoAdvance(final boolean on) {
		autoAdvance = on;
		return this;
	}

	/** Confirms that a file of the same rater's name from another computer account is by the same person. */
	public ScoringSetup optSamePerson(final boolean confirmed) {
		samePerson = confirmed;
		return this;
	}

	/** The rater's median seconds per question in other cases, for the first estimate of the time left; NaN if unknown. */
	public ScoringSetup optTypicalSeconds(final double seconds) {
		typicalSeconds = seconds;
		return this;
	}

	/** Longer pauses between two signs of life count only this much as time on task; 30 s by default. */
	public ScoringSetup optIdleLimit(final Duration limit) {
		idleLimit = limit;
		return this;
	}

	/** The clock; for tests. */
	public ScoringSetup optClock(final Clock value) {
		clock = value;
		return this;
	}

	/** Another computer account; for tests. */
	ScoringSetup optAccount(final String mark) {
		account = mark;
		return this;
	}

	/** Another way to write; for tests of a disk that fails. */
	ScoringSetup optWriter(final BiConsumer<CaseFeedback, Path> value) {
		writer = value;
		return this;
	}

	/**
	 * Opens the case, and takes its lock until the session is closed. Where the feedback file exists, the session goes
	 * on where it was left.
	 *
	 * @throws ScoreException naming the file and the cure: a missing, empty or other mask, feedback of another rater, for
	 *           other regions or another image; a case that is open in another window; a folder that cannot be written
	 *           to; too many questions; a scale with one level
	 */
	public ScoringSession open() {
		require(mask, "mask");
		require(feedback, "feedback file");
		if (rater == null || rater.isBlank()) throw new ScoreException(
			"The rater's name is missing. Give your name or initials; it is written into the feedback.");
		if (!feedback.getFileName().toString().endsWith(".json")) throw new ScoreException("The feedback file " + feedback +
			" must have a name that ends in .json.");
		if (!(repeatShare >= 0 && repeatShare <= 1)) throw new ScoreException("The share of repeats must be 0 to 1, but is " +
			repeatShare + ".");
		if (caseName == null) caseName = CaseFolder.baseName(mask);
		final SessionLock lock = SessionLock.take(feedback);
		boolean opened = false;
		try {
			AtomicFile.deleteLeftovers(feedback);
			final ScoringSession out = SessionCase.open(this, lock);
			opened = true;
			return out;
		}
		finally {
			if (!opened) lock.close();
		}
	}

	private static void require(final Object value, final String what) {
		if (value == null) throw new ScoreException("Scoring needs a " + what + ". Give its path.");
	}
}
