package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import sc.fiji.score.common.Progress;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.TestModels;
import sc.fiji.score.task.SimulateTask;
import sc.fiji.score.task.TinyCases;

/** The commands as SciJava runs them: found through the index of plugins, their inputs by name. */
class SciJavaCommandTest {

	private static Context context;

	@TempDir
	Path dir;

	@BeforeAll
	static void start() {
		context = new Context(CommandService.class);
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	@Test
	void commandsAreFoundAndWrite() throws Exception {
		final String mask = TestMasks.write(TestMasks.ellipsoid(1), dir.resolve("mask.nii"));
		final CommandInfo info = service().getCommand(PartitionCommand.class);
		assertNotNull(info, "the command is not in the index");
		assertEquals("[Plugins, SCORE, Partition Regions...]", info.getMenuPath().stream().map(e -> e.getName()).toList()
			.toString());
		final Path output = dir.resolve("regions.nii");
		final CommandModule module = service().run(info, true, Map.of("mask", mask, "clusters", 4, "output", output
			.toString())).get();
		assertFalse(module.isCanceled(), module.getCancelReason());
		assertTrue(VolumeFiles.read(output).geometry().sameGrid(TestMasks.GRID));
	}

	@Test
	void theLimitOfChangeIsAKeyOfRefine() throws Exception {
		TinyCases.write(dir, 1);
		final Path model = dir.resolve("grows.score"), out = dir.resolve("refined.nii.gz");
		ModelFile.write(TestModels.constant(1.5f, 1), model);
		final Map<String, Object> inputs = new HashMap<>(Map.of("image", dir.resolve("images/case_01.nii.gz").toString(),
			"mask", dir.resolve("initial/case_01.nii.gz").toString(), "model", model.toString(), "output", out.toString()));
		for (final double limit : new double[] { 0.01, 100 }) {
			inputs.put("limit", limit);
			final CommandModule module = service().run(RefineCommand.class, true, inputs).get();
			assertFalse(module.isCanceled(), module.getCancelReason());
			final String sidecar = Files.readString(dir.resolve("refined.json"));
			assertTrue(sidecar.contains("\"suspicious\" : " + (limit < 1)), sidecar);
		}
		inputs.put("limit", 0);
		final CommandModule module = service().run(RefineCommand.class, true, inputs).get();
		assertTrue(module.isCanceled() && module.getCancelReason().contains("'limit'"), module.getCancelReason());
	}

	@Test
	void masksThatSeemRightAreRefinedOnDemand() throws Exception {
		TinyCases.write(dir, 1);
		final Path model = dir.resolve("grows.score"), out = dir.resolve("refined.nii.gz");
		ModelFile.write(TestModels.constant(1.5f, 1).withLeaveAlone(0.1), model);
		final Map<String, Object> inputs = new HashMap<>(Map.of("image", dir.resolve("images/case_01.nii.gz").toString(),
			"mask", dir.resolve("initial/case_01.nii.gz").toString(), "model", model.toString(), "output", out.toString()));
		for (final String always : new String[] { "no", "yes" }) {
			inputs.put("always", always);
			final CommandModule module = service().run(RefineCommand.class, true, inputs).get();
			assertFalse(module.isCanceled(), module.getCancelReason());
			final String sidecar = Files.readString(dir.resolve("refined.json"));
			assertTrue(sidecar.contains("\"left_alone\" : " + always.equals("no")), sidecar);
		}
	}

	@Test
	void networkPatchAndTermsAreKeysOfTrain() throws Exception {
		TinyCases.write(dir, 2);
		new SimulateTask().setMask(dir.resolve("initial")).setReference(dir.resolve("labels")).setOutput(dir.resolve(
			"feedback")).run(Progress.NONE);
		final Path model = dir.resolve("m.score");
		final Map<String, Object> inputs = new HashMap<>(Map.of("data", dir.toString(), "output", model.toString(), "steps", 2,
			"widths", "3, 5", "patch", 8, "weak_weights", "component=0.1, length = 0.2"));
		final CommandModule module = service().run(TrainCommand.class, true, inputs).get();
		assertFalse(module.isCanceled(), module.getCancelReason());
		assertEquals(List.of(3, 5), ModelFile.read(model).network().widths());
		final String options = ModelFile.read(model).provenance().get("options").toString();
		assertTrue(options.contains("patch=8,") && options.contains("{component=0.1, length=0.2}"), options);
		final Path next = dir.resolve("next.score");
		final CommandModule taught = service().run(TrainCommand.class, true, Map.of("data", dir.toString(), "output", next
			.toString(), "steps", 2, "patch", 8, "teacher", model.toString())).get();
		assertFalse(taught.isCanceled(), taught.getCancelReason());
		assertTrue(ModelFile.read(next).provenance().containsKey("teacher"));
		for (final String[] wrong : new String[][] { { "widths", "3,x" }, { "weak_weights", "component" }, { "weak_weights",
			"component=a" }, { "weak_weights", "tight=1" }, { "weak_weights", "shape=1" } })
		{
			final Map<String, Object> others = new HashMap<>(inputs);
			others.put(wrong[0], wrong[1]);
			final CommandModule failed = service().run(TrainCommand.class, true, others).get();
			assertTrue(failed.isCanceled() && failed.getCancelReason().matches(".*(" + wrong[0] + "|tight|full masks).*"), wrong[1] +
				": " + failed.getCancelReason());
		}
	}

	@Test
	void aFailureCancelsTheModuleWithTheReason() throws Exception {
		final int before = Failures.count();
		final CommandModule module = service().run(EvaluateCommand.class, true, "mask", dir.resolve("no.nii").toString())
			.get();
		assertTrue(module.isCanceled());
		assertTrue(module.getCancelReason().contains("no.nii"), module.getCancelReason());
		assertEquals(module.getCancelReason(), Failures.last());
		assertEquals(before + 1, Failures.count());
	}

	@Test
	void aCancelledCommandLeavesNothing() throws Exception {
		final PartitionCommand command = new PartitionCommand();
		final CommandModule module = new CommandModule(Ij1Bridge.info(PartitionCommand.class.getName()), command);
		module.setInput("mask", TestMasks.write(TestMasks.ellipsoid(1), dir.resolve("mask.nii")));
		module.setInput("output", dir.resolve("regions.nii").toString());
		command.cancel("the user's wish");
		command.run();
		assertFalse(Files.exists(dir.resolve("regions.nii")));
		assertEquals("Cancelled.", Failures.last());
	}

	private static CommandService service() {
		return context.service(CommandService.class);
	}
}
