package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

	/** A table of arms for each kind of initial masks that they were tested on, and below them what the arms are. */
	static void write(final Study study, final Html page, final String caption, final List<Arm> arms) {
		final Map<String, List<Arm>> conditions = new LinkedHashMap<>();
		arms.forEach(arm -> conditions.computeIfAbsent(arm.condition(), k -> new ArrayList<>()).add(arm));
		conditions.forEach((condition, some) -> page.table(new ArmTable(study).of(condition.isEmpty() ? caption : caption +
			", tested on " + condition.substring(1).replace('_', ' '), some)));
		ArmTable.descriptions(arms).forEach(page::note);
	}
}
