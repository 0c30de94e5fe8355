package sc.fiji.score.feedback;

import java.nio.file.Path;
import java.util.List;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.common.Version;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * All that a rater said of one case, with what is needed to tell that a mask and its regions are the ones that were
 * rated. {@link FeedbackFile} keeps it as JSON.
 *
 * @param version of the software that made it
 * @param caseName name of the case, for example {@code case_01}
 * @param structure what the mask shows
 * @param image the image that the rater saw, or null
 * @param mask the mask that was rated
 * @param source how its regions were made
 * @param scale levels of the scores; scores of 0 are exact and do not use it
 * @param rater who gave the feedback, and when
 * @param regions one entry per region, 1..count in this order; some may be unscored
 * @param session how a person was asked, or null (simulated)
 * @param repeats second ratings of some regions, by which a rater's own consistency is measured, by rising region;
 *          training never uses them
 */
public record CaseFeedback(String version, String caseName, Structure structure, FileReference image,
	FileReference mask, RegionSource source, OrdinalScale scale, Rater rater, List<RegionFeedback> regions,
	RaterSession session, List<RegionFeedback> repeats)
{

	/** Version of the file format that this software writes; it reads all from 1 on. */
	public static final int SCHEMA_VERSION = 2;

	/** @throws ScoreException naming the case and region if regions are missing, doubled or off the scale */
	public CaseFeedback {
		regions = List.copyOf(regions);
		requireComplete(caseName, regions, source.count());
		repeats = List.copyOf(repeats);
		requireRepeats(caseName, repeats, source.count());
		for (final RegionFeedback f : regions)
			requireOnScale(caseName, f, scale);
		for (final RegionFeedback f : repeats)
			requireOnScale(caseName, f, scale);
	}

	/** Feedback of one round of questions, without repeats. */
	public CaseFeedback(final String version, final String caseName, final Structure structure,
		final FileReference image, final FileReference mask, final RegionSource source, final OrdinalScale scale,
		final Rater rater, final List<RegionFeedback> regions)
	{
		this(version, caseName, structure, image, mask, source, scale, rater, regions, null, List.of());
	}

	/** Feedback made by this version of the software. */
	public static CaseFeedback of(final String caseName, final Structure structure, final FileReference image,
		final FileReference mask, final RegionMap map, final OrdinalScale scale, final Rater rater,
		final List<RegionFeedback> regions)
	{
		return new CaseFeedback(Version.get(), caseName, structure, image, mask, RegionSource.of(map), scale, rater,
			regions);
	}

	/** What is said of a region, 1..count. */
	public RegionFeedback region(final int region) {
		return regions.get(region - 1);
	}

	/** The regions that have a score and a label, by rising number; only these teach anything. */
	public List<RegionFeedback> scored() {
		return regions.stream().filter(RegionFeedback::isScored).toList();
	}

	/**
	 * Checks that a file is the mask that was rated.
	 *
	 * @throws ScoreException if its bytes differ from the rated file's
	 */
	public void requireMask(final Path file) {
		if (!Checksums.sha256(file).equals(mask.sha256())) throw new ScoreException("The feedback of case " + caseName +
			" is for another mask: " + file + " is not the file " + mask.file() +
			" that was rated (its checksum differs). Use the rated mask, or rate this one.");
	}

	/**
	 * Makes the regions again and checks that they are the ones that were rated.
	 *
	 * @param mask the rated mask
	 * @throws ScoreException if they are others
	 */
	public RegionMap regionMap(final Mask mask) {
		final RegionMap map;
		try {
			map = source.remake(mask);
		}
		catch (final IllegalArgumentException e) {
			throw new ScoreException(otherRegions() + " (" + e.getMessage() + "). Use the rated mask, or rate this one.", e);
		}
		requireRegions(map);
		return map;
	}

	/**
	 * Checks that a region map is the one that was rated.
	 *
	 * @throws ScoreException if it is another
	 */
	public void requireRegions(final RegionMap map) {
		if (source.matches(map)) return;
		throw new ScoreException(otherRegions() + ": " + (map.count() == source.count() ? "their checksum differs" : source
			.count() + " were rated, but the mask has " + map.count()) + ". Use the rated mask, or rate this one.");
	}

	private String otherRegions() {
		return "The feedback of case " + caseName + " is for other regions than those of this mask";
	}

	private static void requireComplete(final String name, final List<RegionFeedback> regions, final int count) {
		final boolean[] seen = new boolean[count + 1];
		for (final RegionFeedback f : regions) {
			final String where = "Feedback of case " + name + ", region " + f.region() + ": ";
			if (f.region() > count) throw new ScoreException(where + "there are only " + count + " regions.");
			if (seen[f.region()]) throw new ScoreException(where + "it is scored twice. Keep one entry.");
			seen[f.region()] = true;
		}
		for (int r = 1; r <= count; r++) {
			if (!seen[r]) throw new ScoreException("Feedback of case " + name + ", region " + r +
				": it is missing. List every region of 1 to " + count + ", an unscored one without score and label.");
			if (regions.get(r - 1).region() != r) throw new ScoreException("Feedback of case " + name + ", region " + r +
				": it is out of order. List the regions from 1 to " + count + ".");
		}
	}

	private static void requireRepeats(final String name, final List<RegionFeedback> repeats, final int count) {
		int last = 0;
		for (final RegionFeedback f : repeats) {
			if (f.region() > count) throw new ScoreException("Feedback of case " + name + ", repeats, region " + f.region() +
				": there are only " + count + " regions.");
			if (f.region() <= last) throw new ScoreException("Feedback of case " + name + ", repeats, region " + f.region() +
				": list each region once, by rising number.");
			last = f.region();
		}
	}

	private static void requireOnScale(final String name, final RegionFeedback f, final OrdinalScale scale) {
		final String where = "Feedback of case " + name + ", region " + f.region() + ": ";
		if (f.score() > scale.levels()) throw new ScoreException(where + "the score " + f.score() +
			" is not on the scale of " + scale.levels() + " levels. Use 1 to " + scale.levels() + ", or 0 for an exact Dice.");
		final boolean exact = f.score() == 0;
		final double low = !f.hasScore() ? 0 : exact ? f.diceLow() : scale.low(f.score());
		final double high = !f.hasScore() ? 1 : exact ? low : scale.high(f.score());
		if (f.diceLow() != low || f.diceHigh() != high) throw new ScoreException(where + "the Dice interval [" + f
			.diceLow() + ", " + f.diceHigh() + "] is not that of the score " + f.score() + ", [" + low + ", " + high + "].");
	}
}
