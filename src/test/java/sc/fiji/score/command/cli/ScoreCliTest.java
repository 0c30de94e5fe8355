package sc.fiji.score.command.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.SpokenFeedback;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.TestModels;
import sc.fiji.score.task.TinyCases;
import sc.fiji.score.volume.Volume;

class ScoreCliTest {

	@TempDir
	Path dir;

	private StringWriter out, err;

	@BeforeEach
	void clear() {
		out = new StringWriter();
		err = new StringWriter();
	}

	/** Words are split at spaces; {@code @} stands for the test's folder. */
	private int score(final String line) {
		final String[] words = line.isEmpty() ? new String[0] : line.split(" ");
		for (int i = 0; i < words.length; i++)
			words[i] = words[i].replace("@", dir.toString());
		return ScoreCli.execute(new PrintWriter(out), new PrintWriter(err, true), words);
	}

	private void succeeds(final String line) {
		assertEquals(0, score(line), () -> line + "\n" + err);
	}

	@Test
	void writesPhantoms() {
		succeeds("phantom --output @/p --cases 2 --seed 5 --size 32,30,28 --spacing 3,3,2.5");
		final Volume image = VolumeFiles.read(dir.resolve("p/images/phantom_0006.nii.gz"));
		assertArrayEquals(new int[] { 32, 30, 28 }, image.geometry().dimensions());
		assertArrayEquals(new double[] { 3, 3, 2.5 }, image.geometry().spacing(), 1e-6);
		assertTrue(Files.exists(dir.resolve("p/labels/phantom_0005.nii.gz")));
		assertTrue(Files.exists(dir.resolve("p/initial/phantom_0005.json")));
		assertEquals(2, score("phantom --output @/p --size 32,30"));
		assertEquals(2, score("phantom --output @/p --spacing 0,1,1"));
	}

	@Test
	void fromMasksToRefinedMasks() throws Exception {
		TinyCases.write(dir, 2);
		succeeds("partition --mask @/initial --output @/regions --slabs 2 --sectors 3");
		succeeds("simulate --mask @/initial --reference @/labels --regions @/regions --image @/images --feedback noisy " +
			"--seed 2 --output @/feedback");
		succeeds("train --data @ --output @/model.score --seed 1 --steps 2");
		succeeds("refine --image @/images --mask @/initial --model @/model.score --output @/refined --probability @/p");
		succeeds("refine --image @/images --mask @/initial --model @/model.score --output @/accepted --accept-regions 1,2 " +
			"--reviewer Ada --reviewed 2026-01-31T12:00:00Z");
		assertTrue(Files.readString(dir.resolve("accepted/case_01.json")).contains("\"reviewer\" : \"Ada\""));
		assertEquals(2, score("refine --image @/images --mask @/initial --model @/model.score --output @/x --accept-regions one"));
		succeeds("evaluate --reference @/labels --mask @/refined --tolerance 2 --output @/metrics.csv");
		assertEquals(3, Files.readAllLines(dir.resolve("metrics.csv")).size());
		assertTrue(out.toString().contains("2 cases, mean: Dice 0."), out::toString);
		assertTrue(out.toString().contains("6 regions"), out::toString);
		assertTrue(Files.exists(dir.resolve("p/case_02.nii.gz")));
	}

	@Test
	void changesBeyondTheLimitAreToldOnBothStreams() {
		TinyCases.write(dir, 2);
		ModelFile.write(TestModels.constant(1.5f, 1), dir.resolve("grows.score"));
		final String refine = "refine --image @/images --mask @/initial --model @/grows.score --output @/refined --limit ";
		succeeds(refine + "100");
		assertFalse(out.toString().contains("suspicious") || err.toString().contains("suspicious"), out + "\n" + err);
		succeeds(refine + "0.01");
		assertEquals(2, out.toString().lines().filter(l -> l.endsWith("(suspicious: look at it)")).count(), out::toString);
		assertTrue(err.toString().contains("Warning: case_01: suspicious"), err::toString);
	}

