package sc.fiji.score.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.gui.Roi;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.Disagreement;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.task.PartitionTask;
import sc.fiji.score.task.SimulateTask;
import sc.fiji.score.task.TinyCases;

class DisagreementViewTest {

	@TempDir
	Path dir;

	private DisagreementView view;

	@BeforeEach
	void rate() {
		TinyCases.write(dir, 2);
		new SimulateTask().setMask(dir.resolve("initial")).setReference(dir.resolve("labels")).optImage(dir.resolve("images"))
			.optPartition(new PartitionTask().optSlabs(2, 2)).setOutput(dir.resolve("raters/ann")).run(Progress.NONE);
		view = new DisagreementView(List.of(dir.resolve("raters/ann"), dir.resolve("raters/ann")), List.of("Ann", "Bo"));
	}

	private static Disagreement of(final String caseName, final int region) {
		return new Disagreement(caseName, region, List.of(2, 0), Arrays.asList(ErrorLabel.OVER, null));
	}

	@Test
	void theRegionIsOutlinedOnTheSliceThatIsShown() {
		final ImagePlus image = view.image(of("case_01", 3));
		assertEquals("case_01, region 3: Ann 2 over, Bo - -", image.getTitle());
		assertEquals(1.5, image.getCalibration().pixelDepth);
		final Set<String> here = Arrays.stream(image.getOverlay().toArray()).filter(roi -> roi.getPosition() == image
			.getCurrentSlice()).map(Roi::getName).collect(Collectors.toSet());
		assertEquals(Set.of(DisagreementView.MASK, DisagreementView.REGION), here);
		assertTrue(image.getProcessor().getStats().max > 50, "the image is shown, not the mask");
	}

	@Test
	void anotherRegionOfTheCaseUsesTheSameImage() {
		final ImagePlus image = view.image(of("case_01", 1));
		assertSame(image, view.image(of("case_01", 4)));
		assertTrue(image.getTitle().contains("region 4"));
		assertNotSame(image, view.image(of("case_02", 1)));
	}

	@Test
	void aMaskThatIsGoneOrChangedIsNamed() throws Exception {
		Files.copy(dir.resolve("initial/case_02.nii.gz"), dir.resolve("raters/case_01.nii.gz"));
		Files.delete(dir.resolve("initial/case_01.nii.gz"));
		final String message = assertThrows(ScoreException.class, () -> view.image(of("case_01", 1))).getMessage();
		assertTrue(message.contains("Case case_01: the mask case_01.nii.gz"), message);
	}

	@Test
	void withoutItsImageTheMaskIsShown() throws Exception {
		Files.delete(dir.resolve("images/case_01.nii.gz"));
		assertEquals(1, view.image(of("case_01", 1)).getProcessor().getStats().max);
	}
}
