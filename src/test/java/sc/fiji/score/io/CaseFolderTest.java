package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.score.common.ScoreException;

class CaseFolderTest {

	@TempDir
	Path dir;

	private void make(final String... names) throws IOException {
		for (final String name : names) {
			Files.createDirectories(dir.resolve(name).getParent());
			Files.createFile(dir.resolve(name));
		}
	}

	@ParameterizedTest
	@CsvSource({ "a.nii.gz,a", "a.b.nii,a.b", "x/a_0000.NII.GZ,a_0000", "a.nrrd,a", "a.tiff,a", "a.json,a",
		"a.v1.mha,a.v1", "a.ims,a", "noending,noending", ".nii,.nii" })
	void baseNames(final String file, final String base) {
		assertEquals(base, CaseFolder.baseName(Path.of(file)));
	}

	@Test
	void casesAreSortedAndMayHaveDifferentEndings() throws IOException {
		make("images/b.nii.gz", "images/a.mha", "images/.DS_Store", "images/notes.txt", "initial/a.nrrd", "initial/b.nii",
			"initial/b.json", "feedback/a.json", "feedback/b.json", "images/c/1.dcm", "initial/c.tif", "feedback/c.json");
		final CaseFolder folder = CaseFolder.open(dir, "images", "initial", "feedback");
		assertEquals(List.of("a", "b", "c"), folder.cases());
		assertEquals(dir.resolve("initial/b.nii"), folder.file("initial", "b"), "a JSON file beside a mask is no case");
		assertEquals(dir.resolve("feedback/b.json"), folder.file("feedback", "b"));
		assertEquals(dir.resolve("images/c"), folder.file("images", "c"), "a folder is a DICOM series");
	}

	@Test
	void whatIsMissingIsListed() throws IOException {
		make("images/a.nii", "images/b.nii", "initial/b.nii", "initial/z.nii");
		final String message = assertThrows(ScoreException.class, () -> CaseFolder.open(dir, "images", "initial"))
			.getMessage();
		assertTrue(message.contains("case a has no file in " + dir.resolve("initial")), message);
		assertTrue(message.contains("case z has no file in " + dir.resolve("images")), message);
	}

	@Test
	void twoFilesOfOneCase() throws IOException {
		make("images/a.nii", "images/a.nii.gz");
		final String message = assertThrows(ScoreException.class, () -> CaseFolder.open(dir, "images")).getMessage();
		assertTrue(message.contains("a.nii and ") && message.contains("a.nii.gz"), message);
	}

	@Test
	void missingAndEmptyFolders() throws IOException {
		assertTrue(assertThrows(ScoreException.class, () -> CaseFolder.open(dir, "images")).getMessage().contains(dir
			.resolve("images") + " does not exist"));
		Files.createDirectories(dir.resolve("images"));
		assertTrue(assertThrows(ScoreException.class, () -> CaseFolder.open(dir, "images")).getMessage().contains(
			"no case"));
	}
}
