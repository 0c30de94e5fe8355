package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.Test;

import sc.fiji.score.network.OfflineEngine;

/**
 * Arrays outside Java's heap that nobody closes are freed by no collector: the memory of a long training must stay
 * flat.
 */
class NativeMemoryTest {

	/**
	 * How much the process may grow from one round of ten steps to the next, as a rule. A step that loses the network's
	 * features loses 2 MiB and more; single small arrays hide in memory that the allocator keeps, but not from the count.
	 */
	private static final long MOST_KIB = 1536;

	/** The arrays and managers that DJL counts as open, in all of the process. */
	static int open() {
		try (NDManager some = OfflineEngine.engine().newBaseManager()) {
			return open((BaseNDManager) some.getParentManager()) - 1;
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException("another DJL than expected", e);
		}
	}

	private static int open(final BaseNDManager manager) throws ReflectiveOperationException {
		int count = 0;
		for (final String field : new String[] { "resources", "tempResources" }) {
			final Field held = BaseNDManager.class.getDeclaredField(field);
			held.setAccessible(true);
			for (final Object o : ((Map<?, ?>) held.get(manager)).values())
				count += o instanceof BaseNDManager child ? 1 + open(child) : 1;
		}
		return count;
	}

	@Test
	void everyArrayIsClosed() {
		final int before = open();
		final List<Integer> during = new ArrayList<>();
		MemoryProbe.run(16, 60, 3, () -> during.add(open()));
		assertEquals(6 + 3, during.size());
		// A training or a refiner holds its own manager, and nothing in it between two steps.
		for (final int count : during)
			assertEquals(before + 1, count, during.toString());
		assertEquals(before, open());
	}

	/** In a Java of its own, whose heap cannot grow: what grows is outside. */
	@Test
	void theProcessDoesNotGrow() throws Exception {
		assumeTrue(Files.exists(Path.of("/proc/self/status")), "SKIPPED: no /proc to tell the memory of a process");
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
			MemoryProbe.class.getName()).redirectErrorStream(true).start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(120, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue(), output);
		final List<Long> rss = output.lines().filter(l -> l.startsWith("rss=")).map(l -> Long.valueOf(l.substring(4)))
			.toList();
		assertEquals(16 + 5, rss.size(), output);
		// The first half warms up: compiler and allocator still take what they will need, longer on a busy machine. Of the
		// rest the median, for the allocator takes a larger piece now and then; a leak shows in every round.
		final long[] growth = IntStream.range(9, 16).mapToLong(i -> rss.get(i) - rss.get(i - 1)).sorted().toArray();
		assertTrue(growth[growth.length / 2] < MOST_KIB, "grows by " + growth[growth.length / 2] + " KiB a round: " + rss);
	}
}
