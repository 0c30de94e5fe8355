package sc.fiji.score.feedback;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.volume.Structure;

/**
 * Feedback of a person from a few words, for tests: {@code "5n 3o -"} is level 5 and none, level 3 and over, unscored.
 */
public final class SpokenFeedback {

	private SpokenFeedback() {}

	/** One word per region; the mask and regions of all cases of one name are the same. */
	public static CaseFeedback of(final String caseName, final String rater, final String words) {
		return of(caseName, rater, words, OrdinalScale.fiveLevels());
	}

	/** On another scale. */
	public static CaseFeedback of(final String caseName, final String rater, final String words,
		final OrdinalScale scale)
	{
		final List<RegionFeedback> regions = new ArrayList<>();
		for (final String word : words.split(" "))
			regions.add(region(regions.size() + 1, word, scale));
		final FileReference mask = new FileReference(caseName + ".nii.gz", sum(caseName));
		return new CaseFeedback("test", caseName, Structure.FOREGROUND, null, mask, new RegionSource(PartitionParameters
			.slabs(1, regions.size()), regions.size(), sum(caseName), null), scale, Rater.person(rater, null, null), regions);
	}

	/** Adds second ratings of the first regions. */
	public static CaseFeedback withRepeats(final CaseFeedback f, final String words) {
		final List<RegionFeedback> repeats = new ArrayList<>();
		for (final String word : words.split(" "))
			repeats.add(region(repeats.size() + 1, word, f.scale()));
		return new CaseFeedback(f.version(), f.caseName(), f.structure(), f.image(), f.mask(), f.source(), f.scale(), f
			.rater(), f.regions(), f.session(), repeats);
	}

	private static RegionFeedback region(final int region, final String word, final OrdinalScale scale) {
		if (word.equals("-")) return RegionFeedback.unscored(region);
		final ErrorLabel label = ErrorLabel.values()["oumn".indexOf(word.charAt(1))];
		return RegionFeedback.onScale(region, word.charAt(0) - '0', scale, label, region);
	}

	private static String sum(final String name) {
		return String.format("%08x", name.hashCode()).repeat(8);
	}
}
