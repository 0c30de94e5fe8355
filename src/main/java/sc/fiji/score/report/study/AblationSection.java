package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.benchmark.AnnotationTable;

/** Tables of the arms in which one thing was changed, a table per group. */
final class AblationSection implements Section {

	/** Groups that have a section of their own. */
	private static final List<String> ELSEWHERE = List.of(Arm.MAIN, Arm.BASELINE, AnnotationTable.GROUP);

	private static final Map<String, String> TITLES = new LinkedHashMap<>();
	static {
		TITLES.put("further", "Further trainings, each taught by the one before");
		TITLES.put("ablation_regions", "Number of regions");
		TITLES.put("ablation_levels", "Number of levels");
		TITLES.put("ablation_noise", "Noise of the rater");
		TITLES.put("ablation_cases", "Number of scored cases");
		TITLES.put("ablation_inputs", "Without one of the inputs or answers");
		TITLES.put("ablation_terms", "Terms of the loss");
		TITLES.put("ablation_learning", "Ways of learning");
		TITLES.put("full_cases", "Number of full masks");
		TITLES.put("unseen", "Errors not seen in training");
		TITLES.put("nearly_right", "Masks that are nearly right");
		TITLES.put("active", "Choosing what to ask");
	}

	@Override
	public void write(final Study study, final Html page) {
		page.section("ablations", "Ablations and other groups");
		final List<String> groups = new ArrayList<>(TITLES.keySet());
		study.finished(a -> !ELSEWHERE.contains(a.group())).forEach(arm -> {
			if (!groups.contains(arm.group())) groups.add(arm.group());
		});
		boolean any = false;
		for (final String group : groups) {
			final List<Arm> arms = study.group(group);
			if (arms.isEmpty()) continue;
			any = true;
			page.heading(TITLES.getOrDefault(group, group.replace('_', ' ')));
			ResultsSection.write(study, page, "Group " + group, arms);
		}
		if (!any) page.missing("The study has no finished ablation.");
	}
}
