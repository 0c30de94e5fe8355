package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import ai.djl.engine.EngineException;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class OfflineEngineTest {

	private static final Path CACHE = Path.of("/home/user/.djl.ai/pytorch");

	@Test
	void djlCallsHomeByItselfButNotThroughOfflineEngine() throws Exception {
		assertTrue(probe("plain").matches("(?s).*calls=[1-9].*"), "the probe must see the telemetry that is to be prevented");
		assertTrue(probe("offline").contains("calls=0"));
	}

	@Test
	void waitingThreadsSleep() throws Exception {
		assumeTrue(System.getProperty("os.name").startsWith("Linux"), "other systems' OpenMP prints other words");
		assertTrue(probe("offline").contains("OMP_WAIT_POLICY = 'PASSIVE'"));
	}

	/** Runs the probe in a fresh Java without the variables that the test run itself sets. */
	private static String probe(final String mode) throws IOException, InterruptedException {
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-cp", System.getProperty("java.class.path"), NetworkProbe.class.getName(), mode);
		builder.environment().keySet().removeAll(List.of("OPT_OUT_TRACKING", "DJL_OFFLINE", "OMP_WAIT_POLICY",
			"JAVA_TOOL_OPTIONS"));
		// OpenMP prints its settings when its library is loaded.
		builder.environment().put("OMP_DISPLAY_ENV", "true");
		final Process process = builder.redirectErrorStream(true).start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue(), output);
		return output;
	}

	@Test
	void theEngineIsPyTorchAndStartsOnce() {
		assertEquals(OfflineEngine.NAME, OfflineEngine.engine().getEngineName());
		assertSame(OfflineEngine.engine(), OfflineEngine.engine());
		assertEquals("true", System.getProperty("ai.djl.offline"));
		assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
	}

	@Test
	void theClassLoaderOfTheThreadDoesNotMatter() throws Exception {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
		try {
			OfflineEngine.init();
			assertSame(ClassLoader.getPlatformClassLoader(), thread.getContextClassLoader());
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Test
	void propertiesAreSetAndAnOnlineEnvironmentIsRefused() {
		final Properties properties = new Properties();
		OfflineEngine.forbidNetwork(Map.of("DJL_OFFLINE", "true"), properties);
		assertEquals("true", properties.getProperty("ai.djl.offline"));
		assertEquals("true", properties.getProperty("OPT_OUT_TRACKING"));
		final ScoreException e = assertThrows(ScoreException.class, () -> OfflineEngine.forbidNetwork(Map.of("DJL_OFFLINE",
			"false"), new Properties()));
		assertTrue(e.getMessage().contains("DJL_OFFLINE=false"));
	}

	@Test
	void missingLibrariesAreNamedWithTheCure() {
		final List<Natives> windows = List.of(new Natives("2.7.1", "win-x86_64"));
		assertEquals("win-x86_64", Natives.require(windows, "win-x86_64").platform());
		final String other = assertThrows(ScoreException.class, () -> Natives.require(windows, "linux-x86_64")).getMessage();
		assertTrue(other.contains("(linux-x86_64)") && other.contains("win-x86_64") && other.contains("Install"), other);
		final String none = assertThrows(ScoreException.class, () -> Natives.require(List.of(), "linux-x86_64")).getMessage();
		assertTrue(none.contains("none in this installation"), none);
		final String mac = assertThrows(ScoreException.class, () -> Natives.require(List.of(), "osx-x86_64")).getMessage();
		assertTrue(mac.contains("Intel Macs"), mac);
	}

	@Test
	void platformsHaveDjlsNames() {
		assertEquals("linux-x86_64", Natives.platform("Linux", "amd64"));
		assertEquals("linux-aarch64", Natives.platform("Linux", "aarch64"));
		assertEquals("win-x86_64", Natives.platform("Windows 11", "amd64"));
		assertEquals("osx-aarch64", Natives.platform("Mac OS X", "aarch64"));
		assertEquals("osx-x86_64", Natives.platform("Mac OS X", "x86_64"));
	}

	@Test
	void thisBuildHasTheLibrariesOfOnePlatform() {
		final List<Natives> found = Natives.find(getClass().getClassLoader());
		assertEquals(1, found.size());
		assertEquals("2.7.1", found.get(0).version());
	}

	@Test
	void aLibtorchOfAnotherPluginIsRefused() {
		final String own = CACHE.resolve("2.7.1-cpu-" + Natives.platform(System.getProperty("os.name"), System.getProperty(
			"os.arch"))).toString();
		assertDoesNotThrow(() -> OfflineEngine.requireNoOther(List.of(own), CACHE, "2.7.1"));
		for (final String other : List.of(CACHE.resolve("2.5.1-cpu-linux-x86_64").toString(), "/opt/fiji/engines/pytorch")) {
			final String message = assertThrows(ScoreException.class, () -> OfflineEngine.requireNoOther(List.of(other), CACHE,
				"2.7.1")).getMessage();
			assertTrue(message.contains(other) && message.contains("Restart"), message);
		}
	}

	@Test
	void loadedLibrariesAreReadFromAllSystems() {
		assertEquals(List.of("/home/a b/.djl.ai/pytorch/2.7.1-cpu-linux-x86_64"), LoadedLibraries.torchFolders(
			"Dynamic libraries:\n7f00-7f01 r-xp 00000000 fe:00 1205   /home/a b/.djl.ai/pytorch/2.7.1-cpu-linux-x86_64/libtorch_cpu.so\n" +
				"7f02-7f03 rw-p 00000000 fe:00 1205   /home/a b/.djl.ai/pytorch/2.7.1-cpu-linux-x86_64/libtorch_cpu.so\n" +
				"7f04-7f05 rw-p 00000000 fe:00 7      /usr/lib/libc.so.6\n"));
		assertEquals(List.of("/Users/a/.djl.ai/x"), LoadedLibraries.torchFolders(
			"0x0000000105c00000 \t/Users/a/.djl.ai/x/libtorch_cpu.dylib\n"));
		assertEquals(List.of("C:\\Users\\a\\.djl.ai\\x"), LoadedLibraries.torchFolders(
			"0x00007ff8a0000000 - 0x00007ff8a0001000 \tC:\\Users\\a\\.djl.ai\\x\\torch_cpu.dll\r\n"));
	}

	@Test
	void theRunningJavaListsTheLoadedLibtorch() {
		OfflineEngine.init();
		assertEquals(1, LoadedLibraries.torchFolders().size());
	}

	@Test
	void failuresOfTheStartAreExplained() {
		final Path cache = CACHE;
		assertTrue(OfflineEngine.explain(new EngineException("x", new UnsatisfiedLinkError(
			"Native Library /x/libtorch.so already loaded in another classloader")), cache).getMessage().contains(
				"Another plugin"));
		assertTrue(OfflineEngine.explain(new UnsatisfiedLinkError("undefined symbol"), cache).getMessage().contains(
			"undefined symbol"));
		assertTrue(OfflineEngine.explain(new EngineException("x", new IOException("No space left on device")), cache)
			.getMessage().contains("DJL_CACHE_DIR"));
		assertTrue(OfflineEngine.explain(new IllegalStateException("odd"), cache).getMessage().contains("odd"));
	}
}
