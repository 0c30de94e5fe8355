package sc.fiji.score.scoring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** A small case on the disk (a rod and an image of it), and a clock that tests set, for the tests of this package. */
final class ScoredCase {

	static final Geometry GRID = Geometry.of(20, 20, 30, 1, 1, 2);

	final Path folder, mask, image, feedback;
	final SetClock clock = new SetClock();

	ScoredCase(final Path folder, final String name) {
		this.folder = folder;
		mask = folder.resolve("initial").resolve(name + ".nii");
		image = folder.resolve("images").resolve(name + ".nii");
		feedback = folder.resolve("feedback").resolve(name + ".json");
	}

	/** Writes mask and image. */
	static ScoredCase write(final Path folder, final String name) {
		final ScoredCase out = new ScoredCase(folder, name);
		final Mask rod = rod();
		VolumeFiles.writeMask(rod, out.mask);
		VolumeFiles.write(image(rod), out.image);
		return out;
	}

	/** A rod along z, 12 voxels wide, from slice 3 to 26. */
	static Mask rod() {
		final byte[] voxels = new byte[GRID.arrayLength()];
		for (int z = 3; z < 27; z++)
			for (int y = 0; y < 20; y++)
				for (int x = 0; x < 20; x++)
					if ((x - 9.5) * (x - 9.5) + (y - 9.5) * (y - 9.5) <= 36) voxels[GRID.index(x, y, z)] = 1;
		return new Mask(voxels, GRID);
	}

	static Volume image(final Mask mask) {
		final float[] values = new float[mask.voxels().length];
		for (int i = 0; i < values.length; i++)
			values[i] = 100 * mask.voxels()[i];
		return Volume.of(values, GRID);
	}

	/** 6 slabs x 4 sectors, rater "A. Rater". */
	ScoringSetup setup() {
		return new ScoringSetup().setMask(mask).optImage(image).setFeedback(feedback).setRater("A. Rater").optClock(clock);
	}

	ScoringSetup setup(final int slabs, final int sectors) {
		return setup().optPartition(PartitionParameters.slabs(slabs, sectors));
	}

	/** Scores the current region as a rater does, in two key presses that take a second each. */
	void answer(final ScoringSession session, final int level, final ErrorLabel label) {
		final int region = session.current();
		clock.pass(Duration.ofSeconds(1));
		session.setScore(region, level);
		clock.pass(Duration.ofSeconds(1));
		session.setLabel(region, label);
	}

	/** A clock that stands still until it is told that time passes. */
	static final class SetClock extends Clock {

		private Instant now = Instant.parse("2026-01-31T12:00:00Z");

		void pass(final Duration time) {
			now = now.plus(time);
		}

		@Override
		public Instant instant() {
			return now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(final ZoneId zone) {
			return this;
		}
	}
}
