package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import sc.fiji.score.network.NetworkSpec;

class SamplerTest {

	private final TrainingCase c = TestCases.scored("c", 1);

	@Test
	void withoutVariationAWholeCaseIsTheCaseItself() {
		final Sample s = new Sampler(Augmentation.none(), 96, NetworkSpec.standard()).draw(c, 0, 0, 5);
		final int[] n = c.size();
		for (int z = 0; z < n[2]; z++)
			for (int y = 0; y < n[1]; y++)
				for (int x = 0; x < n[0]; x++) {
					final int i = (z * n[1] + y) * n[0] + x, o = (z * s.size()[1] + y) * s.size()[0] + x;
					assertEquals(c.image()[i], s.image()[o]);
					assertEquals(c.labels()[i], s.parts().get(0).labels()[o]);
					assertEquals(c.distance()[i], s.shown()[o]);
					assertEquals(c.regions()[i], s.parts().get(0).region()[o]);
				}
		for (final double rest : s.parts().get(0).outside())
			assertEquals(0, rest, 1e-6);
		for (int a = 0; a < 3; a++)
			assertEquals(0, s.size()[a] % 4);
	}

	/** What a patch does not hold of a region is told, so that regional sums stay those of the whole case. */
	@Test
	void patchAndRestMakeTheWhole() {
		final Sample s = new Sampler(Augmentation.none(), 8, NetworkSpec.standard()).draw(c, 0, 0, 5);
		assertArrayEquals(new int[] { 8, 8, 8 }, s.size());
		final double[] whole = new double[c.targets().length];
		for (int i = 0; i < c.labels().length; i++)
			if (c.regions()[i] != 0) whole[c.regions()[i] - 1] += c.labels()[i];
		final double[] sum = s.parts().get(0).outside().clone();
		for (int i = 0; i < s.parts().get(0).labels().length; i++)
			if (s.parts().get(0).region()[i] != 0) sum[s.parts().get(0).region()[i] - 1] += s.parts().get(0).labels()[i];
		assertArrayEquals(whole, sum, 1e-4);
		assertTrue(Arrays.stream(s.parts().get(0).outside()).sum() > 0);
	}

	@Test
	void seedDecidesAndVariationVaries() {
		final Sampler sampler = new Sampler(Augmentation.standard(), 96, NetworkSpec.standard());
		final Sample a = sampler.draw(c, 1, 0, 5), b = sampler.draw(c, 1, 0, 5), other = sampler.draw(c, 1, 0, 6);
		assertArrayEquals(a.image(), b.image());
		assertArrayEquals(a.shown(), b.shown());
		assertFalse(Arrays.equals(a.image(), other.image()));
		assertFalse(Arrays.equals(a.shown(), a.parts().get(0).distance()));
	}

	/** Shown masks lie between the initial mask and the target, some at one end, some near the other; the target stays. */
	@Test
	void betterMasksAreOnTheWayToTheTarget() {
		final Sampler sampler = new Sampler(Augmentation.none(), 96, NetworkSpec.standard());
		final float[] right = c.structures().get(0).labelDistance(c.size(), c.spacing());
		int initial = 0, near = 0;
		for (int seed = 0; seed < 40; seed++) {
			final Sample s = sampler.draw(c, 0, 0.5, seed);
			final int[] n = c.size();
			double way = 0, all = 0;
			for (int z = 0; z < n[2]; z++)
				for (int y = 0; y < n[1]; y++)
					for (int x = 0; x < n[0]; x++) {
						final int i = (z * n[1] + y) * n[0] + x, o = (z * s.size()[1] + y) * s.size()[0] + x;
						assertEquals(c.labels()[i], s.parts().get(0).labels()[o]);
						assertEquals(c.distance()[i], s.parts().get(0).distance()[o]);
						way += Math.abs(s.shown()[o] - c.distance()[i]);
						all += Math.abs(right[i] - c.distance()[i]);
						assertEquals(Math.abs(right[i] - c.distance()[i]), Math.abs(s.shown()[o] - c.distance()[i]) + Math.abs(
							right[i] - s.shown()[o]), 1e-4);
					}
			if (way == 0) initial++;
			if (way > 0.7 * all) near++;
		}
		assertTrue(initial > 10 && initial < 30, "as given: " + initial);
		assertTrue(near > 1, "near the target: " + near);
	}

	@Test
	void flipMirrorsImageAndTargetsAlike() {
		final Sampler sampler = new Sampler(new Augmentation(1, 0, 0, 0), 96, NetworkSpec.standard());
		boolean flipped = false, plain = false;
		for (int seed = 0; seed < 20; seed++) {
			final Sample s = sampler.draw(c, 0, 0, seed);
			final int nx = s.size()[0];
			final boolean mirrored = s.image()[nx / 2 - 1 - 3] != c.image()[nx / 2 - 1 - 3];
			flipped |= mirrored;
			plain |= !mirrored;
			// The truth's bright voxels stay under its labels' side: image and distance move together.
			double agree = 0;
			for (int i = 0; i < s.image().length; i++)
				agree += s.image()[i] * s.parts().get(0).distance()[i];
			double before = 0;
			for (int i = 0; i < c.image().length; i++)
				before += c.image()[i] * c.distance()[i];
			assertEquals(before, agree, Math.abs(before) * 0.2);
		}
		assertTrue(flipped && plain);
	}
}
