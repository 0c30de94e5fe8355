package sc.fiji.score.command;

import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;

import ij.IJ;

/** The SciJava context that commands run in: Fiji's own where there is one, else a small one made at the first use. */
final class PluginContext {

	private static Context own;

	private PluginContext() {}

	static synchronized Context get() {
		final Context fiji = ofFiji();
		if (fiji != null) return fiji;
		if (own == null) own = create();
		return own;
	}

	/** Asks for Fiji's context only where imagej-legacy is: a plain ImageJ would make a new, full context at each call. */
	private static Context ofFiji() {
		try {
			Class.forName("net.imagej.legacy.LegacyService", false, IJ.getClassLoader());
		}
		catch (final ClassNotFoundException plainImageJ) {
			return null;
		}
		return IJ.runPlugIn("org.scijava.Context", "") instanceof Context c ? c : null;
	}

	/** SciJava looks for its plugins through the thread's class loader; in ImageJ 1.x that is not the plugins' one. */
	private static Context create() {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(PluginContext.class.getClassLoader());
		try {
			return new Context(CommandService.class, LogService.class);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}
}
