package sc.fiji.score.ui;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.Prefs;
import ij.gui.ImageCanvas;
import ij.macro.Interpreter;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.refinement.Acceptance;
import sc.fiji.score.refinement.RegionalChanges;
import sc.fiji.score.refinement.Review;
import sc.fiji.score.refinement.ReviewDecisions;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Volume;

/**
 * Lets a person decide in windows: the image in ImageJ's own window, with what the model proposes drawn over it, and
 * the list of regions beside it. A click into the image picks the region there. The caller's thread waits; ImageJ stays
 * usable.
 */
public final class WindowReview implements Review {

	/** ImageJ's preference with the name that the last reviewer gave. */
	private static final String NAME_PREFERENCE = "score.reviewer";
	private static final int WANTED_PIXELS = 640;

	private final String name;
	private final ImagePlus look;

	/**
	 * @param name of the case, for titles
	 * @param look an image with the display range and slice to start from, or null
	 * @throws ScoreException where there are no windows
	 */
	public WindowReview(final String name, final ImagePlus look) {
		if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) throw new ScoreException(
			"review=yes opens a window, but there is no display here (or the macro is in batch mode). Leave it out, and name " +
				"the regions to accept by accept_regions where not all shall be.");
		this.name = name;
		this.look = look;
	}

	@Override
	public Acceptance decide(final Volume image, final RegionalChanges changes) {
		if (changes.changes().isEmpty()) {
			IJ.log("SCORE: " + name + ": the model changes nothing, so there is nothing to review.");
			return Acceptance.parse("all", "", "");
		}
		final CompletableFuture<Acceptance> decision = new CompletableFuture<>();
		final ImagePlus picture = ImagePlusVolumes.toImagePlus(image, name + "-review");
		DisplayLook.copy(look, picture);
		final Session session = new Session(picture, changes, decision);
		final Box b = session.overlay.box();
		ImageWindows.show(picture, new Rectangle(b.x(), b.y(), b.width(), b.height()), WANTED_PIXELS);
		EventQueue.invokeLater(session::open);
		try {
			final Acceptance out = decision.get();
			if (out == null) throw new CancelledException();
			Prefs.set(NAME_PREFERENCE, out.reviewer());
			return new Acceptance(out.regions(), out.reviewer(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException();
		}
		catch (final ExecutionException e) {
			throw new ScoreException("The window of the review failed: " + e.getCause(), e);
		}
		finally {
			EventQueue.invokeLater(session::close);
		}
	}

	/** One review, from opening to closing; only for the event thread. */
	private final class Session implements ReviewWindow.Listener, ImageListener {

		private final ImagePlus picture;
		private final RegionalChanges changes;
		private final ReviewDecisions decisions;
		private final ChangeOverlay overlay;
		private final CompletableFuture<Acceptance> decision;
		private ReviewWindow window;
		private int slice = -1, region;

		Session(final ImagePlus picture, final RegionalChanges changes, final CompletableFuture<Acceptance> decision) {
			this.picture = picture;
			this.changes = changes;
			this.decision = decision;
			decisions = new ReviewDecisions(changes.changes().stream().map(RegionalChanges.Change::region).toList());
			overlay = new ChangeOverlay(changes);
		}

		void open() {
			try {
				final Point p = picture.getWindow().getLocation();
				picture.getWindow().setLocation(Math.min(p.x, 60), Math.min(p.y, 140));
				window = new ReviewWindow(name, changes, decisions, Prefs.get(NAME_PREFERENCE, System.getProperty("user.name",
					"")), this);
				final Rectangle beside = picture.getWindow().getBounds();
				window.setLocation(beside.x + beside.width + 8, beside.y);
				ImagePlus.addImageListener(this);
				picture.getCanvas().addMouseListener(new MouseAdapter() {

					@Override
					public void mouseClicked(final MouseEvent e) {
						pick(e);
					}
				});
				window.setVisible(true);
			}
			catch (final RuntimeException e) {
				decision.completeExceptionally(e);
			}
		}

		private void pick(final MouseEvent e) {
			final ImageCanvas canvas = picture.getCanvas();
			final int x = canvas.offScreenX(e.getX()), y = canvas.offScreenY(e.getY());
			if (x < 0 || y < 0 || x >= picture.getWidth() || y >= picture.getHeight()) return;
			final int z = picture.getCurrentSlice() - 1;
			final int at = changes.regions().at(changes.initial().geometry().index(x, y, z));
			window.selectRegion(at);
			if (picture.getCurrentSlice() != z + 1) picture.setSlice(z + 1);
		}

		@Override
		public void show(final RegionalChanges.Change change) {
			if (change.region() != region) picture.setSlice(change.slice() + 1);
			region = change.region();
			draw();
		}

		private void draw() {
			slice = picture.getCurrentSlice();
			picture.setOverlay(overlay.slice(slice - 1, region, decisions));
		}

		@Override
		public void done(final Acceptance acceptance) {
			decision.complete(acceptance);
		}

		void close() {
			ImagePlus.removeImageListener(this);
			if (window != null) window.dispose();
			picture.changes = false;
			picture.close();
		}

		@Override
		public void imageUpdated(final ImagePlus imp) {
			EventQueue.invokeLater(() -> {
				if (imp == picture && slice != picture.getCurrentSlice()) draw();
			});
		}

		@Override
		public void imageOpened(final ImagePlus imp) {
			// Other images are none of ours.
		}

		/** Whoever closes the image while deciding does not want to go on. */
		@Override
		public void imageClosed(final ImagePlus imp) {
			if (imp == picture) decision.complete(null);
		}
	}
}
