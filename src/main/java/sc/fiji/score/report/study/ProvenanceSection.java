package sc.fiji.score.report.study;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** What somebody needs to run the study again: command, seeds, versions, checksums of the data, each arm's settings. */
final class ProvenanceSection implements Section {

	private static final List<String> FIELDS = List.of("software", "version", "started", "seconds", "data", "threads",
		"jobs", "java", "os", "pytorch");

	@Override
	public void write(final Study study, final Html page) {
		page.section("provenance", "How to run this again");
		final String command = study.text("command");
		if (command.isEmpty()) page.missing("The study did not write down its command.");
		else page.code(command);
		final Table facts = new Table("The run", "What", "Value");
		for (final String field : FIELDS)
			if (!study.text(field).isEmpty()) facts.row(field, study.text(field));
		count(study, facts, "train_names", "training cases");
		count(study, facts, "test_cases", "test cases");
		final JsonNode made = study.info().at("/degrade/description");
		if (made.isTextual()) facts.row("initial masks", made.asText());
		if (study.info().path("leave_one_out").asBoolean()) facts.row("split",
			"each case was tested with what was learned from all others");
		if (!facts.isEmpty()) page.table(facts);
		final Table sums = new Table("Data: SHA-256 of the sorted list of the files' SHA-256", "Folder", "Checksum");
		study.info().path("data_checksums").properties().forEach(e -> sums.row(e.getKey(), e.getValue().asText()));
		if (sums.isEmpty()) page.missing("The study did not write down the checksums of its data.");
		else page.table(sums);
		arms(study, page);
		names(study, page, "train_names", "Training cases");
		names(study, page, "test_cases", "Test cases");
	}

	private static void count(final Study study, final Table facts, final String field, final String title) {
		final JsonNode names = study.info().path(field);
		if (names.isArray()) facts.row(title, "" + names.size());
	}

	private static void names(final Study study, final Html page, final String field, final String title) {
		final JsonNode names = study.info().path(field);
		if (!names.isArray() || names.isEmpty()) return;
		final Table table = new Table(title + ", in the study's order", "Number", "Name");
		for (int i = 0; i < names.size(); i++)
			table.row("" + (i + 1), names.get(i).asText());
		page.folded(title, table);
	}

	private static void arms(final Study study, final Html page) {
		if (study.arms().isEmpty()) return;
		final Table table = new Table("Arms", "Arm", "Group", "Kind", "Seeds", "Finished", "Training cases", "Questions",
			"Regions", "Feedback", "Options");
		for (final Arm arm : study.arms())
			table.row(arm.name(), arm.group(), arm.kind(), list(arm.seeds()), list(arm.runs().stream().map(Run::seed).toList()),
				Numbers.count(arm.trainCases()), Numbers.count(arm.questions()), Numbers.count(arm.regions()), arm.feedback(), arm
					.options());
		page.table(table);
		final List<String> unfinished = study.arms().stream().filter(a -> a.runs().size() < a.seeds().size()).map(Arm::name)
			.toList();
		if (!unfinished.isEmpty()) page.missing("Not finished, so that their numbers are missing or of fewer seeds: " + String
			.join(", ", unfinished) + ". Running the study again goes on where it stopped.");
	}

	private static String list(final List<Long> seeds) {
		return seeds.isEmpty() ? "none" : String.join(", ", seeds.stream().map(String::valueOf).toList());
	}
}
