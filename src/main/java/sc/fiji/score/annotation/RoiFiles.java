package sc.fiji.score.annotation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;

/** ImageJ's files of ROIs: {@code .roi} for one, {@code .zip} for many, as the ROI Manager saves them. */
public final class RoiFiles {

	private static final String ONE = ".roi", MANY = ".zip";

	private RoiFiles() {}

	/** Whether the ending is that of a ROI file. */
	public static boolean isRoiFile(final Path file) {
		final String name = name(file);
		return name.endsWith(ONE) || name.endsWith(MANY);
	}

	/**
	 * Reads a file as annotations.
	 *
	 * @param grid of the image on which the ROIs were drawn
	 * @param named the structures that have names
	 * @param fallback the structure of ROIs that do not tell theirs; null for an error
	 * @throws ScoreException naming the file, and every ROI that cannot be used
	 */
	public static List<StructureAnnotation> read(final Path file, final Geometry grid, final List<Structure> named,
		final Structure fallback)
	{
		return new RoiReader(grid, named, fallback).read(open(file), file.toString());
	}

	/**
	 * Writes the annotations of a case; {@code .roi} only where they are a single ROI.
	 *
	 * @return what a ROI cannot say and was left out; empty where all is said
	 * @throws ScoreException naming the file, if there is nothing that a ROI can say, or it cannot be written
	 */
	public static List<String> write(final CaseAnnotations annotations, final Path file) {
		final RoiWriter.Result out = RoiWriter.toRois(annotations);
		if (out.rois().isEmpty()) throw new ScoreException("Case " + annotations.caseName() +
			" has no annotation that a ROI can show, so " + file + " is not written.");
		save(out.rois(), file);
		return out.leftOut();
	}

	/**
	 * The ROIs of a file.
	 *
	 * @throws ScoreException naming the file, if it is missing or no ROI file
	 */
	public static List<Roi> open(final Path file) {
		try {
			final byte[] bytes = Files.readAllBytes(file);
			if (name(file).endsWith(MANY)) return unzip(bytes, file);
			if (name(file).endsWith(ONE)) return List.of(decode(bytes, file.getFileName().toString(), file));
		}
		catch (final NoSuchFileException e) {
			throw new ScoreException("The ROI file " + file + " does not exist. Check the path.", e);
		}
		catch (final IOException e) {
			throw new ScoreException("The ROI file " + file + " cannot be read: " + e.getMessage() + ". Save it again.", e);
		}
		throw new ScoreException(file + " is no ROI file: its name must end in .roi or .zip.");
	}

	/**
	 * Saves ROIs, whole or not at all.
	 *
	 * @throws ScoreException naming the file, if it cannot be written, or many ROIs shall go into a {@code .roi}
	 */
	public static void save(final List<Roi> rois, final Path file) {
		final boolean many = name(file).endsWith(MANY);
		if (!many && !name(file).endsWith(ONE)) throw new ScoreException("The ROI file " + file +
			" must have a name that ends in .roi or .zip.");
		if (!many && rois.size() != 1) throw new ScoreException(file + " can hold one ROI, but there are " + rois.size() +
			". Use a name that ends in .zip.");
		AtomicFile.write(file, temporary -> {
			if (!many) {
				Files.write(temporary, RoiEncoder.saveAsByteArray(rois.get(0)));
				return;
			}
			try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(temporary))) {
				for (int i = 0; i < rois.size(); i++) {
					final String name = rois.get(i).getName();
					// A colon is no letter of a file's name everywhere; the ROI itself keeps its name.
					final ZipEntry entry = new ZipEntry(String.format(Locale.ROOT, "%04d-%s.roi", i + 1, name == null ? "roi" : name
						.replaceAll("[^\\w.-]", "_")));
					entry.setTime(0);
					zip.putNextEntry(entry);
					zip.write(RoiEncoder.saveAsByteArray(rois.get(i)));
					zip.closeEntry();
				}
			}
		});
	}

	private static List<Roi> unzip(final byte[] bytes, final Path file) throws IOException {
		final List<Roi> out = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
			for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry())
				if (e.getName().toLowerCase(Locale.ROOT).endsWith(ONE)) out.add(decode(zip.readAllBytes(), e.getName(), file));
		}
		if (out.isEmpty()) throw new ScoreException("The ROI file " + file +
			" holds no ROI. Save it from the ROI Manager (More > Save...).");
		return out;
	}

	private static Roi decode(final byte[] bytes, final String name, final Path file) {
		try {
			final Roi roi = Objects.requireNonNull(new RoiDecoder(bytes, name).getRoi());
			// ImageJ 1.54p writes the slice of a ROI of points, but forgets it when it reads the points' counters.
			final int position = ByteBuffer.wrap(bytes).getInt(RoiDecoder.POSITION);
			if (roi instanceof PointRoi && position > 0 && roi.getPosition() == 0 && !roi.hasHyperStackPosition()) roi
				.setPosition(position);
			return roi;
		}
		catch (final IOException | RuntimeException e) {
			throw new ScoreException(file + ", " + name + " is damaged: it is no ROI of ImageJ. Save it again.", e);
		}
	}

	private static String name(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT);
	}
}
