package sc.fiji.score.volume;

/**
 * Surface voxels of a mask: those with a background voxel among their 6 neighbours, that is, the mask minus its
 * 6-neighbour erosion. Outside the image counts as background, so a mask that is cut by the image's border has
 * surface there.
 * <p>
 * An axis along which the grid has a single voxel has no neighbours at all: a flat image has the surface of a 2D image
 * (4 neighbours), not its whole mask.
 */
public final class Surface {

	private Surface() {}

	/** The surface voxels of a whole mask: 1 on the surface, else 0; x fastest. */
	public static byte[] of(final Mask mask) {
		return of(mask, mask.geometry().box());
	}

	/**
	 * The surface voxels of a mask that lie in a box, in the order of the box. Neighbours outside the box are looked
	 * at.
	 */
	public static byte[] of(final Mask mask, final Box b) {
		final Geometry g = mask.geometry();
		final byte[] m = mask.voxels(), out = new byte[Math.toIntExact(b.voxels())];
		final int[] n = g.dimensions(), stride = { 1, n[0], n[0] * n[1] };
		for (int z = 0, o = 0; z < b.depth(); z++)
			for (int y = 0; y < b.height(); y++)
				for (int x = 0; x < b.width(); x++, o++) {
					final int i = g.index(b.x() + x, b.y() + y, b.z() + z);
					if (m[i] != 0 && (open(m, i, b.x() + x, n[0], stride[0]) || open(m, i, b.y() + y, n[1], stride[1]) || open(m, i,
						b.z() + z, n[2], stride[2]))) out[o] = 1;
				}
		return out;
	}

	/** Whether one of the two neighbours along an axis is background. */
	private static boolean open(final byte[] m, final int i, final int at, final int n, final int stride) {
		return n > 1 && (at == 0 || at == n - 1 || m[i - stride] == 0 || m[i + stride] == 0);
	}
}
