package sc.fiji.score.report.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;

/** The numbers here were computed by hand from those in {@link StudyFixture}. */
class StudyReportTest {

	@TempDir
	static Path dir;

	private static String page;

	@BeforeAll
	static void makeTheReport() throws Exception {
		page = report(StudyFixture.whole(dir), null);
	}

	private static String report(final Path study, final Path data) throws Exception {
		final Path html = study.resolve("report.html");
		StudyReport.read(study, data).write(html, Progress.NONE);
		return Files.readString(html);
	}

	/** Means over seeds are .86 .87 .88 .88 .89 .77, so .8583; initial .75, full .90: (.8583 - .75) / .15 = .722. */
	@Test
	void theMainTableHasMeanDeviationRecoveryAndHarm() {
		final String row = row("SCORE, exact scores");
		assertTrue(row.contains("<td class=\"n\">2</td><td class=\"n\">+0.1083</td><td class=\"n\">0.8583</td>" +
			"<td class=\"n\">0.0445"), row);
		// Seeds: .8567 and .86; their standard deviation is .0024.
		assertTrue(row.contains("<td class=\"n\">0.0024</td>"), row);
		assertTrue(row.contains("0.722 ("), row);
		assertTrue(row.contains("<td class=\"n\">0.142</td><td class=\"n\">2.000</td><td class=\"n\">0.900</td>"), row);
		// .80 became .79 and .75: both lose more than .005.
		assertTrue(row.contains("2 of 12"), row);
		assertTrue(page.contains("Main arms, 6 cases"));
		assertTrue(row("Initial masks").contains("<td class=\"n\">0.7500</td>"), row("Initial masks"));
	}

	@Test
	void theAnswerStandsFirst() {
		final String answer = page.substring(page.indexOf("class=\"question\""), page.indexOf("<nav"));
		assertEquals(3, answer.split("<li>", -1).length - 1, answer);
		assertTrue(answer.contains("Dice 0.8583") && answer.contains("from 0.7500") && answer.contains("full masks 0.9000"),
			answer);
		assertTrue(answer.contains("SCORE, exact scores 72 % (") && answer.contains("ASSD 42 % above"), answer);
		assertTrue(answer.contains("2 of 12 (SCORE, exact scores)") && answer.contains("global shift, Dice 0.7500"), answer);
	}

	/** Mean volumes 85.8333, reference 90: bias -4.1667, sd of the differences 4.4460, so limits -12.9 and 4.5. */
	@Test
	void volumesByBlandAndAltman() {
		final String row = row(page.substring(page.indexOf("id=\"volumes\"")), "SCORE, exact scores");
		assertTrue(row.contains("\u22124.2 (\u22128.8 to +0.5)"), row);
		assertTrue(row.contains("\u221212.9 (") && row.contains("+4.5 ("), row);
	}

	/** Full against initial: 6 of 6 gain, so p = 2 / 64 = .03125; exact scores: rank sum 1, p = 4 / 64. */
	@Test
	void pairedTestsWithHolm() {
		final String tests = page.substring(page.indexOf("id=\"tests\""), page.indexOf("id=\"calibration\""));
		final String full = row(tests, "Full masks \u2212 Initial masks");
		assertTrue(full.contains("<td class=\"n\">+0.1500</td><td class=\"n\">0</td><td class=\"n\">0.031</td>"), full);
		final String score = row(tests, "SCORE, exact scores \u2212 Initial masks");
		assertTrue(score.contains("+0.1083</td><td class=\"n\">1</td><td class=\"n\">0.063</td>"), score);
		// Nine tests: six pairs of main arms, three with the baseline.
		assertTrue(tests.contains("over all 9 tests"), tests);
		assertTrue(full.contains("<td class=\"n\">0.281</td><td>no</td>"), full);
	}

	/** 191 / 255 = .749, all of the voxels in the ball are foreground, the others are 0 and background. */
	@Test
	void calibrationOfTheKeptProbabilities() {
		final String part = page.substring(page.indexOf("id=\"calibration\""), page.indexOf("id=\"gallery\""));
		int ball = 0;
		for (int z = 0; z < 12; z++)
			for (int y = 0; y < 12; y++)
				for (int x = 0; x < 12; x++)
					if (Math.hypot(Math.hypot(x - 5.5, y - 5.5), z - 5.5) < 4.2) ball++;
		final double error = (1 - 191 / 255.0) * ball / (12 * 12 * 12);
		final String row = row(part, "SCORE, exact scores");
		assertTrue(row.contains("<td class=\"n\">" + 6 * 12 * 12 * 12 + "</td><td class=\"n\">" + Numbers.fixed(error, 4) +
			"</td>"), row + error);
	}

	@Test
	void theGalleryShowsBestMedianAndWorst() {
		assertTrue(page.contains("Best: case_e, Dice 0.8900") && page.contains("Median: case_b, Dice 0.8600") && page
			.contains("Worst: case_f, Dice 0.7900"));
	}

