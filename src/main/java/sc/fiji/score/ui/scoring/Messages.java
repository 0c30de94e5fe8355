package sc.fiji.score.ui.scoring;

import java.awt.Component;
import java.awt.Font;

import javax.swing.JLabel;
import javax.swing.JOptionPane;

/** Small dialogs of the scoring window. */
final class Messages {

	private static final String TITLE = "Score Regions";
	private static final int WIDTH = 380;

	private Messages() {}

	static void error(final Component over, final String message) {
		JOptionPane.showMessageDialog(over, wrapped(message), TITLE, JOptionPane.ERROR_MESSAGE);
	}

	/** @return whether the user chose to go on; closing the dialog does not */
	static boolean ask(final Component over, final String question, final String yes, final String no) {
		final String[] answers = { yes, no };
		return JOptionPane.showOptionDialog(over, wrapped(question), TITLE, JOptionPane.DEFAULT_OPTION,
			JOptionPane.QUESTION_MESSAGE, null, answers, no) == 0;
	}

	private static JLabel wrapped(final String text) {
		final String html = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
		return PanelStyle.label("<html><div width=" + WIDTH + ">" + html + "</div></html>", Font.PLAIN, 12, PanelStyle
			.text());
	}
}
