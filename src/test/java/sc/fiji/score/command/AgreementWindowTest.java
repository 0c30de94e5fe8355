package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;
import javax.swing.JLabel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.WindowManager;
import ij.text.TextWindow;

import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.task.AgreementTask;
import sc.fiji.score.task.PartitionTask;
import sc.fiji.score.task.SimulateTask;
import sc.fiji.score.task.TinyCases;
import sc.fiji.score.ui.ClickedRow;

/** The tables of Rater Agreement... on a display, with real clicks. */
class AgreementWindowTest {

	private static final long PATIENCE = 20_000;
	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	@TempDir
	Path dir;

	@AfterEach
	void closeAll() {
		if (GraphicsEnvironment.isHeadless()) return;
		for (final String title : List.of(AgreementResults.REGIONS, AgreementResults.CASES))
			ClickedRow.closeOld(title);
		final int[] ids = WindowManager.getIDList();
		for (final int id : ids == null ? new int[0] : ids)
			WindowManager.getImage(id).close();
	}

	@Test
	void aClickOnACaseOpensItsConsensusAtTheWorstRegion() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "skipped: there is no display");
		final List<Path> raters = rate();
		final Path consensus = dir.resolve("consensus");
		final AgreementTask.Result result = new AgreementTask().setFeedback(raters).optConsensus(consensus).run(
			Progress.NONE);
		AgreementResults.showDisagreements(result.disagreements(), raters, consensus);
		WindowManager.getWindow(AgreementResults.REGIONS).setBounds(0, 0, 10, 10);
		final TextWindow cases = (TextWindow) WindowManager.getWindow(AgreementResults.CASES);
		cases.setBounds(0, 310, 500, 300);
		cases.toFront();
		final String name = cases.getTextPanel().getLine(clickARow(cases)).split("\t")[0];
		waitFor(() -> frame("SCORE: " + name) != null);
		final Window opened = frame("SCORE: " + name);
		assertNotNull(opened, "no scoring window after the click");
		// The region that is asked about is the heading of the question.
		final String region = "Region " + result.disagreements().worst(name).region();
		waitFor(() -> texts(opened).contains(region));
		assertTrue(texts(opened).contains(region), region + " in " + texts(opened));
		new Robot().delay(1000);
		picture("disagreement-consensus.png");
		EventQueue.invokeAndWait(() -> opened.dispatchEvent(new WindowEvent(opened, WindowEvent.WINDOW_CLOSING)));
		assertFalse(opened.isShowing());
	}

	private static Window frame(final String title) {
		for (final Window w : Window.getWindows())
			if (w instanceof Frame f && f.isShowing() && f.getTitle().equals(title)) return f;
		return null;
	}

	private static List<String> texts(final Container in) {
		final List<String> out = new ArrayList<>();
		for (final Component c : in.getComponents()) {
			if (c instanceof JLabel label && label.getText() != null) out.add(label.getText());
			if (c instanceof Container inner) out.addAll(texts(inner));
		}
		return out;
	}

	@Test
	void aClickOnARowShowsTheRegionInItsImage() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "skipped: there is no display");
		final List<Path> raters = rate();
		final AgreementTask.Result result = new AgreementTask().setFeedback(raters).run(Progress.NONE);
		assertTrue(result.disagreements().regions().size() > 2);
		AgreementResults.showDisagreements(result.disagreements(), raters, null);
		final TextWindow regions = (TextWindow) WindowManager.getWindow(AgreementResults.REGIONS);
		final Window cases = WindowManager.getWindow(AgreementResults.CASES);
		assertEquals(2, ((TextWindow) cases).getTextPanel().getLineCount());
		regions.setBounds(0, 0, 700, 300);
		cases.setBounds(0, 310, 500, 200);
		regions.toFront();
		assertNull(WindowManager.getCurrentImage());
		final int clicked = clickARow(regions);
		waitFor(() -> WindowManager.getCurrentImage() != null);
		final ImagePlus shown = WindowManager.getCurrentImage();
		assertNotNull(shown, "no image after the click");
		final String[] row = regions.getTextPanel().getLine(clicked).split("\t");
		assertTrue(shown.getTitle().startsWith(row[0] + ", region " + row[1] + ": "), shown.getTitle() + " for " + String
			.join(" ", row));
		shown.getWindow().setLocation(710, 0);
		new Robot().delay(1500);
		picture("disagreements.png");
	}

	/** Simulated feedback of two raters on two cases, in a folder of each. */
	private List<Path> rate() {
		TinyCases.write(dir, 2);
		for (final String rater : List.of("a", "b"))
			new SimulateTask().setMask(dir.resolve("initial")).setReference(dir.resolve("labels")).optImage(dir.resolve(
				"images")).optMode(FeedbackMode.NOISY).optSeed(rater.hashCode()).optPartition(new PartitionTask().optSlabs(3, 4))
				.setOutput(dir.resolve("raters/" + rater)).run(Progress.NONE);
		return List.of(dir.resolve("raters/a"), dir.resolve("raters/b"));
	}

	private static void picture(final String name) throws Exception {
		Files.createDirectories(SCREENSHOTS);
		ImageIO.write(new Robot().createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())), "png",
			SCREENSHOTS.resolve(name).toFile());
	}

	/** Somewhere below the heading; which row that is depends on the font. */
	private static int clickARow(final TextWindow table) throws Exception {
		final Robot robot = new Robot();
		waitFor(() -> table.isShowing() && table.getTextPanel().getComponent(0).getHeight() > 100);
		robot.delay(500);
		final Component canvas = table.getTextPanel().getComponent(0);
		final Point at = canvas.getLocationOnScreen();
		final int line = canvas.getFontMetrics(canvas.getFont()).getHeight();
		robot.mouseMove(at.x + 30, at.y + 4 * line);
		robot.delay(100);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.delay(50);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		waitFor(() -> table.getTextPanel().getSelectionStart() >= 0);
		return table.getTextPanel().getSelectionStart();
	}

	private static void waitFor(final BooleanSupplier condition) throws InterruptedException {
		final long end = System.currentTimeMillis() + PATIENCE;
		while (!condition.getAsBoolean() && System.currentTimeMillis() < end)
			Thread.sleep(50);
	}
}
