package sc.fiji.score.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.common.Version;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.Rater;
import sc.fiji.score.feedback.RaterSession;
import sc.fiji.score.feedback.RegionSource;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * What stays the same while a case is scored, and makes a feedback file of its answers.
 */
final class SessionCase {

	final String name;
	final Structure structure;
	final Mask mask;
	final RegionMap regions;
	final OrdinalScale scale;
	/** The regions in the order of asking, where a model gives one; else null. */
	final int[] order;
	private final FileReference maskFile;
	/** Checksums of large volumes take a while, and are not needed before something is saved. */
	private final CompletableFuture<RegionSource> source;
	private final CompletableFuture<FileReference> image;
	private final String rater;
	private final Instant created;

	private SessionCase(final String name, final Structure structure, final Mask mask, final RegionMap regions,
		final CompletableFuture<RegionSource> source, final OrdinalScale scale, final FileReference maskFile,
		final CompletableFuture<FileReference> image, final ScoringSetup s, final Instant created)
	{
		order = WorstFirst.order(s, mask, regions);
		this.name = name;
		this.structure = structure;
		this.mask = mask;
		this.regions = regions;
		this.source = source;
		this.scale = scale;
		this.maskFile = maskFile;
		this.image = image;
		rater = s.rater;
		this.created = created;
	}

	/** Reads what the setup names, and checks that it fits together. */
	static ScoringSession open(final ScoringSetup s, final SessionLock lock) {
		final Path imageFile = s.image;
		final CompletableFuture<FileReference> image = CompletableFuture.supplyAsync(() -> FileReferences.of(imageFile));
		return Files.exists(s.feedback) ? resume(FeedbackFile.read(s.feedback), s, lock, image) : begin(s, lock, image);
	}

	private static ScoringSession begin(final ScoringSetup s, final SessionLock lock,
		final CompletableFuture<FileReference> image)
	{
		requireLevels(s.scale, s.caseName);
		final FileReference maskFile = FileReferences.of(s.mask);
		final Mask mask = mask(s);
		final RegionMap map = s.regions == null ? Partitioner.partition(mask, s.partition) : s.regions;
		requireSameGrid(map, mask, s.caseName);
		requireFewQuestions(map.count(), s);
		final SessionCase one = new SessionCase(s.caseName, s.structure, mask, map, later(map), s.scale, maskFile, image,
			s, now(s));
		return one.session(s, lock, new RaterSession(s.orderSeed, s.repeatShare, s.account, null), new AnswerSheet(map
			.count()));
	}

	private static ScoringSession resume(final CaseFeedback said, final ScoringSetup s, final SessionLock lock,
		final CompletableFuture<FileReference> image)
	{
		requireOwn(said, s);
		requireLevels(said.scale(), said.caseName());
		said.requireMask(s.mask);
		final Mask mask = mask(s);
		final SessionCase one = new SessionCase(said.caseName(), said.structure(), mask, said.regionMap(mask),
			CompletableFuture.completedFuture(said.source()), said.scale(), said.mask(), image, s, said.rater()
				.created() == null ? now(s) : said.rater().created());
		one.requireImage(said, s);
		final RaterSession how = said.session() == null ? new RaterSession(s.orderSeed, s.repeatShare, s.account, null)
			: said.session();
		return one.session(s, lock, how, AnswerSheet.of(said));
	}

	private ScoringSession session(final ScoringSetup s, final SessionLock lock, final RaterSession how,
		final AnswerSheet sheet)
	{
		// The classes that write load meanwhile: the first key press shall not wait for them.
		source.thenAccept(any -> FeedbackFile.toText(feedback(null, new AnswerSheet(sheet.count()), how, s)));
		return new ScoringSession(s, lock, this, how, sheet);
	}

	/** The same case, divided into other regions; its time begins anew. */
	SessionCase with(final RegionMap other, final ScoringSetup s) {
		requireSameGrid(other, mask, name);
		requireFewQuestions(other.count(), s);
		return new SessionCase(name, structure, mask, other, later(other), scale, maskFile, image, s, now(s));
	}

