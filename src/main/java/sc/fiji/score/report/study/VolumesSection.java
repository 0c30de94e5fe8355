package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
		final List<Html.Figure> figures = new ArrayList<>();
		for (final Arm arm : arms) {
			final double[] mask = arm.values(CaseRow::volume, arm.cases()), reference = arm.values(CaseRow::reference, arm
				.cases());
			final BlandAltman agreement = BlandAltman.of(mask, reference);
			table.row(arm.title(), "" + agreement.count(), limit(agreement.bias()), Numbers.fixed(agreement.sd(), 1), limit(
				agreement.lower()), limit(agreement.upper()));
			figures.add(figure(arm, mask, reference, agreement));
		}
		page.note("The limits of agreement, bias \u00B1 1.96 sd, hold 95 % of the differences if these are normally distributed. " +
			"Bland and Altman, Lancet 1986 and Statistical Methods in Medical Research 1999; intervals by Student's t.");
		page.charts(figures);
		page.table(table);
	}

	private static String limit(final Estimate e) {
		return Numbers.signed(e.value(), 1) + " (" + Numbers.signed(e.low(), 1) + " to " + Numbers.signed(e.high(), 1) + ")";
	}

	private static Html.Figure figure(final Arm arm, final double[] mask, final double[] reference,
		final BlandAltman agreement)
	{
		final double[] mean = new double[mask.length], difference = new double[mask.length];
		for (int i = 0; i < mask.length; i++) {
			mean[i] = (mask[i] + reference[i]) / 2;
			difference[i] = mask[i] - reference[i];
		}
		final double low = Arrays.stream(mean).min().orElseThrow(), high = Arrays.stream(mean).max().orElseThrow();
		final Chart chart = new Chart("mean of mask and reference, mm\u00B3", "mask minus reference, mm\u00B3");
		for (final Estimate e : List.of(agreement.lower(), agreement.bias(), agreement.upper()))
			chart.rule(low, e.value(), high, e.value(), e != agreement.bias());
		chart.points(arm.title(), mean, difference);
		return new Html.Figure(chart, arm.title() + ": bias (line) and limits of agreement (dashed).",
			"Bland-Altman plot of volumes, " + arm.title() + ": bias " + Numbers.signed(agreement.bias().value(), 1) +
				" mm\u00B3, limits " + Numbers.signed(agreement.lower().value(), 1) + " and " + Numbers.signed(agreement.upper()
					.value(), 1) + " mm\u00B3.");
	}
}
