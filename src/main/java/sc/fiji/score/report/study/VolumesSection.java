package sc.fiji.score.report.study;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

import sc.fiji.score.benchmark.CaseRow;
import sc.fiji.score.evaluation.BlandAltman;
import sc.fiji.score.evaluation.Estimate;
import sc.fiji.score.report.Chart;

/** Agreement of the masks' volumes with the references', by Bland and Altman. */
final class VolumesSection implements Section {

	@Override
	public void write(final Study study, final Html page) {
		page.section("volumes", "Volumes (Bland and Altman)");
		final List<Arm> arms = study.group(Arm.MAIN).stream().filter(a -> a.hasVolumes() && a.cases().size() > 1).toList();
		if (arms.isEmpty()) {
			page.missing("No main arm has the volumes of at least two masks and their references.");
			return;
		}
		final Table table = new Table("Volume of the mask minus that of the reference, mm\u00B3", "Method", "Cases",
			"Bias (95 % interval)", "sd", "Lower limit (95 % interval)", "Upper limit (95 % interval)");
		final List<Plot> plots = arms.stream().map(Plot::of).toList();
		for (final Plot p : plots)
			table.row(p.arm().title(), "" + p.agreement().count(), limit(p.agreement().bias()), Numbers.fixed(p.agreement()
				.sd(), 1), limit(p.agreement().lower()), limit(p.agreement().upper()));
		page.note("The limits of agreement, bias \u00B1 1.96 sd, hold 95 % of the differences if these are normally " +
			"distributed. Bland and Altman, Lancet 1986 and Statistical Methods in Medical Research 1999; intervals by " +
			"Student's t. All plots have the same axes.");
		page.charts(figures(plots));
		page.table(table);
	}

	private static String limit(final Estimate e) {
		return Numbers.signed(e.value(), 1) + " (" + Numbers.signed(e.low(), 1) + " to " + Numbers.signed(e.high(), 1) + ")";
	}

	/** An arm's points and their agreement. */
	private record Plot(Arm arm, double[] mean, double[] difference, BlandAltman agreement) {

		static Plot of(final Arm arm) {
			final double[] mask = arm.values(CaseRow::volume, arm.cases()), reference = arm.values(CaseRow::reference, arm
				.cases());
			final double[] mean = new double[mask.length], difference = new double[mask.length];
			for (int i = 0; i < mask.length; i++) {
				mean[i] = (mask[i] + reference[i]) / 2;
				difference[i] = mask[i] - reference[i];
			}
			return new Plot(arm, mean, difference, BlandAltman.of(mask, reference));
		}
	}

	private static List<Html.Figure> figures(final List<Plot> plots) {
		final double[] x = ends(plots.stream().flatMapToDouble(p -> Arrays.stream(p.mean()))), y = ends(plots.stream()
			.flatMapToDouble(p -> DoubleStream.concat(Arrays.stream(p.difference()), DoubleStream.of(p.agreement().lower()
				.value(), p.agreement().upper().value()))));
		return plots.stream().map(p -> figure(p, x, y)).toList();
	}

	/** Least and largest value, with a little room. */
	private static double[] ends(final DoubleStream values) {
		final DoubleSummaryStatistics s = values.summaryStatistics();
		final double room = s.getMax() > s.getMin() ? 0.03 * (s.getMax() - s.getMin()) : 1;
		return new double[] { s.getMin() - room, s.getMax() + room };
	}

	private static Html.Figure figure(final Plot plot, final double[] x, final double[] y) {
		final Chart chart = new Chart("mean of mask and reference, mm\u00B3", "mask minus reference, mm\u00B3").xRange(x[0],
			x[1]).yRange(y[0], y[1]);
		final BlandAltman agreement = plot.agreement();
		for (final Estimate e : List.of(agreement.lower(), agreement.bias(), agreement.upper()))
			chart.rule(x[0], e.value(), x[1], e.value(), e != agreement.bias());
		chart.points(plot.arm().title(), plot.mean(), plot.difference());
		return new Html.Figure(chart, plot.arm().title() + ": bias (line) and limits of agreement (dashed).",
			"Bland-Altman plot of volumes, " + plot.arm().title() + ": bias " + Numbers.signed(agreement.bias().value(), 1) +
				" mm\u00B3, limits " + Numbers.signed(agreement.lower().value(), 1) + " and " + Numbers.signed(agreement.upper()
					.value(), 1) + " mm\u00B3.");
	}
}
