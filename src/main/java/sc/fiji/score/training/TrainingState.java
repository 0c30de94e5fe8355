package sc.fiji.score.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.CRC32;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.io.AtomicFile;

/**
 * All that a training needs to go on after a round as if it had never stopped. Everything random is drawn from the
 * seed and the step, so no generator is kept; the inferred targets are made again from the weights that made them.
 */
final class TrainingState {

	private static final int MAGIC = 0x53434f52, FORMAT = 4;

	/** Rounds done. */
	int round;
	/** Processor threads that all steps are taken with. */
	int threads;
	float[] weights, average;
	Adam adam;
	/** The averaged weights that inferred the present targets, or null before the first time. */
	float[] labellers;
	/** How each rater errs, as the present targets took it; empty where it is not learned. */
	List<RaterModel> raters = List.of();
	/** The best averaged weights so far and their validation. */
	float[] best;
	double bestValidation = Double.POSITIVE_INFINITY;
	int bestRound;
	final TrainingHistory history = new TrainingHistory();

	static TrainingState start(final float[] weights, final int threads) {
		final TrainingState s = new TrainingState();
		s.threads = threads;
		s.weights = weights.clone();
		s.average = weights.clone();
		s.best = weights.clone();
		s.adam = new Adam(weights.length);
		return s;
	}

	/** @param fingerprint identifies options and data; a checkpoint of others is refused */
	void write(final Path file, final String fingerprint) {
		AtomicFile.write(file, temporary -> {
			final CRC32 crc = new CRC32();
			try (DataOutputStream out = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(Files
				.newOutputStream(temporary)), crc)))
			{
				out.writeInt(MAGIC);
				out.writeInt(FORMAT);
				out.writeUTF(fingerprint);
				out.writeInt(round);
				out.writeInt(threads);
				for (final float[] a : new float[][] { weights, average, adam.mean, adam.square, best, labellers })
					write(out, a);
				out.writeInt(raters.size());
				for (final RaterModel r : raters) {
					out.writeDouble(r.spread());
					out.writeDouble(r.bias());
					out.writeDouble(r.flipRate());
				}
				out.writeDouble(bestValidation);
				out.writeInt(bestRound);
				out.writeInt(history.rows().size());
				for (final TrainingHistory.Row r : history.rows()) {
					out.writeInt(r.round());
					out.writeInt(r.step());
					out.writeDouble(r.learningRate());
					out.writeDouble(r.loss());
					out.writeDouble(r.validation());
					out.writeBoolean(r.relabelled());
				}
				out.writeLong(crc.getValue());
			}
		});
	}

	private static void write(final DataOutputStream out, final float[] a) throws IOException {
		out.writeInt(a == null ? -1 : a.length);
		if (a != null) for (final float v : a)
			out.writeFloat(v);
	}

	/**
	 * @return the state, or null if the file is not there
	 * @throws ScoreException if it is damaged or belongs to another training
	 */
	static TrainingState read(final Path file, final String fingerprint) {
		if (!Files.exists(file)) return null;
		final CRC32 crc = new CRC32();
		try (DataInputStream in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(
			file)), crc)))
		{
			if (in.readInt() != MAGIC || in.readInt() != FORMAT) throw new IOException("not a checkpoint of this version");
			if (!in.readUTF().equals(fingerprint)) throw new ScoreException("The checkpoint " + file +
				" belongs to a training with other cases, feedback or options. Delete it to start anew.");
			final TrainingState s = new TrainingState();
			s.round = in.readInt();
			s.threads = in.readInt();
			final long most = Files.size(file) / Float.BYTES;
			s.weights = array(in, most);
			s.average = array(in, most);
			s.adam = new Adam(array(in, most), array(in, most));
			s.best = array(in, most);
			s.labellers = array(in, most);
			final int raters = in.readInt();
			final List<RaterModel> models = new ArrayList<>();
			for (int i = 0; i < raters; i++)
				models.add(new RaterModel(in.readDouble(), in.readDouble(), in.readDouble()));
			s.raters = List.copyOf(models);
			s.bestValidation = in.readDouble();
			s.bestRound = in.readInt();
			final int rows = in.readInt();
			for (int i = 0; i < rows; i++)
				s.history.add(new TrainingHistory.Row(in.readInt(), in.readInt(), in.readDouble(), in.readDouble(), in
					.readDouble(), in.readBoolean()));
			final long sum = crc.getValue();
			if (in.readLong() != sum) throw new IOException("its checksum is wrong");
			return s;
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new ScoreException("The checkpoint " + file + " is damaged (" + e.getMessage() +
				"). Delete it to start anew.", e);
		}
	}

	/** @param most as many numbers as the whole file can hold: a damaged length must not ask for all memory */
	private static float[] array(final DataInputStream in, final long most) throws IOException {
		final int n = in.readInt();
		if (n < 0) return null;
		if (n > most) throw new IOException("an array of " + n + " weights");
		final float[] out = new float[n];
		for (int i = 0; i < n; i++)
			out[i] = in.readFloat();
		return out;
	}
}