	/** @throws ScoreException if the image cannot be read */
	CaseFeedback feedback(final AnswerSheet sheet, final RaterSession how, final ScoringSetup s) {
		return feedback(join(image), sheet, how, s);
	}

	private CaseFeedback feedback(final FileReference imageFile, final AnswerSheet sheet, final RaterSession how,
		final ScoringSetup s)
	{
		return new CaseFeedback(Version.get(), name, structure, imageFile, maskFile, join(source), scale, Rater.person(rater,
			created, now(s)), sheet.regions(scale), how, sheet.repeats(scale));
	}

	private static CompletableFuture<RegionSource> later(final RegionMap map) {
		return CompletableFuture.supplyAsync(() -> RegionSource.of(map));
	}

	private static <T> T join(final CompletableFuture<T> future) {
		try {
			return future.join();
		}
		catch (final CompletionException e) {
			if (e.getCause() instanceof ScoreException reason) throw reason;
			throw e;
		}
	}

	private static Mask mask(final ScoringSetup s) {
		final Mask mask = s.maskVoxels == null ? VolumeFiles.readMask(s.mask, s.structure) : s.maskVoxels;
		if (mask.isEmpty()) throw new ScoreException("The mask " + s.mask + " is empty: it has no voxel " + (s.structure
			.label() == Structure.ANY ? "other than 0" : "of label " + s.structure.label()) +
			", so there is nothing to score. Check the file and the label.");
		return mask;
	}

	private static void requireLevels(final OrdinalScale scale, final String name) {
		if (scale.levels() < 2) throw new ScoreException("The scale of case " + name +
			" has only one level, so a score would say nothing. Use a scale of at least two levels, such as the default.");
	}

	private static void requireSameGrid(final RegionMap map, final Mask mask, final String name) {
		map.geometry().requireSameGrid(mask.geometry(), "The regions of case " + name, "its mask");
	}

	private static void requireOwn(final CaseFeedback said, final ScoringSetup s) {
		final Rater who = said.rater();
		final String other = " Choose another file or folder for the feedback of '" + s.rater + "'.";
		if (who.simulation() != null) throw new ScoreException("The feedback " + s.feedback +
			" was simulated, not given by a person." + other);
		if (!who.name().equals(s.rater)) throw new ScoreException("The feedback " + s.feedback + " is by the rater '" + who
			.name() + "', not by '" + s.rater + "'." + other);
		final String account = said.session() == null ? null : said.session().account();
		if (account != null && !account.equals(s.account) && !s.samePerson) throw new SameNameException("The feedback " +
			s.feedback + " is by a rater of the same name, '" + s.rater + "', but from another computer or account. If that " +
			"was you, confirm it; else use a name that tells the two apart, and another file for your feedback.");
		if (said.structure().label() != s.structure.label()) throw new ScoreException("The feedback " + s.feedback +
			" is about label " + said.structure().label() + " of the mask ('" + said.structure().name() + "'), not label " +
			s.structure.label() + ". Choose the same label, or another file for the feedback.");
	}

	private void requireImage(final CaseFeedback said, final ScoringSetup s) {
		if (said.image() == null || s.image == null || said.image().sha256().equals(join(image).sha256())) return;
		throw new ScoreException("The feedback " + s.feedback + " was given on the image " + said.image().file() +
			", which is another one than " + s.image + " (checksum). Use the image that was shown, or another file for the " +
			"feedback.");
	}

	private static void requireFewQuestions(final int regions, final ScoringSetup s) {
		final int repeats = QuestionQueue.repeats(regions, s.repeatShare);
		if (regions + repeats <= s.mostQuestions) return;
		throw new ScoreException("The case " + s.caseName + " would have " + (regions + repeats) + " questions (" + regions +
			" regions, " + repeats + " asked again), but " + s.mostQuestions +
			" is the most. Divide it into fewer regions, for example 5 slabs x 4 sectors, or ask fewer again.");
	}

	/** To milliseconds, as a file keeps it. */
	static Instant now(final ScoringSetup s) {
		return s.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}
}
