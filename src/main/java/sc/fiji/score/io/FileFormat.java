package sc.fiji.score.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

import sc.fiji.score.common.ScoreException;

/** The formats that this software reads itself, and how they are told apart. */
enum FileFormat {

	NIFTI(new NiftiFormat(), ".nii", ".nii.gz", ".hdr", ".img", ".hdr.gz", ".img.gz"),
	NRRD(new NrrdFormat(), ".nrrd"), META_IMAGE(new MetaImageFormat(), ".mha");

	/** The formats, for messages. */
	static final String KNOWN = "NIfTI (.nii, .nii.gz), NRRD (.nrrd), MetaImage (.mha)";
	private static final int HEAD = 1024;

	private final VolumeFormat format;
	private final String[] endings;

	FileFormat(final VolumeFormat format, final String... endings) {
		this.format = format;
		this.endings = endings;
	}

	/** The format of an existing file: by its content, and by its name where the content says nothing. */
	static VolumeFormat of(final Path path) throws IOException {
		if (!Files.exists(path)) throw new NoSuchFileException(path.toString());
		final byte[] head = head(path);
		FileFormat format = byContent(head);
		if (format == null) format = byName(path);
		if (format == null) throw FileErrors.unsupported(path, "its format is unknown", "Known formats: " + KNOWN + ".");
		return format.format;
	}

	static VolumeFormat forWriting(final Path path) {
		final FileFormat format = byName(path);
		if (format == null) throw new ScoreException(path + " has no known ending. Choose one of: " + KNOWN + ".");
		return format.format;
	}

	private static FileFormat byContent(final byte[] head) {
		final String text = new String(head, StandardCharsets.ISO_8859_1);
		if (head.length >= NiftiHeader.SIZE_1 && NiftiHeader.order(head) != null) return NIFTI;
		if (text.startsWith(NrrdHeader.MAGIC)) return NRRD;
		return MetaImageHeader.begins(text) ? META_IMAGE : null;
	}

	private static FileFormat byName(final Path path) {
		final String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
		for (final FileFormat format : values())
			for (final String ending : format.endings)
				if (name.endsWith(ending)) return format;
		return null;
	}

	private static byte[] head(final Path path) {
		try (ByteSource in = ByteSource.open(path)) {
			return in.peek(HEAD);
		}
		catch (final IOException e) {
			// The reader of the format that the name tells meets the same trouble and says what it is.
			return new byte[0];
		}
	}
}
