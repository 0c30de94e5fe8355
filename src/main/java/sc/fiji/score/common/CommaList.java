package sc.fiji.score.common;

import java.util.List;
import java.util.stream.Stream;

/** Texts with commas between them, as options and macro keys have them. */
public final class CommaList {

	private CommaList() {}

	/**
	 * @param text or null
	 * @return the parts without blanks around them; none that is blank
	 */
	public static List<String> parts(final String text) {
		return text == null ? List.of() : Stream.of(text.split(",")).map(String::strip).filter(p -> !p.isEmpty()).toList();
	}
}
