package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class CavitiesTest {

	@Test
	void fillsWhatIsEnclosedAndNothingElse() {
		final int[] n = { 7, 5, 5 };
		final byte[] voxels = new byte[7 * 5 * 5];
		for (int z = 1; z < 4; z++)
			for (int y = 1; y < 4; y++)
				for (int x = 1; x < 4; x++)
					voxels[(z * 5 + y) * 7 + x] = 1;
		final byte[] solid = voxels.clone();
		final int middle = (2 * 5 + 2) * 7 + 2;
		voxels[middle] = 0;
		Cavities.fill(voxels, n);
		assertEquals(1, voxels[middle], "enclosed");
		assertEquals(27, count(voxels));
		final byte[] open = solid.clone();
		open[middle] = 0;
		open[middle + 1] = 0;
		Cavities.fill(open, n);
		assertEquals(25, count(open), "a hole that opens to the outside stays");
	}

	private static int count(final byte[] voxels) {
		int sum = 0;
		for (final byte v : voxels)
			sum += v;
		return sum;
	}

	@Test
	void backgroundAtTheBorderOfTheGridIsNoCavity() {
		final byte[] voxels = new byte[27];
		Arrays.fill(voxels, (byte) 1);
		voxels[4] = 0;
		Cavities.fill(voxels, new int[] { 3, 3, 3 });
		assertEquals(0, voxels[4]);
	}
}
