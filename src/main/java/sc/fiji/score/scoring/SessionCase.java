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
	private final RegionSource source;
	private final FileReference maskFile;
	/** The checksum of a large image takes a while, and is not needed before something is saved. */
	private final CompletableFuture<FileReference> image;
	private final String rater;
	private final Instant created;

	private SessionCase(final String name, final Structure structure, final Mask mask, final RegionMap regions,
		final RegionSource source, final OrdinalScale scale, final FileReference maskFile,
		final CompletableFuture<FileReference> image, final String rater, final Instant created)
	{
		this.name = name;
		this.structure = structure;
		this.mask = mask;
		this.regions = regions;
		this.source = source;
		this.scale = scale;
		this.maskFile = maskFile;
		this.image = image;
		this.rater = rater;
		this.created = created;
	}

	/** Reads what the setup names, and checks that it fits together. */
	static ScoringSession open(final ScoringSetup s, final SessionLock lock) {
		final Path imageFile = s.image;
		final CompletableFuture<FileReference> image = CompletableFuture.supplyAsync(() -> FileReferences.of(imageFile));
		final CaseFeedback said = Files.exists(s.feedback) ? FeedbackFile.read(s.feedback) : null;
		if (said != null) requireOwn(said, s);
		final FileReference maskFile = FileReferences.of(s.mask);
		if (said != null) said.requireMask(s.mask);
		final Mask mask = mask(s);
		final RegionMap map;
		if (said != null) map = said.regionMap(mask);
		else if (s.regions != null) map = s.regions;
		else map = Partitioner.partition(mask, s.partition);
		map.geometry().requireSameGrid(mask.geometry(), "The regions of case " + s.caseName, "its mask");
		final OrdinalScale scale = said == null ? s.scale : said.scale();
		if (scale.levels() < 2) throw new ScoreException("The scale of case " + s.caseName +
			" has only one level, so a score would say nothing. Use a scale of at least two levels, such as the default.");
		final SessionCase one = new SessionCase(said == null ? s.caseName : said.caseName(), said == null ? s.structure
			: said.structure(), mask, map,
			said == null ? RegionSource.of(map) : said.source(), scale, maskFile, image, s.rater, said == null || said.rater()
				.created() == null ? now(s) : said.rater().created());
		if (said != null) one.requireImage(said, s);
		final RaterSession how = said == null || said.session() == null ? new RaterSession(s.orderSeed, s.repeatShare,
			s.account, null) : said.session();
		if (said == null) requireFewQuestions(map.count(), s);
		return new ScoringSession(s, lock, one, how, said == null ? new AnswerSheet(map.count()) : AnswerSheet.of(said));
	}

	/** The same case, divided into other regions; its time begins anew. */
	SessionCase with(final RegionMap other, final ScoringSetup s) {
		other.geometry().requireSameGrid(mask.geometry(), "The regions of case " + name, "its mask");
		requireFewQuestions(other.count(), s);
		return new SessionCase(name, structure, mask, other, RegionSource.of(other), scale, maskFile, image, rater, now(s));
	}

	/** @throws ScoreException if the image cannot be read */
	CaseFeedback feedback(final AnswerSheet sheet, final RaterSession how, final ScoringSetup s) {
		return new CaseFeedback(Version.get(), name, structure, image(), maskFile, source, scale, Rater.person(rater, created,
			now(s)), sheet.regions(scale), how, sheet.repeats(scale));
	}

	private FileReference image() {
		try {
			return image.join();
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
		if (said.image() == null || s.image == null || said.image().sha256().equals(image().sha256())) return;
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