	@Test
	void masksThatSeemRightAreLeftAloneUnlessAskedFor() {
		TinyCases.write(dir, 2);
		ModelFile.write(TestModels.constant(1.5f, 1).withLeaveAlone(0.1), dir.resolve("grows.score"));
		final String refine = "refine --image @/images --mask @/initial --model @/grows.score --limit 100 --output @/";
		succeeds(refine + "kept");
		assertEquals(2, out.toString().lines().filter(l -> l.endsWith("0.0 % of the mask changed (it seems right)")).count(),
			out::toString);
		assertTrue(err.toString().contains("case_01: left as it is"), err::toString);
		succeeds(refine + "fused --model @/grows.score");
		assertEquals(4, seemRight(), out::toString);
		succeeds(refine + "refined --always");
		assertEquals(4, seemRight(), out::toString);
	}

	private long seemRight() {
		return out.toString().lines().filter(l -> l.endsWith("(it seems right)")).count();
	}

	@Test
	void benchmarkPrintsItsTable() {
		TinyCases.write(dir, 2);
		succeeds("benchmark --data @ --train 1 --test 1 --steps 1 --feedback levels --output @/bench");
		assertTrue(out.toString().contains("initial masks") && out.toString().contains("full masks"), out::toString);
		assertTrue(Files.exists(dir.resolve("bench/summary.json")));
	}

	@Test
	void benchmarkRunsSuites() throws Exception {
		TinyCases.write(dir, 2);
		final String study = "benchmark --data @ --train 1 --test 1 --steps 1 --output @/study --suite ";
		succeeds(study + "main,nearly-right --seeds 4,5 --threads 1 --only initial.*");
		assertTrue(out.toString().lines().anyMatch(l -> l.startsWith("initial@nearly_right")), out::toString);
		assertTrue(err.toString().contains("initial, seed 5: Dice 0."), err::toString);
		assertTrue(Files.readString(dir.resolve("study/study.json")).contains("--suite main,nearly-right --seeds 4,5"));
		assertTrue(Files.exists(dir.resolve("study/arms/initial@nearly_right/seed_5/cases.csv")));
		succeeds("benchmark --data @ --train 1 --test 1 --steps 1 --output @/weak --annotations --seeds 4 --only initial_masks");
		assertTrue(out.toString().lines().anyMatch(l -> l.startsWith("initial_masks ")), out::toString);
		assertTrue(Files.readString(dir.resolve("weak/summary.json")).contains("share_of_full_masks"));
		assertEquals(2, score(study + "mane"));
		assertEquals(2, score("benchmark --data @ --train 1 --test 1 --output @/study --only full"));
	}

	@Test
	void benchmarkMakesInitialMasksAndLeavesCasesOut() throws Exception {
		TinyCases.write(dir, 2);
		succeeds("benchmark --data @ --leave-one-out --degrade bias --degrade-mm 1.5 --degrade-seed 3 --output @/left " +
			"--suite main --seeds 1 --only initial");
		final String study = Files.readString(dir.resolve("left/study.json"));
		assertTrue(study.contains("\"amplitude_mm\" : 1.5") && study.contains("\"leave_one_out\" : true"), study);
		assertTrue(Files.exists(dir.resolve("left/initial/case_02.nii.gz")));
	}

	@Test
	void demoEndsWithTableAndPicture() {
		TinyCases.write(dir, 2);
		succeeds("demo --data @ --steps 1 --output @/demo");
		final List<String> lines = out.toString().lines().toList();
		assertTrue(lines.get(lines.size() - 1).endsWith("before_after.png"), out::toString);
		assertTrue(lines.stream().anyMatch(l -> l.startsWith("SCORE (regional scores)")), out::toString);
	}

	@Test
	void agreementPrintsAndWritesItsTable() throws Exception {
		Files.writeString(dir.resolve("ratings.csv"), "A,B,C\n1,1,2\n2,2,2\n3,3,\n4,5,4\n");
		succeeds("agreement --table @/ratings.csv --levels 5 --output @/a.csv --disagreements @/d.csv");
		assertTrue(out.toString().contains("krippendorff_alpha") && out.toString().contains("2 regions"), out::toString);
		assertTrue(Files.readString(dir.resolve("a.csv")).contains("cohen_kappa,quadratic,B|C,"));
		assertEquals("case,region,score A,score B,score C,spread", Files.readAllLines(dir.resolve("d.csv")).get(0));
		FeedbackFile.write(SpokenFeedback.of("c", "Eva", "5n 4o"), dir.resolve("e.json"));
		FeedbackFile.write(SpokenFeedback.of("c", "Ann", "4n 3o"), dir.resolve("r.json"));
		succeeds("agreement --feedback @/e.json,@/r.json");
		succeeds("agreement --expert @/e.json --feedback @/r.json");
		assertTrue(out.toString().contains("1.00 levels lower than the expert's"), out::toString);
	}

