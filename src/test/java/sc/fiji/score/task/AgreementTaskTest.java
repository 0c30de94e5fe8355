package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.AgreementTable;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.SpokenFeedback;

class AgreementTaskTest {

	@TempDir
	Path dir;

	private final List<String> messages = new ArrayList<>();
	private final Progress progress = new Progress() {

		@Override
		public void message(final String line) {
			messages.add(line);
		}
	};

	private Path feedback(final String file, final String caseName, final String rater, final String words) {
		return write(file, SpokenFeedback.of(caseName, rater, words));
	}

	private Path write(final String file, final CaseFeedback feedback) {
		FeedbackFile.write(feedback, dir.resolve(file));
		return dir.resolve(file);
	}

	private Path table(final String text) throws IOException {
		return Files.writeString(dir.resolve("ratings.csv"), text);
	}

	private static double value(final AgreementTask.Result result, final String statistic, final String weights,
		final String raters)
	{
		return result.statistics().rows().stream().filter(r -> List.of(statistic, weights, raters).equals(List.of(r
			.statistic(), r.weights(), r.raters()))).map(AgreementTable.Row::estimate).findFirst().orElseThrow().value();
	}

	private void refused(final String words, final AgreementTask task) {
		final Path out = dir.resolve("refused.csv");
		final String message = assertThrows(ScoreException.class, () -> task.optOutput(out).run(progress)).getMessage();
		assertTrue(message.contains(words), message);
		assertFalse(Files.exists(out));
	}

	@Test
	void twoFilesGiveEveryStatistic() throws IOException {
		final Path a = feedback("a.json", "c", "Ann", "5n 4o 3o 1u"), b = feedback("b.json", "c", "Bo, MD", "5n 3o 3u 1u");
		final Path csv = dir.resolve("out/agreement.csv");
		final AgreementTask.Result result = new AgreementTask().setFeedback(List.of(a, b)).optOutput(csv).run(progress);
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("statistic,weights,raters,value,standard_error,low95,high95", lines.get(0));
		assertEquals("percent_agreement percent_agreement cohen_kappa cohen_kappa cohen_kappa fleiss_kappa " +
			"krippendorff_alpha krippendorff_alpha krippendorff_alpha krippendorff_alpha icc_1_1 icc_2_1 icc_3_1 icc_1_k " +
			"icc_2_k icc_3_k label_percent_agreement label_percent_agreement label_cohen_kappa", String.join(" ", lines.stream()
				.skip(1).map(line -> line.split(",")[0]).toList()));
		assertTrue(lines.get(4).startsWith("cohen_kappa,linear,\"Ann|Bo, MD\",0."), lines.get(4));
		assertEquals(0.75, value(result, "percent_agreement", "none", "all"));
		assertEquals(0.75, value(result, "label_percent_agreement", "none", "Ann|Bo, MD"));
		assertEquals(lines.size() - 1, result.statistics().rows().size());
	}

	@Test
	void aTableGivesTheSameAsFeedback() throws IOException {
		final AgreementTask.Result files = new AgreementTask().setFeedback(List.of(feedback("a.json", "c", "Ann",
			"5n 4o 3o - 2o"), feedback("b.json", "c", "Bo", "5n 3o 3u 1u 1o"))).run(progress);
		final AgreementTask.Result table = new AgreementTask().setTable(table("\uFEFFAnn, Bo\n5,5\n4,3\n3.0,3\n,1\n2,1\n"))
			.setLevels(5).run(progress);
		final List<AgreementTable.Row> rows = table.statistics().rows();
		assertEquals(files.statistics().rows().subList(0, rows.size()), rows);
		assertEquals(2, table.disagreements().regions().size());
		assertTrue(messages.stream().anyMatch(m -> m.contains("1 of 5 items lack a rating")), messages.toString());
	}

