package sc.fiji.score.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

import sc.fiji.score.common.ScoreException;

/**
 * A bundle of PyTorch's native libraries on the class path.
 *
 * @param version of PyTorch, for example {@code 2.7.1}
 * @param platform in DJL's words, for example {@code linux-x86_64}
 */
record Natives(String version, String platform) {

	/** DJL's word for a platform, from the values of {@code os.name} and {@code os.arch}. */
	static String platform(final String osName, final String osArch) {
		final String os = osName.startsWith("Win") ? "win" : osName.startsWith("Mac") ? "osx" : "linux";
		return os + "-" + (osArch.equals("amd64") ? "x86_64" : osArch);
	}

	/** All bundles that a class loader finds. */
	static List<Natives> find(final ClassLoader loader) {
		final List<Natives> found = new ArrayList<>();
		try {
			for (final URL url : Collections.list(loader.getResources("native/lib/pytorch.properties"))) {
				final Properties p = new Properties();
				try (InputStream in = url.openStream()) {
					p.load(in);
				}
				final String version = p.getProperty("version", "");
				found.add(new Natives(version.replaceFirst("-.*", ""), p.getProperty("classifier", "")));
			}
		}
		catch (final IOException e) {
			throw new ScoreException("PyTorch's libraries on the class path cannot be read (" + e.getMessage() +
				"). Install SCORE again.", e);
		}
		return found;
	}

	/**
	 * The bundle for a platform.
	 *
	 * @throws ScoreException if there is none; says which there are and what to install
	 */
	static Natives require(final List<Natives> bundles, final String platform) {
		if (platform.equals("osx-x86_64")) throw new ScoreException(
			"SCORE does not run on Intel Macs: PyTorch is no longer made for them. Use a Mac with an Apple chip (and a Java for " +
				"it), Linux or Windows.");
		for (final Natives b : bundles)
			if (b.platform.equals(platform)) return b;
		final List<String> present = bundles.stream().map(Natives::platform).toList();
		throw new ScoreException("PyTorch's libraries for this computer (" + platform + ") are missing; " + (present.isEmpty()
			? "there are none in this installation" : "this installation has those for " + String.join(", ", present)) +
			". Install the SCORE that was built for " + platform +
			", or let PYTORCH_LIBRARY_PATH name the folder of a libtorch 2.7.1.");
	}
}
