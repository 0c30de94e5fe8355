package sc.fiji.score.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;

import sc.fiji.score.io.Checksums;

/**
 * One arm with one seed.
 *
 * @param arm what is run
 * @param seed of rater and training
 * @param order place of the arm in the study
 */
record StudyRun(Arm arm, long seed, int order) {

	/** How an ensemble's members get seeds that no other run has. */
	private static final long MEMBER_STRIDE = 1_000_000;

	/** For a person. */
	String title() {
		return arm.name() + ", seed " + seed;
	}

	long memberSeed(final int member) {
		return seed + (member - 1) * MEMBER_STRIDE;
	}

	/** Names of the cases that it learns from. */
	List<String> trainingNames(final StudyCases cases) {
		return arm.supervision() == null ? List.of() : cases.draw(arm.cases(), seed).stream().map(StudyCase::name).toList();
	}

	/**
	 * A checksum of all that the result depends on, the name, group and description of the arm not among it: runs with
	 * the same recipe give the same result.
	 */
	String recipe(final StudySettings settings, final StudyCases cases) {
		final StringBuilder text = new StringBuilder();
		text.append(arm.kind()).append('\n').append(arm.supervision()).append('\n').append(trainingNames(cases));
		if (arm.supervision() != null) for (int m = 1; m <= arm.members(); m++)
			text.append('\n').append(settings.options(arm, memberSeed(m)));
		if (arm.teacher() != null) text.append('\n').append(arm.teacher());
		text.append('\n').append(arm.views()).append('\n').append(arm.condition());
		text.append('\n').append(settings.tolerance()).append('\n').append(settings.data());
		text.append('\n').append(cases.test().stream().map(StudyCase::name).toList());
		return Checksums.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	/** A rough measure of how long it takes, in steps of training. */
	long work(final StudySettings settings) {
		return 10 + (arm.isTrained() ? (long) arm.members() * settings.options(arm, seed).steps() : 0);
	}
}