	@Test
	void foldersArePooledByCaseName() throws IOException {
		feedback("A/c1.json", "c1", "Ann", "5n 4o");
		feedback("A/c2.json", "c2", "Ann", "3o 1u");
		feedback("A/c3.json", "c3", "Ann", "3o 1u");
		feedback("B/c1.json", "c1", "Bo", "5n 4o");
		feedback("B/c2.json", "c2", "Bo", "5n 2u");
		final AgreementTask.Result r = new AgreementTask().setFeedback(List.of(dir.resolve("A"), dir.resolve("B")))
			.optDisagreements(dir.resolve("where.csv")).optConsensus(dir.resolve("both")).run(progress);
		assertEquals(0.5, value(r, "percent_agreement", "none", "Ann|Bo"));
		assertEquals(List.of("case,region,score Ann,score Bo,label Ann,label Bo,spread", "c2,1,3,5,over,none,2",
			"c2,2,1,2,under,under,1"), Files.readAllLines(dir.resolve("where.csv")));
		assertEquals(List.of("case,regions,scores_differ,labels_differ,mean_spread,largest_spread", "c2,2,2,1,1.5,2",
			"c1,2,0,0,0.0,0", "c3,2,0,0,0.0,0"), Files.readAllLines(dir.resolve("where_cases.csv")));
		assertTrue(messages.stream().anyMatch(m -> m.contains("case c3 has no feedback of Bo")), messages.toString());
		assertTrue(FeedbackFile.read(dir.resolve("both/c2.json")).region(1).flagged());
		assertEquals(4, FeedbackFile.read(dir.resolve("both/c1.json")).region(2).score());
		assertTrue(Files.exists(dir.resolve("both/c3.json")));
	}

	@Test
	void repeatsOfOneRaterAreComparedOnRequestOnly() {
		final List<Path> twice = List.of(feedback("a.json", "c", "Ann", "5n 4o"), feedback("b.json", "c", "Ann", "5n 3o"));
		refused("are both from a rater with the name Ann", new AgreementTask().setFeedback(twice));
		final AgreementTask.Result r = new AgreementTask().setFeedback(twice).optRepeats(true).run(progress);
		assertEquals(0.5, value(r, "percent_agreement", "none", "Ann (1)|Ann (2)"));
		final Path one = write("one.json", SpokenFeedback.withRepeats(SpokenFeedback.of("c", "Ann", "5n 4o 1u"), "5n 3o"));
		refused("only Ann", new AgreementTask().setFeedback(List.of(one)));
		assertEquals(0.5, value(new AgreementTask().setFeedback(List.of(one)).optRepeats(true).run(progress),
			"percent_agreement", "none", "Ann (1)|Ann (2)"));
	}

	@Test
	void simulatedRatersAreToldApartByTheirSeeds() {
		TinyCases.write(dir, 1);
		final List<Path> files = List.of(dir.resolve("1.json"), dir.resolve("2.json"));
		for (int seed = 1; seed <= 2; seed++)
			new SimulateTask().setMask(dir.resolve("initial/case_01.nii.gz")).setReference(dir.resolve(
				"labels/case_01.nii.gz")).optMode(FeedbackMode.NOISY).optSeed(seed).setOutput(files.get(seed - 1)).run(
					Progress.NONE);
		final List<AgreementTable.Row> rows = new AgreementTask().setFeedback(files).run(progress).statistics().rows();
		assertTrue(rows.get(1).raters().matches("simulated.*, seed 1\\|simulated.*, seed 2"), rows.get(1).raters());
	}

	@Test
	void anExpertIsComparedWithOneRater() throws IOException {
		final Path csv = dir.resolve("calibration.csv");
		final AgreementTask.Result r = new AgreementTask().optExpert(feedback("e.json", "c", "Eva", "5n 4o 3o 1u"))
			.setFeedback(List.of(feedback("r.json", "c", "Ann", "4n 3o 3o 1u"))).optOutput(csv).run(progress);
		assertNotNull(r.calibration());
		assertEquals(-0.5, value(r, "mean_difference", "none", "expert Eva|Ann"));
		assertTrue(Files.readAllLines(csv).get(4).startsWith("cohen_kappa,quadratic,expert Eva|Ann,0."));
		assertEquals(2, r.disagreements().regions().size());
	}

