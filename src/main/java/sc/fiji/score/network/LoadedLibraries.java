package sc.fiji.score.network;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.ObjectName;

/** The native libraries that this process holds, as the Java virtual machine lists them. */
final class LoadedLibraries {

	/** libtorch's main library under the names of the three systems, with its folder as the group. */
	private static final Pattern TORCH = Pattern.compile(
		"((?:[A-Za-z]:)?[/\\\\].*)[/\\\\](?:lib)?torch_cpu\\.(?:so|dylib|dll)", Pattern.CASE_INSENSITIVE);

	private LoadedLibraries() {}

	/** The folders from which a libtorch was loaded; empty also where the virtual machine does not tell. */
	static List<String> torchFolders() {
		return torchFolders(list());
	}

	/** The same from a given list, one library a line. */
	static List<String> torchFolders(final String list) {
		return list.lines().map(TORCH::matcher).filter(Matcher::find).map(m -> m.group(1)).distinct().toList();
	}

	/** The virtual machine's own list; the same as {@code jcmd <pid> VM.dynlibs}. */
	private static String list() {
		try {
			return String.valueOf(ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName(
				"com.sun.management:type=DiagnosticCommand"), "vmDynlibs", new Object[0], new String[0]));
		}
		catch (final JMException | RuntimeException e) {
			// A virtual machine without this command: the check is a courtesy, the loading itself still reports what fails.
			return "";
		}
	}
}
