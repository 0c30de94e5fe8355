package sc.fiji.score.network;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.WString;

/**
 * Lets PyTorch's threads sleep while they wait. By default they spin, which on a busy machine with few cores costs
 * more than it gains.
 */
final class ThreadPolicy {

	private static final String VARIABLE = "OMP_WAIT_POLICY";

	private ThreadPolicy() {}

	/**
	 * Sets {@code OMP_WAIT_POLICY=passive} in this process, unless the user's environment sets it. OpenMP reads the
	 * variable once, when its library is loaded; Java cannot set variables, so the system's own function is called.
	 *
	 * @return whether the variable is set now
	 */
	static boolean waitPassively() {
		if (System.getenv(VARIABLE) != null) return true;
		try {
			if (Platform.isWindows()) return function("kernel32", "SetEnvironmentVariableW").invokeInt(new Object[] {
				new WString(VARIABLE), new WString("passive") }) != 0;
			return function(Platform.C_LIBRARY_NAME, "setenv").invokeInt(new Object[] { VARIABLE, "passive", 1 }) == 0;
		}
		catch (final LinkageError | RuntimeException e) {
			// Without it PyTorch computes the same, only slower on a busy machine.
			return false;
		}
	}

	private static Function function(final String library, final String name) {
		return NativeLibrary.getInstance(library).getFunction(name);
	}
}
