package sc.fiji.score.benchmark;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.Refinement;
import sc.fiji.score.training.Trainer;
import sc.fiji.score.training.TrainingCase;
import sc.fiji.score.training.TrainingHistory;
import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/** Trains and tests arms and writes what came out, the results last. */
final class ArmRunner {

	private static final double NANO = 1e-9;

	/** Folders of what is kept of a run on demand. */
	static final String MASKS = "masks", PROBABILITY = "probability";

	private final StudySettings settings;
	private final StudyCases cases;
	private final StudyFolder folder;

	/** What a training was given, and how long it took. */
	private record Trained(List<ScoreModel> models, int cases, double questions, int regions, double seconds) {}

	ArmRunner(final StudySettings settings, final StudyCases cases, final StudyFolder folder) {
		this.settings = settings;
		this.cases = cases;
		this.folder = folder;
	}

	/** Runs an arm; its base, if it has one, must be done. */
	void run(final StudyRun run, final Progress progress) {
		final Arm arm = run.arm();
		final Trained trained = arm.isTrained() ? train(run, progress) : arm.base() != null ? trained(run)
			: new Trained(List.of(), 0, 0, 0, 0);
		final long start = System.nanoTime();
		final List<CaseRow> rows = test(run, trained.models(), progress);
		final double perCase = NANO * (System.nanoTime() - start) / rows.size();
		final String options = arm.supervision() == null || arm.kind() == Arm.Kind.INITIAL ? "" : settings.options(arm, run
			.seed()).toString();
		final RunInfo info = new RunInfo(arm.name(), arm.group(), arm.kind().key(), arm.description(), run.order(), run
			.seed(), run.recipe(settings, cases), null, trained.cases(), trained.questions(), trained.regions(), arm
				.supervision() == null ? "none" : arm.supervision().feedback(), options, trained.seconds(), perCase,
			EngineThreads.count());
		finish(info, rows);
	}

	/** Writes a run's results; {@code cases.csv} last, for it says that all is there. */
	void finish(final RunInfo info, final List<CaseRow> rows) {
		final Path dir = folder.of(info.name(), info.seed());
		info.write(dir.resolve(StudyFolder.RUN));
		CaseRow.write(rows, dir.resolve(StudyFolder.CASES));
	}

	private Trained train(final StudyRun run, final Progress progress) {
		final Arm arm = run.arm();
		final List<StudyCase> drawn = cases.draw(arm.cases(), run.seed());
		final List<ScoreModel> needed = arm.needs() == null ? List.of() : models(arm.needs(), run.seed(), 1);
		final List<Supervision.Lesson> lessons = arm.supervision().teachAll(drawn, run.seed(), needed, new StageName(progress,
			run.title() + ", preparing"));
		final List<TrainingCase> examples = lessons.stream().map(Supervision.Lesson::example).toList();
		final int regions = lessons.stream().mapToInt(Supervision.Lesson::regions).max().orElse(0);
		final int questions = lessons.stream().mapToInt(Supervision.Lesson::questions).sum();
		final long start = System.nanoTime();
		final List<ScoreModel> models = new ArrayList<>();
		for (int member = 1; member <= arm.members(); member++)
			models.add(train(run, member, examples, progress));
		return new Trained(models, lessons.size(), questions / (double) lessons.size(), regions, NANO * (System.nanoTime() -
			start));
	}

	private ScoreModel train(final StudyRun run, final int member, final List<TrainingCase> examples,
		final Progress progress)
	{
		final Arm arm = run.arm();
		final TrainingOptions options = settings.options(arm, run.memberSeed(member));
		final Trainer trainer = new Trainer(options, null, history -> {});
		if (arm.teacher() != null) trainer.optTeacher(models(arm.teacher(), run.seed(), 1).get(0).weights());
		final Trainer.Result result = trainer.train(examples, "", new StageName(progress,
			run.title() + (member == 1 ? "" : ", network " + member)));
		final Map<String, Object> provenance = result.provenance("study", arm.description(), options);
		provenance.put("feedback", arm.supervision().feedback());
		provenance.put("cases", examples.stream().map(TrainingCase::name).toList());
		final List<Structure> structures = arm.structures().isEmpty() ? List.of(Structure.FOREGROUND) : arm.structures();
		final ScoreModel model = new ScoreModel(options.network(), result.weights(), cases.input(), structures, options
			.heads(), provenance, result.leaveAlone(), null, null);
		final Path file = folder.model(arm.name(), run.seed(), member);
		writeHistory(result.history(), file.resolveSibling(member == 1 ? StudyFolder.HISTORY : "history_" + member +
			".csv"));
		ModelFile.write(model, file);
		return model;
	}

	private static void writeHistory(final TrainingHistory history, final Path file) {
		AtomicFile.write(file, temporary -> {
			try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
				history.writeCsv(writer);
			}
		});
	}

	/** The models of another arm; nothing is trained for this one, so it takes no time. */
	private Trained trained(final StudyRun run) {
		final String base = run.arm().base();
		final RunInfo info = folder.info(base, run.seed());
		return new Trained(models(base, run.seed(), run.arm().members()), info.trainCases(), info.questionsPerCase(), info
			.regions(), 0);
	}

	private List<ScoreModel> models(final String arm, final long seed, final int members) {
		final List<ScoreModel> out = new ArrayList<>();
		for (int member = 1; member <= members; member++)
			out.add(ModelFile.read(folder.model(arm, seed, member)));
		return out;
	}

	private List<CaseRow> test(final StudyRun run, final List<ScoreModel> models, final Progress progress) {
		if (!run.arm().structures().isEmpty()) return new StructureEvaluation(run.arm().structures(), models.isEmpty() ? null
			: models.get(0), settings.tolerance()).run(cases.test(), progress);
		final boolean keep = settings.keepMasks() && run.arm().group().equals(Arm.MAIN) && run.seed() == settings.seeds()
			.get(0);
		final TestCondition condition = run.arm().condition();
		final List<CaseRow> rows = new ArrayList<>();
		try (ModelSet set = models.isEmpty() ? null : new ModelSet(models, run.arm().views())) {
			for (final StudyCase c : cases.test()) {
				progress.checkCancelled();
				final ExperimentCase.Data data = c.load();
				final Mask initial = condition == null ? data.initial() : condition.apply(c.name(), data);
				Mask mask = initial;
				if (set != null) {
					final Refinement refined = refine(set, c.name(), data.image(), initial);
					mask = refined.mask();
					if (keep) keep(run, c.name(), refined);
				}
				rows.add(CaseRow.of(c.name(), data.reference(), mask, settings.tolerance()));
			}
		}
		return rows;
	}

	private static Refinement refine(final ModelSet set, final String name, final Volume image, final Mask initial) {
		try {
			return set.refine(image, initial);
		}
		catch (final ScoreException e) {
			throw new ScoreException("Case " + name + ": " + e.getMessage(), e);
		}
	}

	private void keep(final StudyRun run, final String name, final Refinement refined) {
		final Path dir = folder.of(run.arm().name(), run.seed());
		final float[] p = refined.probability().floats();
		final byte[] bytes = new byte[p.length];
		for (int i = 0; i < p.length; i++)
			bytes[i] = (byte) Math.round(255 * p[i]);
		VolumeFiles.writeMask(refined.mask(), dir.resolve(MASKS).resolve(name + ".nii.gz"));
		VolumeFiles.write(Volume.ofUnsignedBytes(bytes, refined.mask().geometry()), dir.resolve(PROBABILITY).resolve(
			name + ".nii.gz"));
	}
}
