package sc.fiji.score.report.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.score.evaluation.ProbabilityCalibration;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.report.Chart;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** Whether the networks' probabilities mean what they say, where the study kept them. */
final class CalibrationSection implements Section {

	/** Voxels around what the masks fill. */
	private static final int MARGIN = 5;

	private final CaseFiles files;

	/** @param files of the cases, or null where they are not there */
	CalibrationSection(final CaseFiles files) {
		this.files = files;
	}

	@Override
	public void write(final Study study, final Html page) {
		page.section("calibration", "Calibration of the probabilities");
		if (files == null) {
			page.missing("The data of the study are not where it was run, so probabilities cannot be compared with the " +
				"references; --data tells where they lie now.");
			return;
		}
		final Chart chart = new Chart("mean probability of the voxels in a bin", "share that is foreground").rule(0, 0, 1, 1,
			false);
		final Table table = new Table("Calibration of the first seed", "Method", "Cases", "Voxels",
			"Expected calibration error", "Brier score");
		for (final Arm arm : study.group(Arm.MAIN)) {
			final List<String> cases = arm.cases().stream().filter(c -> files.has(c) && Files.exists(arm.runs().get(0)
				.probability(c))).toList();
			if (cases.isEmpty()) continue;
			final ProbabilityCalibration calibration = measure(arm.runs().get(0), cases);
			table.row(arm.title(), "" + cases.size(), "" + calibration.count(), Numbers.fixed(calibration.expectedError(), 4),
				Numbers.fixed(calibration.brier(), 4));
			final List<ProbabilityCalibration.Bin> bins = calibration.bins();
			chart.curve(arm.title(), bins.stream().mapToDouble(ProbabilityCalibration.Bin::probability).toArray(), bins.stream()
				.mapToDouble(ProbabilityCalibration.Bin::observed).toArray());
		}
		if (table.isEmpty()) {
			page.missing("The study kept no probability maps, so their calibration is not known.");
			return;
		}
		page.note("Over the voxels in the box of reference and initial mask, " + MARGIN + " voxels wider on each side, in " +
			ProbabilityCalibration.BINS + " bins; far from the masks everything is background and would flatter. On the line " +
			"a probability means what it says; below it the network is too sure of foreground. Probabilities are kept in " +
			"steps of 1/255.");
		page.charts(List.of(new Html.Figure(chart.xRange(0, 1).yRange(0, 1), "Reliability diagram of the first seed.",
			"Reliability diagram: observed share of foreground over mean probability in " + ProbabilityCalibration.BINS +
				" bins for " + String.join(", ", chart.legend().stream().map(Chart.Key::name).toList()) + ".")));
		page.table(table);
	}

	private ProbabilityCalibration measure(final Run run, final List<String> cases) {
		final ProbabilityCalibration out = new ProbabilityCalibration();
		for (final String name : cases) {
			final Path file = run.probability(name);
			final Volume probability = VolumeFiles.read(file);
			final Mask reference = files.reference(name), initial = files.initial(name);
			probability.geometry().requireSameGrid(reference.geometry(), "The probability map " + file, "the reference of " +
				name);
			add(out, probability, reference, box(reference, initial));
		}
		return out;
	}

	private static Box box(final Mask reference, final Mask initial) {
		final Geometry g = reference.geometry();
		final Box a = reference.boundingBox(), b = initial.boundingBox();
		final Box both = a == null ? b : b == null ? a : a.union(b);
		return both == null ? g.box() : both.grow(MARGIN, MARGIN, MARGIN, g);
	}

	private static void add(final ProbabilityCalibration out, final Volume probability, final Mask reference,
		final Box box)
	{
		final float[] p = probability.floats(box);
		final byte[] truth = reference.crop(box).voxels();
		for (int i = 0; i < p.length; i++)
			out.add(p[i] / 255, truth[i] != 0);
	}
}
