package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NetworkChannelsTest {

	@Test
	void imageDistanceAndEdgesComeOneAfterTheOther() {
		final float[] in = NetworkChannels.of(new float[] { 7, -3, 0 }, new float[] { 2, -9, 4 }, new float[] { 0, 0.5f,
			1 });
		assertArrayEquals(new float[] { 7, -3, 0, 0.5f, -1, 1, -1, 0, 1 }, in);
	}

	@Test
	void theBaseOfTheLogitsIsTheClippedDistance() {
		assertArrayEquals(new float[] { 2, -8, 8, 0.5f }, NetworkChannels.logits(new float[] { 1, -50, 50, 0.5f },
			new float[] { 0, 0, 0, -0.5f }));
	}

	@Test
	void withoutMasksTheOutputIsTheLogit() {
		final float[] output = { 0.5f, -1 };
		final float[] logits = NetworkChannels.logits(new float[0], output);
		assertArrayEquals(output, logits);
		logits[0] = 9;
		assertEquals(0.5f, output[0], "a copy");
	}
}
