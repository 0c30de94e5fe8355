package sc.fiji.score.report.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** Writes the folder of a small study by hand, with numbers that a person can check. */
public final class StudyFixture {

	/** Test cases. */
	public static final List<String> CASES = List.of("case_a", "case_b", "case_c", "case_d", "case_e", "case_f");

	/** Dice of the initial masks, of full masks (both the same for every seed), and of exact scores with seeds 1 and 2. */
	static final double[] INITIAL = { 0.70, 0.72, 0.74, 0.76, 0.78, 0.80 }, FULL = { 0.90, 0.90, 0.90, 0.90, 0.90, 0.90 },
			FIRST = { 0.85, 0.86, 0.87, 0.88, 0.89, 0.79 }, SECOND = { 0.87, 0.88, 0.89, 0.88, 0.89, 0.75 };

	private static final int N = 12;

	private final Path folder;
	private final List<Map<String, Object>> arms = new ArrayList<>();
	private final Map<String, Object> info = new LinkedHashMap<>();

	/** @param folder to write to */
	public StudyFixture(final Path folder) {
		this.folder = folder;
		info.put("software", "SCORE for Fiji");
	}

	/** A study with main arms, a baseline, learning curves, another condition, and everything else that there can be. */
	public static Path whole(final Path folder) {
		final StudyFixture f = new StudyFixture(folder.resolve("study"));
		f.info.put("command", "score benchmark --data <d> --train 2 --test 6");
		f.info.put("version", "9.8.7");
		f.info.put("data", folder.resolve("data").toString());
		f.info.put("data_checksums", Map.of("images", "0123abcd"));
		f.info.put("test_cases", CASES);
		f.info.put("train_names", List.of("train_a", "train_b"));
		f.arm("initial", "main", "initial", 0).run(1, INITIAL);
		f.arm("score_exact", "main", "score", 20).run(1, FIRST).run(2, SECOND).history(1).pictures(1);
		f.arm("score_levels", "main", "score", 20).run(1, FIRST);
		f.arm("full", "main", "full", 20).run(1, FULL);
		f.arm("global_shift", "baseline", "baseline", 20).run(1, INITIAL);
		f.arm("full_5", "full_cases", "full", 5).run(1, SECOND);
		f.arm("scored_10", "ablation_cases", "score", 10).run(1, SECOND);
		f.arm("initial@swapped", "unseen", "initial", 0).run(1, FULL);
		f.arm("score_exact@swapped", "unseen", "score", 20).run(1, FULL);
		f.arm("never_run", "ablation_terms", "score", 20).planned(1);
		f.time();
		f.data(folder.resolve("data"));
		return f.write();
	}

	/** Begins an arm; what follows belongs to it. */
	public StudyFixture arm(final String name, final String group, final String kind, final int cases) {
		final Map<String, Object> arm = new LinkedHashMap<>();
		arm.put("name", name);
		arm.put("group", group);
		arm.put("kind", kind);
		arm.put("description", "What " + name + " <is>");
		arm.put("seeds", new ArrayList<Integer>());
		arm.put("train_cases", cases);
		arm.put("questions_per_case", 24);
		arm.put("feedback", kind.equals("score") ? "exact" : "none");
		arms.add(arm);
		return this;
	}

	/** A seed that has not run. */
	@SuppressWarnings("unchecked")
	StudyFixture planned(final int seed) {
		((List<Integer>) last().get("seeds")).add(seed);
		return this;
	}

	/** A finished run; volumes are 100 times the Dice beside 90, ASSD and its like are 1 - Dice. */
	public StudyFixture run(final int seed, final double... dice) {
		planned(seed);
		final StringBuilder csv = new StringBuilder("case,dice,hd,hd95,assd,masd,nsd,volume_similarity,volume_mm3," +
			"reference_mm3\n");
		for (int i = 0; i < dice.length; i++)
			csv.append(String.format(Locale.ROOT, "%s,%.4f,3.0,2.0,%.4f,1.0,0.9,0.9,%.4f,90.0%n", CASES.get(i), dice[i], 1 -
				dice[i], 100 * dice[i]));
		text(run(seed).resolve("cases.csv"), csv.toString());
		return this;
	}

