package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import sc.fiji.score.common.ScoreException;

class ImageInputTest {

	@TempDir
	Path dir;

	@AfterEach
	void forgetTheActiveImage() {
		WindowManager.setTempCurrentImage(null);
	}

	@Test
	void emptyMeansTheActiveImage() {
		final ImagePlus imp = IJ.createImage("a b.nii.gz", "8-bit black", 4, 4, 3);
		WindowManager.setTempCurrentImage(imp);
		final ImageInput input = ImageInput.of("mask", "  ");
		assertSame(imp, input.open());
		assertEquals("a_b", input.baseName());
		assertNull(ImageInput.optional("edges", ""));
	}

	/** What ImageJ hands out for a title that it does not know. */
	@Test
	void imagesWithoutPixelsAreErrors() {
		WindowManager.setTempCurrentImage(new ImagePlus());
		assertMessage("has no pixels", () -> ImageInput.of("mask", null));
	}

	@Test
	void filesAndFoldersAreFound() throws Exception {
		final Path file = Files.createFile(dir.resolve("case 1.nii.gz"));
		assertEquals(file, ImageInput.of("mask", file.toString()).path());
		assertEquals("case 1", ImageInput.of("mask", file.toString()).baseName());
		assertTrue(ImageInput.of("mask", dir.toString()).isFolder());
	}

	@Test
	void theMessageNamesParameterAndValue() {
		assertMessage("The mask nowhere.nii is neither an open image nor a file", () -> ImageInput.of("mask",
			"nowhere.nii"));
		assertMessage("Set reference", () -> ImageInput.required("reference", ""));
		assertMessage("no open image to take as image", () -> ImageInput.of("image", ""));
	}

	@Test
	void anUnchangedImageIsItsFileAndAChangedOneASnapshot() {
		final Path file = dir.resolve("mask.tif");
		TestMasks.write(TestMasks.ellipsoid(1), file);
		final ImagePlus imp = IJ.openImage(file.toString());
		final ImageInput input = new ImageInput("mask", imp, null);
		final Path snapshot;
		try (Workspace workspace = new Workspace()) {
			assertEquals(file, workspace.file(input));
			assertEquals(file, workspace.savedFile(input));
			imp.getStack().getProcessor(8).set(0, 0, 1);
			snapshot = workspace.file(input);
			assertTrue(Files.exists(snapshot));
			assertMessage("Save it first", () -> workspace.savedFile(input));
		}
		assertTrue(Files.notExists(snapshot), "nothing of a patient is left in the temporary folder");
		assertTrue(Files.notExists(snapshot.getParent()));
	}

	private static void assertMessage(final String part, final Executable e) {
		final String message = assertThrows(ScoreException.class, e).getMessage();
		assertTrue(message.contains(part), message);
	}
}
