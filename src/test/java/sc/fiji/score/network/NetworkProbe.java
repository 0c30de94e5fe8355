package sc.fiji.score.network;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that starts DJL with every http and https connection replaced by a line on the console. */
final class NetworkProbe {

	private NetworkProbe() {}

	/** @param args {@code plain}: DJL as it is; {@code offline}: through {@link OfflineEngine} */
	public static void main(final String[] args) throws Exception {
		final AtomicInteger calls = new AtomicInteger();
		URL.setURLStreamHandlerFactory(protocol -> !protocol.startsWith("http") ? null : new URLStreamHandler() {

			@Override
			protected URLConnection openConnection(final URL url) throws IOException {
				calls.incrementAndGet();
				throw new IOException("no network in a test: " + url);
			}

			@Override
			protected URLConnection openConnection(final URL url, final Proxy proxy) throws IOException {
				return openConnection(url);
			}
		});
		if (args[0].equals("plain")) Class.forName("ai.djl.engine.Engine");
		else OfflineEngine.engine().newBaseManager().close();
		System.out.println("calls=" + calls);
	}
}
