package sc.fiji.score.report.study;

import java.util.List;

/** Tables of the main arms and of the baselines on the same cases. */
final class ResultsSection implements Section {

	@Override
	public void write(final Study study, final Html page) {
		page.section("results", "Main results");
		write(study, page, Arm.MAIN, "Main arms", "No main arm has a finished run.");
		page.note(ArmTable.CONVENTIONS);
		page.section("baselines", "Baselines");
		write(study, page, Arm.BASELINE, "Other corrections on the same cases", "The study has no finished baseline.");
	}

	private static void write(final Study study, final Html page, final String group, final String caption,
		final String none)
	{
		final List<Arm> arms = study.group(group);
		if (arms.isEmpty()) page.missing(none);
		else write(study, page, caption, arms);
	}

	/** A table of arms, and below it what they are. */
	static void write(final Study study, final Html page, final String caption, final List<Arm> arms) {
		page.table(new ArmTable(study).of(caption, arms));
		ArmTable.descriptions(arms).forEach(page::note);
	}
}
