package sc.fiji.score.report.study;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.report.OverlayPicture;
import sc.fiji.score.report.OverlayRow;
import sc.fiji.score.volume.Structure;

/** Slices of the best, the median and the worst case, with the outlines of the masks. */
final class GallerySection implements Section {

	private final CaseFiles files;

	/** @param files of the cases, or null where they are not there */
	GallerySection(final CaseFiles files) {
		this.files = files;
	}

	@Override
	public void write(final Study study, final Html page) {
		page.section("gallery", "Best, median and worst case");
		if (files == null) {
			page.missing("The data of the study are not where it was run, so there are no pictures; --data tells where they " +
				"lie now.");
			return;
		}
		boolean any = false;
		for (final Arm arm : study.group(Arm.MAIN)) {
			if (any || !arm.is(Arm.SCORE)) continue;
			final Run run = arm.runs().get(0);
			final List<String> cases = run.cases().keySet().stream().filter(c -> files.has(c) && Files.exists(run.mask(c)))
				.sorted(Comparator.comparingDouble(run::dice)).toList();
			if (cases.isEmpty()) continue;
			any = true;
			page.note("By the Dice of the refined mask; " + arm.title() + ", seed " + run.seed() + ", " + Numbers.many(cases
				.size(), "case") + " with kept masks. Slices where initial and refined mask differ most.");
			chosen(cases).forEach((c, rank) -> picture(page, run, c, rank));
		}
		if (!any) page.missing("The study kept no masks that SCORE refined, so there are no pictures.");
	}

	/** Best, median and worst; fewer where there are fewer cases. */
	private static Map<String, String> chosen(final List<String> sorted) {
		final Map<String, String> out = new LinkedHashMap<>();
		out.put(sorted.get(sorted.size() - 1), "Best");
		if (sorted.size() > 2) out.put(sorted.get((sorted.size() - 1) / 2), "Median");
		if (sorted.size() > 1) out.put(sorted.get(0), "Worst");
		return out;
	}

	private void picture(final Html page, final Run run, final String c, final String rank) {
		final OverlayRow row = new OverlayRow(c, files.image(c), files.initial(c), VolumeFiles
			.readMask(run.mask(c), Structure.FOREGROUND), files.reference(c));
		final String dice = "Dice " + Numbers.fixed(run.dice(c), 4);
		page.picture(new OverlayPicture(rank + " case").add(row).draw(), rank + ": " + c + ", " + dice +
			". Orange: initial mask, blue: refined mask, white: reference.", rank + " case " + c +
				": an axial, a coronal and a sagittal slice with the outlines of initial mask, refined mask and reference; " +
				dice + ".");
	}
}
