package sc.fiji.score.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

import sc.fiji.score.common.ScoreException;

/** The formats that this software knows, and how they are told apart. */
enum FileFormat {

	NIFTI(new NiftiFormat(), ".nii", ".nii.gz", ".hdr", ".img", ".hdr.gz", ".img.gz"), NRRD(new NrrdFormat(), ".nrrd"),
	META_IMAGE(new MetaImageFormat(), ".mha"), TIFF(new TiffFormat(), ".tif", ".tiff"), DICOM(new DicomFormat(), ".dcm",
		".dicom", ".ima"), FOREIGN(new ForeignFormat());

	/** The formats that can be written, for messages. */
	static final String WRITTEN = "NIfTI (.nii, .nii.gz), NRRD (.nrrd), MetaImage (.mha), TIFF (.tif)";
	/** The formats that can be read everywhere, for messages. */
	static final String KNOWN = WRITTEN + ", DICOM (a folder with one series)";

	private static final int HEAD = 1024, DICOM_MARK = 128;

	private final VolumeFormat format;
	private final String[] endings;

	FileFormat(final VolumeFormat format, final String... endings) {
		this.format = format;
		this.endings = endings;
	}

	/** The reader of an existing file or folder. */
	static VolumeFormat of(final Path path) throws IOException {
		return detect(path).format;
	}

	/** Whether the format says where the voxels lie in the world. */
	static boolean hasAffine(final Path path) throws IOException {
		final FileFormat format = detect(path);
		return format == NIFTI || format == NRRD || format == META_IMAGE;
	}

	/**
	 * The writer for a name.
	 *
	 * @throws ScoreException if nothing is written under such a name
	 */
	static VolumeFormat forWriting(final Path path) {
		if (!isWritable(path)) throw new ScoreException(path + " has an ending that cannot be written. Choose one of: " +
			WRITTEN + ".");
		return byName(path).format;
	}

	/** Whether volumes are written under such a name. Pairs of {@code .hdr} and {@code .img} are only read. */
	static boolean isWritable(final Path path) {
		final FileFormat format = byName(path);
		if (format == NIFTI) return name(path).endsWith(".nii") || name(path).endsWith(".nii.gz");
		return format != DICOM && format != FOREIGN;
	}

	/** Whether a file is a DICOM file, by its mark or, where an old file has none, by its ending. */
	static boolean isDicom(final Path path) {
		final FileFormat content = byContent(head(path));
		return content == DICOM || content == null && byName(path) == DICOM;
	}

	/** By the content, and by the name where the content says nothing. */
	private static FileFormat detect(final Path path) throws IOException {
		if (!Files.exists(path)) throw new NoSuchFileException(path.toString());
		if (Files.isDirectory(path)) return DICOM;
		final FileFormat content = byContent(head(path)), name = byName(path);
		// Many microscopes' files are TIFFs inside, under their own endings, and need their own readers.
		return content == null || content == TIFF && name == FOREIGN ? name : content;
	}

	private static FileFormat byContent(final byte[] head) {
		final String text = new String(head, StandardCharsets.ISO_8859_1);
		if (head.length >= NiftiHeader.SIZE_1 && NiftiHeader.order(head) != null) return NIFTI;
		if (text.startsWith(NrrdHeader.MAGIC)) return NRRD;
		if (MetaImageHeader.begins(text)) return META_IMAGE;
		if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return TIFF;
		return text.startsWith("DICM", DICOM_MARK) ? DICOM : null;
	}

	private static FileFormat byName(final Path path) {
		final String name = name(path);
		for (final FileFormat format : values())
			for (final String ending : format.endings)
				if (name.endsWith(ending)) return format;
		return FOREIGN;
	}

	private static String name(final Path path) {
		return path.getFileName().toString().toLowerCase(Locale.ROOT);
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