	@Test
	void badTablesNameRowAndColumn() throws IOException {
		final Map<String, String> bad = Map.of("A,B\n1,2\n3,x\n", "row 2, column B: 'x' is not a level of the scale, 1 to 5",
			"A,B\n1,6\n", "row 1, column B: '6'", "A,B\n1,2.5\n", "row 1, column B: '2.5'", "A,B\n0,1\n", "row 1, column A: '0'",
			"A,B\n1,2,3\n", "row 1 has 3 cells", "A,\n1,2\n", "column 2 has no name", "A,B\n", "it has no ratings", "A,A\n1,1\n",
			"Two raters have the name A", "A\n1\n", "only A");
		for (final Map.Entry<String, String> e : bad.entrySet())
			refused(e.getValue(), new AgreementTask().setTable(table(e.getKey())).setLevels(5));
		refused("must be between 2", new AgreementTask().setTable(table("A,B\n1,1\n")).setLevels(1));
		refused("'levels' is missing", new AgreementTask().setTable(table("A,B\n1,1\n")));
		refused("none.csv does not exist", new AgreementTask().setTable(dir.resolve("none.csv")).setLevels(3));
		Files.write(dir.resolve("ratings.csv"), new byte[] { 'A', ',', (byte) 0xE4, '\n', '1', ',', '1' });
		refused("UTF-8", new AgreementTask().setTable(dir.resolve("ratings.csv")).setLevels(3));
	}

	@Test
	void badFeedbackIsNamed() throws IOException {
		final Path a = feedback("a.json", "c", "Ann", "1n 1o"), b = feedback("b.json", "d", "Bo", "1n 1o");
		refused("rated different masks", new AgreementTask().setFeedback(List.of(a, b)));
		refused("b2.json does not exist", new AgreementTask().setFeedback(List.of(a, dir.resolve("b2.json"))));
		refused("are a file and a folder", new AgreementTask().setFeedback(List.of(a, dir)));
		refused("either feedback", new AgreementTask());
		refused("either feedback", new AgreementTask().setFeedback(List.of(a)).setTable(a));
		refused("scale of 5 levels, but 4", new AgreementTask().setFeedback(List.of(a, feedback("c.json", "c", "Cy",
			"1n 1o"))).setLevels(4));
		refused("one rater", new AgreementTask().optExpert(a).setFeedback(List.of(a, b)));
		refused("not of a table", new AgreementTask().setTable(table("A,B\n1,1\n")).setLevels(2).optConsensus(dir.resolve(
			"x.json")));
		refused("is also an input", new AgreementTask().setFeedback(List.of(a, b)).optConsensus(a));
		feedback("mix/c.json", "c", "Ann", "1n");
		feedback("mix/d.json", "d", "Bo", "1n");
		refused("holds feedback of the raters Ann and Bo", new AgreementTask().setFeedback(List.of(dir.resolve("mix"), dir
			.resolve("mix"))));
		final OrdinalScale one = new OrdinalScale(List.of(0.0, 1.0));
		refused("The scale has 1 level", new AgreementTask().setFeedback(List.of(write("s.json", SpokenFeedback.of("s", "Ann",
			"1n 1o", one)), write("t.json", SpokenFeedback.of("s", "Bo", "1n 1o", one)))));
	}

	@Test
	void aCancelledRunWritesNothing() {
		final Path a = feedback("a.json", "c", "Ann", "1n 1o"), b = feedback("b.json", "c", "Bo", "1n 1o");
		assertThrows(ScoreException.class, () -> new AgreementTask().setFeedback(List.of(a, b)).optOutput(dir.resolve(
			"x.csv")).run(new Progress() {

				@Override
				public boolean isCancelled() {
					return true;
				}
			}));
		assertFalse(Files.exists(dir.resolve("x.csv")));
	}
}