	@Test
	void badCaseInAFolderIsNamedAndTheExitCodeIsOne() {
		TinyCases.write(dir, 2);
		VolumeFiles.writeMask(TinyCases.empty(), dir.resolve("initial/case_01.nii.gz"));
		assertEquals(1, score("partition --mask @/initial --output @/regions"));
		assertTrue(err.toString().contains("1 of 2 cases failed") && err.toString().contains("case_01"), err::toString);
		assertTrue(Files.exists(dir.resolve("regions/case_02.nii.gz")));
	}

	@Test
	void failuresHaveAMessageAndAStackTraceOnlyOnDemand() {
		assertEquals(1, score("partition --mask @/none.nii --output @/r.nii.gz"));
		assertTrue(err.toString().startsWith("score partition: The mask"), err::toString);
		assertFalse(err.toString().contains("\tat "), err::toString);
		assertEquals(1, score("partition --mask @/none.nii --output @/r.nii.gz --verbose"));
		assertTrue(err.toString().contains("\tat "), err::toString);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "partition", "partition --mask @/a.nii",
		"partition --mask @ --output @ --x 1",
		"partition --mask @/a.nii --output @/r.nii --slabs 2 --clusters 3",
		"partition --mask @/a.nii --output @/r.nii --slabs two", "partition --mask @/a.nii --output @/r.nii --slabs 0",
		"partition --mask @/a.nii --output @/r.nii --clusters 0", "partition --mask @/a.nii --output @/r.nii --label -1",
		"simulate --mask @/a.nii --reference @/b.nii --output @/f.json --feedback good",
		"train --data @ --output @/m.score --steps 2 --epochs 2", "train --data @ --output @/m.score --steps 0",
		"refine --image @ --mask @ --model phantom --output @/r --limit 0",
		"evaluate --reference @ --mask @ --output @/m.csv --tolerance -1",
		"benchmark --data @ --train 0 --test 1 --output @/b", "benchmark --data @ --output @/b",
		"benchmark --data @ --leave-one-out --output @/b",
		"benchmark --data @ --leave-one-out --train 1 --suite main --output @/b",
		"benchmark --data @ --train 1 --test 1 --suite main --degrade swirl --output @/b",
		"benchmark --data @ --train 1 --test 1 --suite main --degrade bias --degrade-mm 0 --output @/b",
		"agreement", "agreement --table @/t.csv", "agreement --table @/t.csv --levels 1",
		"agreement --feedback @/a.json --levels 0", "report", "report --input @",
		"macro" })
	void wrongUsageIsTwo(final String line) {
		assertEquals(2, score(line), err::toString);
		assertFalse(err.toString().isBlank());
		assertFalse(err.toString().contains("\tat "), err::toString);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "partition", "simulate", "train", "refine", "predict", "next",
		"calibrate", "evaluate", "agreement", "benchmark", "report", "demo", "macro" })
	void everyCommandHasHelp(final String command) {
		succeeds((command + " --help").trim());
		assertTrue(out.toString().contains("Usage: score"), out::toString);
		assertTrue(out.toString().contains("--verbose"), out::toString);
	}

	@ParameterizedTest
	@ValueSource(strings = { "partition", "simulate", "refine", "predict", "next", "evaluate" })
	void labelsAreGivenWhereverMasksAre(final String command) {
		succeeds(command + " --help");
		assertTrue(out.toString().contains("--label") && out.toString().contains("--structure-name"), command);
	}

	@Test
	void tellsItsVersion() {
		succeeds("--version");
		assertTrue(out.toString().startsWith("SCORE for Fiji "), out::toString);
	}
}
