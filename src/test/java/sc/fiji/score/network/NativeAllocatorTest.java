package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class NativeAllocatorTest {

	@Test
	void glibcTakesTheOptionsAndOthersAreLeftAlone() {
		final boolean linux = System.getProperty("os.name").startsWith("Linux");
		final boolean glibc = linux && !Files.exists(Path.of("/etc/alpine-release"));
		assertEquals(glibc, NativeAllocator.keepFreedMemory());
		assertEquals(glibc, NativeAllocator.keepFreedMemory(), "a second time");
		// Whatever it answered, the network computes.
		try (NetworkRunner runner = new NetworkRunner(new UNet3d(TestModels.POINTWISE))) {
			assertTrue(Float.isFinite(runner.forward(TestModels.pointwiseWeights(0, 1), new float[] { 1, 2, 3, 4, 5, 6 },
				new int[] { 2, 1, 1 })[0]));
		}
	}
}
