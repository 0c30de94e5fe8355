package sc.fiji.score.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.WindowManager;

import sc.fiji.score.common.CommaList;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;

/**
 * The image that a parameter such as {@code image} or {@code mask} names: the title of an open image, or else a file or
 * folder.
 *
 * @param key name of the parameter, for messages
 * @param open the open image, or null
 * @param path the file or folder, or null
 */
record ImageInput(String key, ImagePlus open, Path path) {

	/**
	 * @param value a title or path; empty for the active image
	 * @throws ScoreException if there is no such image
	 */
	static ImageInput of(final String key, final String value) {
		if (!isEmpty(value)) return named(key, value.trim());
		final ImagePlus active = WindowManager.getCurrentImage();
		if (active == null) throw new ScoreException("There is no open image to take as " + key + ". Open one, or set " +
			key + " to a file.");
		return new ImageInput(key, requireVoxels(active), null);
	}

	/** As {@link #of}, but for a parameter that has to be given. */
	static ImageInput required(final String key, final String value) {
		if (isEmpty(value)) throw new ScoreException("Set " + key + " to the title of an open image or to a file.");
		return named(key, value.trim());
	}

	/** As {@link #of}, but null for an empty value. */
	static ImageInput optional(final String key, final String value) {
		return isEmpty(value) ? null : named(key, value.trim());
	}

	/** An output or input path, null for an empty value. */
	static Path path(final String key, final String value) {
		if (isEmpty(value)) return null;
		try {
			return Path.of(value.trim());
		}
		catch (final InvalidPathException e) {
			throw new ScoreException(key + " is not a path: " + value + " (" + e.getReason() + ").", e);
		}
	}

	/** Paths that are separated by commas; none for an empty value. */
	static List<Path> paths(final String key, final String value) {
		return CommaList.parts(value).stream().map(one -> path(key, one)).toList();
	}

	static boolean isEmpty(final String value) {
		return value == null || value.isBlank();
	}

	private static ImageInput named(final String key, final String value) {
		final List<ImagePlus> open = openImages();
		final List<ImagePlus> same = open.stream().filter(imp -> imp.getTitle().equals(value)).toList();
		if (same.size() > 1) throw new ScoreException("More than one open image is called " + value +
			"; rename one, or set " + key + " to a file.");
		if (!same.isEmpty()) return new ImageInput(key, requireVoxels(same.get(0)), null);
		final Path path = path(key, value);
		if (Files.exists(path)) return new ImageInput(key, null, path);
		throw new ScoreException("The " + key + " " + value + " is neither an open image nor a file. Open images: " + (open
			.isEmpty() ? "none" : String.join(", ", open.stream().map(ImagePlus::getTitle).toList())) + ".");
	}

	/** All open images. */
	static List<ImagePlus> openImages() {
		final List<ImagePlus> out = new ArrayList<>();
		final int[] ids = WindowManager.getIDList();
		if (ids == null) return out;
		for (final int id : ids) {
			final ImagePlus imp = WindowManager.getImage(id);
			if (imp != null) out.add(imp);
		}
		return out;
	}

	/** ImageJ hands out images without pixels for titles that it does not know. */
	private static ImagePlus requireVoxels(final ImagePlus imp) {
		if (imp.getProcessor() == null) throw new ScoreException("The image '" + imp.getTitle() +
			"' has no pixels. Choose another image.");
		return imp;
	}

	boolean isFolder() {
		return path != null && Files.isDirectory(path);
	}

	/** The image's name without the ending of a file. */
	String baseName() {
		return CaseFolder.baseName(open == null ? path : Path.of(fileName(open.getTitle())));
	}

	/** A title as the name of a file: letters, digits and the signs that every file system takes. */
	static String fileName(final String title) {
		final String name = title.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
		return name.isEmpty() || name.startsWith(".") ? "image" + name : name;
	}
}
