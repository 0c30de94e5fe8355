package sc.fiji.score.scoring;

import java.nio.charset.StandardCharsets;

import sc.fiji.score.io.Checksums;

/** A mark of the computer account, by which two raters of one name are told apart; the account's name stays unknown. */
final class Account {

	private static final int DIGITS = 16;

	private Account() {}

	static String mark() {
		final String account = System.getProperty("user.name") + "\n" + System.getProperty("user.home");
		return Checksums.sha256(account.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
	}
}