	/** A finished run of weak annotations of two structures, whose Dice lie .1 above and below their mean. */
	StudyFixture annotated(final int seed, final double... dice) {
		run(seed, dice);
		final StringBuilder csv = new StringBuilder("case,dice,hd,hd95,assd,masd,nsd,volume_similarity,volume_mm3," +
			"reference_mm3,dice_label_1,dice_label_2\n");
		for (int i = 0; i < dice.length; i++)
			csv.append(String.format(Locale.ROOT, "%s,%.4f,3,2,1,1,.9,.9,80,90,%.4f,%.4f%n", CASES.get(i), dice[i], dice[i] + 0.1,
				dice[i] - 0.1));
		text(run(seed).resolve("cases.csv"), csv.toString());
		final Map<String, Object> info = new LinkedHashMap<>(last());
		info.putAll(Map.of("order", arms.size(), "seed", seed, "trainCases", last().get("train_cases")));
		info.remove("seeds");
		json(run(seed).resolve("run.json"), info);
		return this;
	}

	StudyFixture history(final int seed) {
		text(run(seed).resolve("history.csv"), "round,step,learning_rate,loss,validation,relabelled\n" +
			"1,20,0.002,0.9,NaN,false\n2,40,0.001,0.5,0.3,true\n");
		return this;
	}

	/** Masks and probabilities: a ball, three quarters sure. */
	StudyFixture pictures(final int seed) {
		for (final String name : CASES) {
			final Mask mask = ball(4.2);
			VolumeFiles.writeMask(mask, run(seed).resolve("masks").resolve(name + ".nii.gz"));
			final byte[] p = new byte[mask.voxels().length];
			for (int i = 0; i < p.length; i++)
				p[i] = (byte) (mask.voxels()[i] != 0 ? 191 : 0);
			VolumeFiles.write(Volume.ofUnsignedBytes(p, mask.geometry()), run(seed).resolve("probability").resolve(name +
				".nii.gz"));
		}
		return this;
	}

	private void data(final Path data) {
		for (final String name : CASES) {
			final float[] grey = new float[N * N * N];
			for (int i = 0; i < grey.length; i++)
				grey[i] = i % 37;
			VolumeFiles.write(Volume.of(grey, ball(1).geometry()), data.resolve("images").resolve(name + ".nii.gz"));
			VolumeFiles.writeMask(ball(3), data.resolve("initial").resolve(name + ".nii.gz"));
			VolumeFiles.writeMask(ball(4.2), data.resolve("labels").resolve(name + ".nii.gz"));
		}
	}

	private static Mask ball(final double radius) {
		final byte[] out = new byte[N * N * N];
		for (int z = 0, i = 0; z < N; z++)
			for (int y = 0; y < N; y++)
				for (int x = 0; x < N; x++, i++)
					out[i] = (byte) (Math.hypot(Math.hypot(x - 5.5, y - 5.5), z - 5.5) < radius ? 1 : 0);
		return new Mask(out, Geometry.of(N, N, N, 1, 1, 1));
	}

	private void time() {
		text(folder.resolve("time.csv"), "curve,minutes,dice,low,high,cases\nscores 3 s per region,10,0.8123,0.80,0.82,8\n" +
			"scores 3 s per region,60,0.8512,0.84,0.86,50\nfull masks 20 min each,60,0.8345,0.82,0.84,3\n");
		info.put("annotation_time", Map.of("seconds_per_region", 3, "comparisons", List.of(Map.of("minutes_per_mask", 20,
			"crossings_minutes", List.of(47.2), "differences", List.of(Map.of("minutes", 60, "score_minus_full", 0.0167, "low",
				0.01, "high", 0.0222))))));
	}

	/** Writes {@code study.json}; returns the folder. */
	public Path write() {
		info.put("arms", arms);
		json(folder.resolve("study.json"), info);
		return folder;
	}

	private static void json(final Path file, final Map<String, Object> content) {
		try {
			text(file, new ObjectMapper().writeValueAsString(content));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Map<String, Object> last() {
		return arms.get(arms.size() - 1);
	}

	private Path run(final int seed) {
		return folder.resolve("arms").resolve((String) last().get("name")).resolve("seed_" + seed);
	}

	private static void text(final Path file, final String text) {
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
