package sc.fiji.score.network;

import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

import sc.fiji.score.common.ScoreException;

/**
 * The number of processor threads that PyTorch computes with. Sums are split among them, so the last bits of a result
 * depend on it: it is written beside the seed into what is computed.
 * <p>
 * While open, an instance sets the number for the thread that opened it; closing brings back the number of before.
 * DJL's API knows no such number; its PyTorch engine has it in a class that is on the class path at run time only,
 * hence the reflection.
 */
public final class EngineThreads implements AutoCloseable {

	private static final String JNI = "ai.djl.pytorch.jni.JniUtils";

	private final IntConsumer setter;
	private final int before;

	private EngineThreads(final IntConsumer setter, final int before) {
		this.setter = setter;
		this.before = before;
	}

	/**
	 * How many threads PyTorch uses when called from this thread. Unless {@link #use} says otherwise that is
	 * {@code OMP_NUM_THREADS} where it is set, else the number of cores; starts PyTorch.
	 *
	 * @throws ScoreException if PyTorch cannot be loaded
	 */
	public static int count() {
		return (int) call("getNumThreads", new Class<?>[0]);
	}

	/**
	 * Sets the number of threads; starts PyTorch.
	 *
	 * @param threads at least 1, or 0 to leave the number as it is
	 * @throws ScoreException if PyTorch cannot be loaded, or keeps the number with which it has started
	 */
	public static EngineThreads use(final int threads) {
		return use(threads, EngineThreads::count, n -> call("setNumThreads", new Class<?>[] { int.class }, n));
	}

	static EngineThreads use(final int threads, final IntSupplier getter, final IntConsumer setter) {
		if (threads < 0) throw new IllegalArgumentException(threads + " threads");
		final int before = getter.getAsInt();
		if (threads == 0 || threads == before) return new EngineThreads(setter, before);
		setter.accept(threads);
		final int now = getter.getAsInt();
		// A PyTorch without OpenMP takes the number only once.
		if (now != threads) throw new ScoreException("PyTorch has already started with " + now +
			" threads and cannot change to " + threads + ". Restart, and set the number of threads for the first training.");
		return new EngineThreads(setter, before);
	}

	/** Brings back the number of before. */
	@Override
	public void close() {
		setter.accept(before);
	}

	private static Object call(final String method, final Class<?>[] types, final Object... arguments) {
		final ClassLoader loader = OfflineEngine.engine().getClass().getClassLoader();
		try {
			return Class.forName(JNI, true, loader).getMethod(method, types).invoke(null, arguments);
		}
		catch (final ReflectiveOperationException e) {
			throw new ScoreException("PyTorch does not tell its number of threads (" + e +
				"). Another version of DJL may be in the way: remove it, or use SCORE's command line.", e);
		}
	}
}
