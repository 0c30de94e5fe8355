package sc.fiji.score.io;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Locale;

import org.scijava.Priority;
import org.scijava.convert.ConvertService;
import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.IOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.score.common.ScoreException;

/**
 * Lets Fiji open NIfTI files with the right voxel size and values, on every route (File > Open, drag and drop, {@code
 * open()} in macros). Those routes ask only plugins with the attribute {@code eager}.
 */
@Plugin(type = IOPlugin.class, priority = Priority.HIGH, attrs = @Attr(name = "eager"))
public class NiftiIOPlugin extends AbstractIOPlugin<Object> {

	/** Fiji's own image type, which is not on the class path of a build; File > Open shows only this. */
	private static final String DATASET = "net.imagej.Dataset";

	@Parameter(required = false)
	private ConvertService convert;

	@Override
	public Class<Object> getDataType() {
		return Object.class;
	}

	@Override
	public boolean supportsOpen(final Location source) {
		if (!(source instanceof FileLocation)) return false;
		final String name = source.getName().toLowerCase(Locale.ROOT);
		return name.endsWith(".nii") || name.endsWith(".nii.gz");
	}

	/**
	 * @return a {@code net.imagej.Dataset} in Fiji, else an {@link ImagePlus}
	 * @throws IOException if the file is no readable NIfTI file; the message says why
	 */
	@Override
	public Object open(final Location source) throws IOException {
		final Path path = ((FileLocation) source).getFile().toPath();
		try {
			final ImagePlus imp = ImagePlusVolumes.toImagePlus(VolumeFiles.read(path), path);
			final Object dataset = dataset(imp);
			return dataset == null ? imp : dataset;
		}
		catch (final ScoreException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private Object dataset(final ImagePlus imp) {
		if (convert == null) return null;
		try {
			final Class<?> type = Class.forName(DATASET, false, NiftiIOPlugin.class.getClassLoader());
			final Object dataset = convert.supports(imp, type) ? convert.convert(imp, type) : null;
			// By its source the affine is found again when the dataset comes back as an ImagePlus.
			if (dataset != null) type.getMethod("setSource", String.class).invoke(dataset, imp.getProperty(
				ImagePlusVolumes.PATH_PROPERTY));
			return dataset;
		}
		catch (final ClassNotFoundException e) {
			return null;
		}
		catch (final NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
			throw new IllegalStateException("this Fiji has another " + DATASET + " than expected", e);
		}
	}
}
