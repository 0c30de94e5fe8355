package sc.fiji.score.report.study;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;

/** What a study lacks is said; what is damaged is named. */
class IncompleteStudyTest {

	@TempDir
	private Path dir;

	private String report(final Path study) throws Exception {
		final Path html = dir.resolve("page.html");
		StudyReport.read(study, null).write(html, Progress.NONE);
		return Files.readString(html);
	}

	private String refused(final Path study) {
		final Path html = dir.resolve("page.html");
		final String message = assertThrows(ScoreException.class, () -> StudyReport.read(study, null).write(html,
			Progress.NONE)).getMessage();
		assertFalse(Files.exists(html));
		return message;
	}

	@Test
	void aStudyWithoutArms() throws Exception {
		final String page = report(new StudyFixture(dir).write());
		assertTrue(page.contains("No run of SCORE has finished"));
		for (final String id : new String[] { "results", "baselines", "curves", "time", "cases", "volumes", "tests",
			"calibration", "gallery", "ablations", "training", "provenance" })
			assertTrue(page.substring(page.indexOf("id=\"" + id + '"')).contains("class=\"missing\""), id);
		assertFalse(page.contains("<img"));
	}

	@Test
	void oneArmAlone() throws Exception {
		final String page = report(new StudyFixture(dir).arm("score_exact", "main", "score", 3).run(1, 0.8, 0.9).write());
		assertTrue(page.contains("0.8500") && page.contains("There are no initial masks to compare with"));
		assertTrue(page.contains("The study has no finished baseline"));
	}

	@Test
	void oneCaseHasNoLimitsOfAgreement() throws Exception {
		final String page = report(new StudyFixture(dir).arm("initial", "main", "initial", 0).run(1, 0.8).arm("full", "main",
			"full", 3).run(1, 0.9).write());
		assertTrue(page.contains("No main arm has the volumes of at least two masks"));
		assertTrue(page.contains("0.9000"));
	}

	@Test
	void onlyDice() throws Exception {
		final StudyFixture f = new StudyFixture(dir).arm("full", "main", "full", 3).run(1, 0.9);
		Files.writeString(dir.resolve("arms/full/seed_1/cases.csv"), "case,dice\na,0.5\nb,0.7\n");
		final String page = report(f.write());
		assertTrue(page.contains("0.6000") && page.contains("<td class=\"n\">\u2013</td>"));
	}

	@Test
	void infiniteDistancesStayInfinite() throws Exception {
		final StudyFixture f = new StudyFixture(dir).arm("full", "main", "full", 3).run(1, 0.9);
		Files.writeString(dir.resolve("arms/full/seed_1/cases.csv"), "case,dice,assd\na,0.5,1.0\nb,0,Infinity\n");
		assertTrue(report(f.write()).contains("<td class=\"n\">\u221E</td>"));
	}

	@Test
	void aDamagedTableIsNamed() throws Exception {
		final StudyFixture f = new StudyFixture(dir).arm("full", "main", "full", 3).run(1, 0.9);
		final Path study = f.write(), csv = dir.resolve("arms/full/seed_1/cases.csv");
		for (final String[] damage : new String[][] { { "case,dice\na,0.5\nb", "row 2 has 1 fields" }, { "case,dice\na,x\n",
			"'x'" }, { "case,dice\na,NaN\n", "row 1" }, { "case,assd\na,1\n", "'dice'" }, { "case,dice\n", "no case" }, {
				"case,dice\na,1\na,1\n", "twice" }, { "", "empty" } })
		{
			Files.writeString(csv, damage[0]);
			final String message = refused(study);
			assertTrue(message.contains(csv.toString()) && message.contains(damage[1]), message);
		}
	}

	@Test
	void aDamagedStudyFileIsNamed() throws Exception {
		final Path file = new StudyFixture(dir).write().resolve("study.json");
		for (final String damage : new String[] { "{\"arms\": [", "[]", "{\"arms\": [{\"name\": \"../x\"}]}" }) {
			Files.writeString(file, damage);
			assertTrue(refused(dir).contains(file.toString()), damage);
		}
	}

	@Test
	void damagedHistoriesTimesAndMasksAreNamed() throws Exception {
		final Path study = StudyFixture.whole(dir);
		for (final String name : new String[] { "arms/score_exact/seed_1/history.csv", "time.csv",
			"arms/score_exact/seed_1/masks/case_e.nii.gz", "arms/score_exact/seed_1/probability/case_b.nii.gz" })
		{
			final byte[] whole = Files.readAllBytes(study.resolve(name));
			Files.writeString(study.resolve(name), "minutes,step\nx");
			assertTrue(refused(study).contains(study.resolve(name).toString()), name);
			Files.write(study.resolve(name), whole);
		}
	}

	@Test
	void anotherFolderIsNoStudy() {
		assertTrue(refused(dir).contains("study.json"));
		assertTrue(refused(dir.resolve("none")).contains("does not exist"));
	}

	@Test
	void dataThatMovedAreToldOrFound() throws Exception {
		final Path study = StudyFixture.whole(dir);
		Files.move(dir.resolve("data"), dir.resolve("moved"));
		final String page = report(study);
		assertTrue(page.contains("--data tells where they lie now") && !page.contains("Best: "));
		final Path html = dir.resolve("found.html");
		StudyReport.read(study, dir.resolve("moved")).write(html, Progress.NONE);
		assertTrue(Files.readString(html).contains("Best: "));
	}
}
