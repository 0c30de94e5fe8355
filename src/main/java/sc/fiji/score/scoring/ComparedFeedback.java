package sc.fiji.score.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.feedback.NearbyFiles;
import sc.fiji.score.io.CaseFolder;

/**
 * Feedback of several raters that was compared, and which of it the person at this machine may go on with: the consensus
 * if one was written, else their own. What others said is only to be looked at.
 */
public final class ComparedFeedback {

	private final List<Path> sources;
	private final Path consensus;

	/**
	 * A case that may be gone on with.
	 *
	 * @param setup to be opened
	 * @param image its file, or null where it is not near the feedback
	 */
	public record Editable(ScoringSetup setup, Path image) {}

	/**
	 * @param sources the raters' files of one case, or their folders
	 * @param consensus the consensus that was written, a folder where the sources are folders; null for none
	 */
	public ComparedFeedback(final List<Path> sources, final Path consensus) {
		this.sources = List.copyOf(sources);
		this.consensus = consensus;
	}

	/** The raters' files on a case. */
	public List<Path> files(final String caseName) {
		return sources.stream().map(path -> Files.isDirectory(path) ? CaseFolder.list(path).get(caseName) : path).filter(
			Objects::nonNull).toList();
	}

	/**
	 * What may be gone on with: the consensus, or the one file that was given under this computer account. Empty where
	 * there is no such file, where there are several (which of them is meant cannot be told), or where the rated mask is
	 * not near them.
	 *
	 * @throws ScoreException if a file cannot be read
	 */
	public Optional<Editable> editable(final String caseName) {
		final Path agreed = consensus == null ? null : Files.isDirectory(consensus) ? consensus.resolve(caseName + ".json")
			: consensus;
		final List<Path> raters = files(caseName);
		if (agreed != null && Files.exists(agreed)) return editable(agreed, raters);
		final List<Path> own = raters.stream().distinct().filter(ComparedFeedback::isOwn).toList();
		return own.size() == 1 ? editable(own.get(0), raters) : Optional.empty();
	}

	/** By the mark of the account; a file without one goes by the account's name, the rater's name if none was given. */
	private static boolean isOwn(final Path file) {
		final CaseFeedback said = FeedbackFile.read(file);
		if (said.rater().simulation() != null) return false;
		final String account = said.session() == null ? null : said.session().account();
		return account != null ? account.equals(Account.mark()) : said.rater().name().equals(System.getProperty(
			"user.name"));
	}

	private static Optional<Editable> editable(final Path file, final List<Path> raters) {
		final CaseFeedback said = FeedbackFile.read(file);
		// A consensus may lie anywhere: the masks are near the raters' files then.
		final List<Path> places = Stream.concat(Stream.of(file), raters.stream()).toList();
		final Path mask = near(said.mask(), places), image = said.image() == null ? null : near(said.image(), places);
		return mask == null ? Optional.empty() : Optional.of(new Editable(new ScoringSetup().setMask(mask).setFeedback(file)
			.setRater(said.rater().name()).optImage(image).optCaseName(said.caseName()).optStructure(said.structure()),
			image));
	}

	private static Path near(final FileReference wanted, final List<Path> places) {
		return places.stream().map(place -> NearbyFiles.find(wanted, place)).filter(Objects::nonNull).findFirst().orElse(
			null);
	}
}
