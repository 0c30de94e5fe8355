package sc.fiji.score.common;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this software, as it is written into every output. */
public final class Version {

	private static final String VERSION = read();

	private Version() {}

	/** The version, for example {@code 0.1.0}; {@code unknown} when the build did not write it. */
	public static String get() {
		return VERSION;
	}

	private static String read() {
		try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
			if (in == null) return "unknown";
			final Properties properties = new Properties();
			properties.load(in);
			return properties.getProperty("version", "unknown");
		}
		catch (final IOException e) {
			return "unknown";
		}
	}
}
