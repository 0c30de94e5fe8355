package sc.fiji.score.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import sc.fiji.score.common.ScoreException;

/**
 * Starts PyTorch with all network access of DJL switched off: no telemetry, no download. Everything that touches DJL
 * calls {@link #init()} or {@link #engine()} first.
 * <p>
 * DJL sends telemetry when its class {@code Engine} is initialised, unless {@code DJL_OFFLINE} or
 * {@code ai.djl.offline}, or {@code OPT_OUT_TRACKING}, is {@code true}; the environment stands over the system
 * property. Inside Fiji nobody can set an environment, so the properties are set here, before that class is touched.
 * They hold for the whole process: another plugin that downloads models through the same DJL cannot do so after SCORE
 * has started.
 */
public final class OfflineEngine {

	/** DJL's name of the engine. Never ask for the default engine: in Fiji another plugin may bring one of its own. */
	public static final String NAME = "PyTorch";

	private static ScoreException failure;
	private static Engine engine;

	private OfflineEngine() {}

	/**
	 * Switches the network off and loads PyTorch; quick when called again. The first call ever on a computer unpacks
	 * about 450 MB into {@code ~/.djl.ai} ({@code DJL_CACHE_DIR} moves it).
	 *
	 * @throws ScoreException if the environment forces DJL online, the native libraries are missing or cannot be
	 *           unpacked or loaded, or another plugin has loaded a libtorch of its own
	 */
	public static synchronized void init() {
		if (engine != null) return;
		// A class that failed to load stays broken for the whole process, with worse messages each time.
		if (failure != null) throw failure;
		forbidNetwork(System.getenv(), System.getProperties());
		// DJL looks for its engine and the natives through the thread's class loader, which need not know this plugin's jars.
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(OfflineEngine.class.getClassLoader());
		try {
			engine = load();
		}
		catch (final ScoreException e) {
			failure = e;
			throw e;
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/** PyTorch, started by {@link #init()}. */
	public static synchronized Engine engine() {
		init();
		return engine;
	}

	/**
	 * Sets the properties that keep DJL off the network.
	 *
	 * @param environment stands over the properties in DJL
	 * @throws ScoreException if the environment asks for the contrary
	 */
	static void forbidNetwork(final Map<String, String> environment, final Properties properties) {
		final String offline = environment.get("DJL_OFFLINE");
		if (offline != null && !Boolean.parseBoolean(offline)) throw new ScoreException("The environment variable DJL_OFFLINE=" +
			offline + " lets the neural network library go online, which SCORE never does. Unset it, or set it to true.");
		properties.setProperty("ai.djl.offline", "true");
		properties.setProperty("OPT_OUT_TRACKING", "true");
		// Where no logger is installed (command line), SLF4J would complain on the console of every user.
		properties.putIfAbsent("slf4j.internal.verbosity", "ERROR");
	}

	private static Engine load() {
		final boolean own = Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH") == null;
		final Path cache = Utils.getEngineCacheDir("pytorch").toAbsolutePath();
		if (own) {
			final Natives natives = Natives.require(Natives.find(OfflineEngine.class.getClassLoader()), Natives.platform(System
				.getProperty("os.name"), System.getProperty("os.arch")));
			final String asked = Utils.getEnvOrSystemProperty("PYTORCH_VERSION");
			if (asked != null && !asked.isEmpty() && !natives.version().startsWith(asked)) throw new ScoreException(
				"PYTORCH_VERSION=" + asked + " asks for another PyTorch than SCORE's " + natives.version() + ". Unset it.");
			requireNoOther(LoadedLibraries.torchFolders(), cache, natives.version());
		}
		ThreadPolicy.waitPassively();
		try {
			return Engine.getEngine(NAME);
		}
		catch (final RuntimeException | LinkageError | AssertionError e) {
			throw explain(e, cache);
		}
	}

	/**
	 * @param folders from which a libtorch has been loaded
	 * @param cache DJL's folder for PyTorch; SCORE's own libtorch lies in it, in a folder that starts with the version
	 * @throws ScoreException if a libtorch is there that is not SCORE's
	 */
	static void requireNoOther(final List<String> folders, final Path cache, final String version) {
		for (final String folder : folders)
			if (!Path.of(folder).startsWith(cache.resolve(version + "-cpu-" + Natives.platform(System.getProperty("os.name"),
				System.getProperty("os.arch"))))) throw clash("from " + folder, null);
	}

	private static ScoreException clash(final String where, final Throwable cause) {
		return new ScoreException("Another plugin has already loaded a PyTorch of its own (" + where +
			"); two in one process crash. Restart Fiji and use SCORE before the other plugin, or use SCORE's command line.",
			cause);
	}

	/** What a failure of the engine's start means to a user. */
	static ScoreException explain(final Throwable e, final Path cache) {
		for (Throwable t = e; t != null; t = t.getCause()) {
			final String message = String.valueOf(t.getMessage());
			if (t instanceof UnsatisfiedLinkError && message.contains("another classloader")) return clash(
				"in another class loader", e);
			if (t instanceof UnsatisfiedLinkError) return new ScoreException("PyTorch's libraries could not be loaded (" + message +
				"). If another plugin uses PyTorch, restart and use SCORE first. On Windows install the Microsoft Visual C++ " +
				"Redistributable. Else delete the folder " + cache + " and try again.", e);
			if (t instanceof IOException) return new ScoreException("PyTorch's libraries could not be unpacked into " + cache + " (" +
				message + "). About 450 MB are needed there; free some space, or let DJL_CACHE_DIR name another folder.", e);
		}
		return new ScoreException("PyTorch did not start: " + e + ". Delete the folder " + cache + " and try again.", e);
	}
}
