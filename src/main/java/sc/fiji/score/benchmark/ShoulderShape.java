package sc.fiji.score.benchmark;

import sc.fiji.score.common.RandomStream;

/**
 * The surfaces of one person's right shoulder as signed distances in mm, negative inside, good to a few percent
 * near the surface. The origin is the centre of the humeral head; x points to the person's right (away from the
 * body), y to the front, z to the head. Only square roots are taken per point, so that the shape is the same on
 * every platform.
 */
final class ShoulderShape {

	/** How far bone reaches above the centre of the head, at most, in mm. */
	static final double ABOVE = 52;

	final double headRadius, shaftRadius, cortex, shellThickness;
	private final double shaftX, shaftY, tiltX, tiltY, bow, length, oval, ovalSine, ovalCosine, flare;
	private final double headOvalX, headOvalZ, jointGap, muscleLateral, fat;
	private final double[] tubercle, glenoid, acromionA, acromionB;
	private final double tubercleRadius;
	private final ValueNoise bumps;

	ShoulderShape(final long seed) {
		final RandomStream r = RandomStream.of(seed, "shoulder");
		final double size = r.between(0.9, 1.1);
		headRadius = size * r.between(21, 24);
		shaftRadius = size * r.between(10, 12.5);
		cortex = r.between(3, 4.5);
		shellThickness = r.between(1.4, 2.2);
		shaftX = size * r.between(4, 8);
		shaftY = size * r.between(-3, 3);
		tiltX = r.between(-0.08, 0.08);
		tiltY = r.between(-0.08, 0.08);
		bow = r.between(-0.0006, 0.0006);
		length = size * r.between(255, 285);
		oval = r.between(0.02, 0.09);
		final double angle = r.between(0, 2 * StrictMath.PI);
		ovalSine = StrictMath.sin(angle);
		ovalCosine = StrictMath.cos(angle);
		flare = size * r.between(4, 7);
		headOvalX = r.between(0.94, 1.03);
		headOvalZ = r.between(0.95, 1.05);
		jointGap = r.between(2.5, 4.5);
		muscleLateral = size * r.between(34, 42);
		fat = r.between(4, 11);
		tubercle = new double[] { size * r.between(12, 15), size * r.between(1, 7), size * r.between(0, 6) };
		tubercleRadius = size * r.between(10, 12.5);
		glenoid = new double[] { -(headRadius + r.between(4, 7)), r.between(-4, 4), r.between(-5, 3) };
		final double top = headRadius + r.between(11, 15);
		acromionA = new double[] { r.between(12, 22), r.between(-4, 6), top - r.between(2, 6) };
		acromionB = new double[] { -45, r.between(-25, -15), top + r.between(0, 5) };
		bumps = new ValueNoise(seed, "bumps", 14);
	}

	/** The humerus. */
	double humerus(final double x, final double y, final double z) {
		final double head = norm(x / headOvalX, y, z / headOvalZ) - headRadius;
		if (head > 60 && z > 0) return head;
		final double tip = norm(x - tubercle[0], y - tubercle[1], z - tubercle[2]) - tubercleRadius;
		return smoothMin(smoothMin(head, tip, 6), shaft(x, y, z), 8) + 0.45 * bumps.at(x, y, z);
	}

	private double shaft(final double x, final double y, final double z) {
		final double u = x - shaftX - (tiltX + bow * z) * z, v = y - shaftY - tiltY * z;
		final double rho2 = u * u + v * v, rho = Math.sqrt(rho2);
		final double c = rho2 > 0 ? (u * u - v * v) / rho2 : 0, s = rho2 > 0 ? 2 * u * v / rho2 : 0;
		final double up = ramp((z + 55) / 55), down = ramp((-z - length + 70) / 55);
		final double radius = (shaftRadius + flare * up + flare * down) * (1 + oval * (c * ovalCosine + s * ovalSine));
		return smoothMax(rho - radius, Math.max(z + 2, -z - length), 6);
	}

	/** Share of the way from the shaft (0) to the head (1): how far the bone is spongy and its shell thin. */
	double spongy(final double z) {
		return ramp((z + 50) / 38);
	}

	/** Shoulder blade: glenoid with its neck, and acromion. */
	double scapula(final double x, final double y, final double z) {
		final double joint = headRadius + jointGap - norm(x / headOvalX, y, z / headOvalZ);
		final double cup = norm((x - glenoid[0]) / 0.6, y - glenoid[1], (z - glenoid[2]) / 1.3) - 15;
		final double neck = Math.max(capsule(x, y, z, glenoid, new double[] { -130, -20, glenoid[2] - 5 }) - 8, Math.abs(y -
			glenoid[1] - 0.15 * (x - glenoid[0])) - 5);
		final double plate = Math.max(capsule(x, y, z, acromionA, acromionB) - 11, Math.abs(z - acromionA[2] + 0.08 * (x -
			acromionA[0])) - 4.5);
		return Math.min(smoothMax(smoothMin(cup, neck, 5), joint, 2), plate);
	}

	/** Muscle and all else within the layer of fat. */
	double muscle(final double x, final double y, final double z) {
		final double side = muscleLateral + 115, u = x + 115, top = Math.max(0, z + 5) * 2.2;
		return norm(u, 0.9 * y, top) - side - 2 * bumps.at(0.4 * x, 0.4 * y, 0.4 * z);
	}

	/** Skin. */
	double skin(final double x, final double y, final double z) {
		return muscle(x, y, z) - fat;
	}

	private static double capsule(final double x, final double y, final double z, final double[] a, final double[] b) {
		final double dx = b[0] - a[0], dy = b[1] - a[1], dz = b[2] - a[2];
		final double t = ((x - a[0]) * dx + (y - a[1]) * dy + (z - a[2]) * dz) / (dx * dx + dy * dy + dz * dz);
		final double s = Math.min(1, Math.max(0, t));
		return norm(x - a[0] - s * dx, y - a[1] - s * dy, z - a[2] - s * dz);
	}

	/** Cubic ramp from 0 at 0 to 1 at 1, level outside. */
	static double ramp(final double t) {
		final double s = Math.min(1, Math.max(0, t));
		return s * s * (3 - 2 * s);
	}

	private static double smoothMin(final double a, final double b, final double width) {
		final double h = Math.max(0, width - Math.abs(a - b)) / width;
		return Math.min(a, b) - h * h * width / 4;
	}

	private static double smoothMax(final double a, final double b, final double width) {
		return -smoothMin(-a, -b, width);
	}

	private static double norm(final double x, final double y, final double z) {
		return Math.sqrt(x * x + y * y + z * z);
	}
}
