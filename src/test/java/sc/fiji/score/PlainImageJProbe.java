package sc.fiji.score;

/** A program for a Java that has only ImageJ on its class path: loads classes the way ImageJ 1.x loads plugins. */
final class PlainImageJProbe {

	private PlainImageJProbe() {}

	/** @param args the folder plugins/, then the names of classes */
	public static void main(final String[] args) throws Exception {
		final ClassLoader loader = new ij.io.PluginClassLoader(args[0]);
		for (int i = 1; i < args.length; i++)
			Class.forName(args[i], false, loader).getDeclaredMethods();
		System.out.println("loaded " + (args.length - 1));
	}
}
