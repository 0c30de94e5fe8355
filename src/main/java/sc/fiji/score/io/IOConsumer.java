package sc.fiji.score.io;

import java.io.IOException;

/** Takes something to read from or write to, and may fail. */
@FunctionalInterface
public interface IOConsumer<T> {

	void accept(T t) throws IOException;
}
