package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

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

	/** Without masks the output counts eight times, and so does its gradient; with masks both are as they are. */
	@Test
	void withoutMasksTheOutputIsAmplified() {
		final float[] none = {}, base = { 1, -1 };
		assertArrayEquals(new float[] { 4, -8 }, NetworkChannels.logits(none, new float[] { 0.5f, -1 }));
		assertArrayEquals(new float[] { 16, -24 }, NetworkChannels.pullBack(none, new float[] { 2, -3 }));
		assertArrayEquals(new float[] { 2, -3 }, NetworkChannels.pullBack(base, new float[] { 2, -3 }));
	}
}
