package sc.fiji.score.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.ScoreModel;

/** The models that the jar carries, chosen by name where a model file is asked for. */
public final class BuiltInModels {

	/** A small model trained on phantoms of the humerus: it shows how things work and is not meant for patients. */
	public static final String PHANTOM = "phantom";

	private static final String RESOURCE = "/sc/fiji/score/models/" + PHANTOM + ".score";

	private BuiltInModels() {}

	/**
	 * @param nameOrFile a built-in name, or a model file
	 * @throws ScoreException if there is no such model, or it cannot be used
	 */
	public static ScoreModel open(final String nameOrFile) {
		final Path file = file(nameOrFile);
		if (file != null) {
			if (!Files.isRegularFile(file)) throw new ScoreException("The model " + file +
				" does not exist. Give a file that training wrote, or the built-in model '" + PHANTOM + "'.");
			return ModelFile.read(file);
		}
		try (InputStream in = BuiltInModels.class.getResourceAsStream(RESOURCE)) {
			if (in == null) throw new ScoreException("This build carries no model '" + PHANTOM +
				"'. Install the released jar, or train a model and give its file.");
			return ModelFile.read(in, "built-in " + PHANTOM);
		}
		catch (final IOException e) {
			throw new ScoreException("The built-in model '" + PHANTOM + "' cannot be read: " + e.getMessage() +
				". Install the jar again.", e);
		}
	}

	/** The file that is meant, or null for a built-in model. */
	static Path file(final String nameOrFile) {
		return PHANTOM.equals(nameOrFile) ? null : Path.of(nameOrFile);
	}
}
