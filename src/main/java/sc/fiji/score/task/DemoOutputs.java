package sc.fiji.score.task;

import java.nio.file.Path;
import java.util.Map;

import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.benchmark.ExperimentSettings;
import sc.fiji.score.benchmark.Method;
import sc.fiji.score.report.OverlayPicture;
import sc.fiji.score.report.OverlayRow;
import sc.fiji.score.volume.Mask;

/** What the demo leaves: all that an experiment does, images and masks, and a picture of the first test cases. */
final class DemoOutputs extends ExperimentOutputs {

	/** More rows would make the picture unwieldy. */
	private static final int ROWS = 3;

	private final OverlayPicture picture;
	private int rows;

	DemoOutputs(final Path folder, final ExperimentSettings settings, final String title) {
		super(folder, settings, true);
		picture = new OverlayPicture(title + ": masks before and after the refinement");
	}

	@Override
	public void tested(final String name, final ExperimentCase.Data data, final Map<Method, Mask> byMethod) {
		super.tested(name, data, byMethod);
		if (rows++ < ROWS) picture.add(new OverlayRow(name, data.image(), data.initial(), byMethod.get(Method.SCORE), data
			.reference()));
	}

	/** Writes the picture as PNG. */
	void writePicture(final Path png) {
		picture.write(png);
	}
}
