package sc.fiji.score.network;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Tells the C library of Linux to keep freed memory for reuse. PyTorch allocates and frees tens of megabytes in every
 * layer; by default each goes back to the system and comes again as fresh pages, which costs a third of a training
 * step. The gain is speed alone: where the call is not possible, nothing else changes.
 */
final class NativeAllocator {

	/** Numbers of the options in glibc's malloc.h. */
	private static final int TRIM_THRESHOLD = -1, TOP_PAD = -2, MMAP_THRESHOLD = -3;

	/** Freed memory up to this size stays with the process, in bytes. */
	private static final int KEEP = 1 << 30;
	private static final int PAD = 1 << 26;

	private NativeAllocator() {}

	/** Returns whether the options were taken. */
	static boolean keepFreedMemory() {
		try {
			if (!Platform.isLinux()) return false;
			final Function mallopt = Function.getFunction("c", "mallopt");
			return set(mallopt, MMAP_THRESHOLD, KEEP) & set(mallopt, TRIM_THRESHOLD, KEEP) & set(mallopt, TOP_PAD, PAD);
		}
		catch (final LinkageError e) {
			// Another C library than glibc has its own ways; nor is it worth an error where JNA cannot work at all.
			return false;
		}
	}

	private static boolean set(final Function mallopt, final int option, final int value) {
		return mallopt.invokeInt(new Object[] { option, value }) == 1;
	}
}