	@Test
	void curvesOverCasesAndMinutes() {
		final String curves = page.substring(page.indexOf("id=\"curves\""), page.indexOf("id=\"cases\""));
		assertTrue(row(curves, "SCORE, exact").contains("scored_10"), curves);
		assertTrue(curves.contains("full_5"), "the learning curve of full masks");
		assertTrue(curves.contains("full masks 20 min each"), curves);
		assertTrue(row(curves, "20 min").contains("+0.0167 (0.0100 to 0.0222) at 60 min") && curves.contains("at 47 min"),
			curves);
	}

	@Test
	void anotherConditionIsComparedWithItsOwnInitialMasks() {
		final String row = row("SCORE, exact scores, on swapped");
		assertTrue(row.contains("0 of 6"), row);
		assertTrue(page.contains("Group unseen, tested on swapped, 6 cases"));
	}

	/** Boxes reach half of the Dice of full masks; the others are compared with full masks beside initial masks. */
	@Test
	void weakAnnotationsAgainstFullMasks() throws Exception {
		final StudyFixture f = new StudyFixture(dir.resolve("annotations"));
		f.arm("full_masks", "annotation", "annotation", 20).annotated(1, StudyFixture.FULL).annotated(2, StudyFixture.FULL);
		f.arm("boxes3d", "annotation", "annotation", 20).annotated(1, .4, .4, .4, .4, .4, .4).annotated(2, .5, .5, .5, .5, .5,
			.5);
		f.arm("initial_masks", "annotation", "initial", 0).annotated(1, StudyFixture.INITIAL);
		f.arm("full_masks_initial", "annotation", "annotation", 20).annotated(1, StudyFixture.FULL);
		f.arm("scores", "annotation", "annotation", 20).annotated(1, StudyFixture.FULL);
		f.arm("scores_scribbles", "annotation", "annotation", 20).annotated(1, .92, .92, .92, .92, .92, .92);
		final String text = report(f.write(), null);
		final String part = text.substring(text.indexOf("id=\"annotations\""), text.indexOf("id=\"ablations\""));
		final String boxes = row(part, "boxes3d");
		assertTrue(boxes.contains("<td class=\"n\">2</td><td class=\"n\">20</td><td class=\"n\">0.4500</td>"), boxes);
		assertTrue(boxes.contains("0.4000, 0.5000") && boxes.contains("<td class=\"n\">0.5500</td><td class=\"n\">0.3500</td>" +
			"<td class=\"n\">50.0 (50.0 to 50.0)</td>"), boxes);
		assertTrue(row(part, "scores scribbles").contains(">102.2 ("), row(part, "scores scribbles"));
		assertTrue(row(part, "scores scribbles \u2212 scores").contains("+0.0200 (0.0200 to 0.0200)"), part);
		assertTrue(part.contains("Against full masks initial, 6 cases"), part);
		final String answer = text.substring(text.indexOf("class=\"question\""), text.indexOf("<nav"));
		assertTrue(answer.contains("full masks: boxes3d 50.0 (") && answer.contains("scores 100.0 ("), answer);
		assertFalse(answer.contains("initial masks") || answer.contains("No run of SCORE"), answer);
		assertFalse(text.substring(text.indexOf("id=\"ablations\"")).contains("Group annotation"));
		assertTrue(page.contains("no finished arm of weak annotations"));
	}

	@Test
	void tellsHowToRunItAgain() {
		final String end = page.substring(page.indexOf("id=\"provenance\""));
		assertTrue(end.contains("<pre>score benchmark --data &lt;d&gt; --train 2 --test 6</pre>"), end);
		for (final String fact : new String[] { "9.8.7", "0123abcd", "train_b", "case_f", "never_run" })
			assertTrue(end.contains(fact), fact);
		assertTrue(page.contains("What full &lt;is&gt;"), "descriptions are escaped");
	}

	@Test
	void needsNoOtherFile() throws Exception {
		final String text = page.replaceAll("base64,[A-Za-z0-9+/=]+", "");
		for (final String outside : new String[] { "http", "<script", "<link", "@import", "url(", "<iframe" })
			assertFalse(text.contains(outside), outside);
		final Matcher images = Pattern.compile("<img[^>]*>").matcher(page);
		int count = 0;
		while (images.find()) {
			assertTrue(images.group().contains(" src=\"data:image/png;base64,"));
			assertTrue(images.group().matches("(?s).* alt=\"[^\"]{20,}\".*"));
			final String data = images.group().replaceAll("(?s).*base64,([^\"]*)\".*", "$1");
			final int width = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data))).getWidth();
			assertTrue(images.group().contains("width=\"" + width + '"'));
			count++;
		}
		// Cases, time, 3 scatters, 4 Bland-Altman plots, reliability, 3 cases, loss and validation.
		assertEquals(15, count);
		assertTrue(page.contains("name=\"viewport\"") && page.contains("@media print") && page.contains("lang=\"en\""));
	}

	@Test
	void theSameStudyGivesTheSamePage() throws Exception {
		assertEquals(page, report(dir.resolve("study"), null));
	}

	private static String row(final String title) {
		return row(page, title);
	}

	/** The first table row that begins with a title. */
	private static String row(final String text, final String title) {
		final int from = text.indexOf("<tr><th scope=\"row\">" + title + "</th>");
		assertTrue(from >= 0, title);
		return text.substring(from, text.indexOf("</tr>", from));
	}
}
