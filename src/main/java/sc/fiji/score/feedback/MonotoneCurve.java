package sc.fiji.score.feedback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A curve that never falls: straight between its knots, constant beyond them.
 *
 * @param x places of the knots, rising
 * @param y values there, never falling, as many
 */
public record MonotoneCurve(List<Double> x, List<Double> y) {

	public MonotoneCurve {
		x = List.copyOf(x);
		y = List.copyOf(y);
		if (x.isEmpty() || x.size() != y.size()) throw new IllegalArgumentException("a curve of " + x.size() +
			" places and " + y.size() + " values");
		for (int i = 0; i < x.size(); i++) {
			if (!Double.isFinite(x.get(i)) || !Double.isFinite(y.get(i))) throw new IllegalArgumentException(
				"a curve's knots must be finite");
			if (i > 0 && !(x.get(i) > x.get(i - 1) && y.get(i) >= y.get(i - 1))) throw new IllegalArgumentException(
				"a curve's knots must rise");
		}
	}

	/** Values of equal place or in the wrong order that were put together: their weighted means. */
	private record Block(double weight, double x, double y) {

		Block with(final Block other) {
			final double w = weight + other.weight;
			return new Block(w, (weight * x + other.weight * other.x) / w, (weight * y + other.weight * other.y) / w);
		}
	}

	/**
	 * The isotonic regression: of all functions of x that never fall the one with the least weighted squares, found by
	 * pooling adjacent violators. A knot stands at the mean place of each pool, so that the curve is no staircase.
	 * <p>
	 * Source: R. E. Barlow et al., Statistical inference under order restrictions, Wiley 1972; as a calibration, B.
	 * Zadrozny, C. Elkan, KDD 2002, doi:10.1145/775047.775151.
	 *
	 * @param x places, in any order
	 * @param y values
	 * @param weight above 0
	 */
	public static MonotoneCurve fit(final double[] x, final double[] y, final double[] weight) {
		if (x.length == 0 || x.length != y.length || x.length != weight.length) throw new IllegalArgumentException(
			x.length + " places, " + y.length + " values and " + weight.length + " weights");
		final List<Block> pools = new ArrayList<>();
		IntStream.range(0, x.length).boxed().sorted(Comparator.comparingDouble(i -> x[i])).forEach(i -> {
			Block b = new Block(weight[i], x[i], y[i]);
			while (!pools.isEmpty()) {
				final Block last = pools.get(pools.size() - 1);
				// Places that rounding cannot tell apart are one place.
				if (last.y < b.y && last.x < b.x) break;
				pools.remove(pools.size() - 1);
				b = last.with(b);
			}
			pools.add(b);
		});
		return new MonotoneCurve(pools.stream().map(Block::x).toList(), pools.stream().map(Block::y).toList());
	}

	/** The value at a place. */
	public double at(final double place) {
		int i = 0;
		while (i < x.size() && x.get(i) < place)
			i++;
		if (i == 0) return y.get(0);
		if (i == x.size()) return y.get(i - 1);
		final double part = (place - x.get(i - 1)) / (x.get(i) - x.get(i - 1));
		return y.get(i - 1) + part * (y.get(i) - y.get(i - 1));
	}
}
