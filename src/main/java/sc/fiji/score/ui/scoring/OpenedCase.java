package sc.fiji.score.ui.scoring;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import ij.ImagePlus;
import ij.ImageStack;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.scoring.SameNameException;
import sc.fiji.score.scoring.ScoringSession;
import sc.fiji.score.scoring.ScoringSetup;
import sc.fiji.score.volume.Mask;

/**
 * A case ready to be shown. Image and mask are read at the same time, for the rater waits.
 *
 * @param session its rating
 * @param images what the views show
 */
public record OpenedCase(ScoringSession session, CaseImages images) {

	/**
	 * Opens a case with its image.
	 *
	 * @param setup says which mask, rater and feedback file
	 * @param image file of the image, or null to show the mask alone
	 * @throws ScoreException naming the file and the cure, if something cannot be read or does not fit
	 */
	public static OpenedCase of(final ScoringSetup setup, final Path image) {
		if (image == null) return of(setup, (ImagePlus) null);
		final CompletableFuture<ImagePlus> reading = CompletableFuture.supplyAsync(() -> ImagePlusVolumes.toImagePlus(
			VolumeFiles.read(image), image));
		return open(setup, reading);
	}

	/**
	 * Opens a case with an image that is open already; it is only looked at.
	 *
	 * @param image with one channel and one time point, or null to show the mask alone
	 * @throws ScoreException as {@link #of(ScoringSetup, Path)}
	 */
	public static OpenedCase of(final ScoringSetup setup, final ImagePlus image) {
		return open(setup, CompletableFuture.completedFuture(image));
	}

	private static OpenedCase open(final ScoringSetup setup, final CompletableFuture<ImagePlus> image) {
		final ScoringSession session = session(setup);
		boolean shown = false;
		try {
			final OpenedCase out = new OpenedCase(session, images(session, get(image)));
			shown = true;
			CompletableFuture.runAsync(() -> warmUp(session));
			return out;
		}
		finally {
			if (!shown) session.close();
		}
	}

	/** The first answer would wait for the image's checksum and for the classes that write: both can be had before. */
	private static void warmUp(final ScoringSession session) {
		final CaseFeedback blank = session.feedback();
		Path file = null;
		try {
			file = Files.createTempFile("score", ".json");
			FeedbackFile.write(blank, file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("no temporary file", e);
		}
		finally {
			if (file != null) file.toFile().delete();
		}
	}

	/** Two raters may have one name: then only the rater knows. */
	private static ScoringSession session(final ScoringSetup setup) {
		try {
			return setup.open();
		}
		catch (final SameNameException e) {
			if (GraphicsEnvironment.isHeadless()) throw e;
			final AtomicBoolean me = new AtomicBoolean();
			EventThread.run(() -> me.set(Messages.ask(null, e.getMessage(), "That was me", "Cancel")));
			if (!me.get()) throw e;
			return setup.optSamePerson(true).open();
		}
	}

	private static CaseImages images(final ScoringSession session, final ImagePlus image) {
		final Mask mask = session.mask();
		final ImagePlus shown = image == null ? ImagePlusVolumes.toImagePlus(mask.asVolume(), session.caseName()) : inMemory(
			image);
		if (shown.getWidth() != mask.geometry().nx() || shown.getHeight() != mask.geometry().ny() || shown
			.getStackSize() != mask.geometry().nz()) throw new ScoreException("The image " + shown.getTitle() + " has " + shown
				.getWidth() + " x " + shown.getHeight() + " x " + shown.getStackSize() + " voxels, but the mask of case " + session
					.caseName() + " has " + mask.geometry().nx() + " x " + mask.geometry().ny() + " x " + mask.geometry().nz() +
				". Choose the image that the mask was made from, or resample one of them.");
		return CaseImages.of(session.caseName(), shown, mask);
	}

	/** Slices across a stack need all of it: one that is read slice by slice would be too slow. */
	private static ImagePlus inMemory(final ImagePlus image) {
		if (!image.getStack().isVirtual()) return image;
		final ImageStack all = new ImageStack(image.getWidth(), image.getHeight());
		for (int z = 1; z <= image.getStackSize(); z++)
			all.addSlice(image.getStack().getProcessor(z).duplicate());
		final ImagePlus out = new ImagePlus(image.getTitle(), all);
		out.setCalibration(image.getCalibration());
		return out;
	}

	private static ImagePlus get(final CompletableFuture<ImagePlus> image) {
		try {
			return image.join();
		}
		catch (final CompletionException e) {
			if (e.getCause() instanceof ScoreException s) throw s;
			if (e.getCause() instanceof OutOfMemoryError o) throw o;
			throw e;
		}
	}
}
