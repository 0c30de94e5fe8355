package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.ScoreException;

class AtomicFileTest {

	@TempDir
	Path dir;

	@Test
	void makesFoldersAndReplaces() throws IOException {
		final Path target = dir.resolve("a/b/c.txt");
		AtomicFile.write(target, p -> Files.writeString(p, "one"));
		AtomicFile.write(target, p -> Files.writeString(p, "two"));
		assertEquals("two", Files.readString(target));
		assertArrayEquals(new String[] { "c.txt" }, target.getParent().toFile().list());
	}

	@Test
	void noSpaceLeftKeepsTheOldFileAndLeavesNoPart() throws IOException {
		final Path target = Files.writeString(dir.resolve("c.txt"), "old");
		final ScoreException e = assertThrows(ScoreException.class, () -> AtomicFile.write(target, p -> {
			Files.writeString(p, "half");
			throw new IOException("No space left on device");
		}));
		assertTrue(e.getMessage().startsWith(target + " could not be written: No space left on device."), e.getMessage());
		assertTrue(e.getMessage().contains("free space"));
		assertEquals("old", Files.readString(target));
		assertArrayEquals(new String[] { "c.txt" }, dir.toFile().list());
	}

	@Test
	void whatAKilledWriterLeftIsFoundByTheTargetsName() throws IOException {
		final Path target = dir.resolve("c.txt"), notes = Files.writeString(dir.resolve(".c.txt.notes.tmp"), "mine");
		final Path[] left = new Path[2];
		for (int i = 0; i < 2; i++) {
			final int which = i;
			AtomicFile.write(i == 0 ? target : dir.resolve("d.txt"), p -> left[which] = Files.writeString(p, "x"));
			Files.writeString(left[i], "half");
		}
		AtomicFile.deleteLeftovers(target);
		assertFalse(Files.exists(left[0]));
		assertTrue(Files.exists(left[1]) && Files.exists(notes) && Files.exists(target));
	}

	@Test
	void cancellingPassesThroughAndLeavesNothing() {
		assertThrows(CancelledException.class, () -> AtomicFile.write(dir.resolve("c.txt"), p -> {
			Files.writeString(p, "half");
			throw new CancelledException();
		}));
		assertEquals(0, dir.toFile().list().length);
	}

	@Test
	void aFolderIsNoTargetAndAFileIsNoFolder() throws IOException {
		assertTrue(assertThrows(ScoreException.class, () -> AtomicFile.write(dir, p -> Files.writeString(p, "x")))
			.getMessage().startsWith(dir.toString()));
		final Path inFile = Files.writeString(dir.resolve("file"), "x").resolve("c.txt");
		assertTrue(assertThrows(ScoreException.class, () -> AtomicFile.write(inFile, p -> Files.writeString(p, "x")))
			.getMessage().contains("folder"));
	}
}
