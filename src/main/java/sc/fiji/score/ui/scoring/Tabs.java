package sc.fiji.score.ui.scoring;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Color;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Pages of which one is shown, with a button for each; a single page has no buttons. */
final class Tabs extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int IN_A_ROW = 3;

	private final CardLayout cards = new CardLayout();
	private final JPanel pages = new JPanel(cards);
	private final JPanel bar = new JPanel(new FlowLayout(FlowLayout.LEFT, 4, 0));
	private final Map<String, KeyCard> buttons = new LinkedHashMap<>();

	Tabs() {
		super(new BorderLayout(0, PanelStyle.GAP));
		setOpaque(false);
		bar.setOpaque(false);
		final Color line = PanelStyle.line();
		pages.setBorder(BorderFactory.createLineBorder(line));
		pages.setBackground(PanelStyle.card());
		add(pages, BorderLayout.CENTER);
	}

	void add(final String title, final JComponent page) {
		pages.add(page, title);
		final KeyCard button = new KeyCard("", title, null, () -> open(title));
		buttons.put(title, button);
		bar.add(button);
		if (buttons.size() == 1) button.setChosen(true);
		if (buttons.size() == 2) add(bar, BorderLayout.NORTH);
		// More do not fit beside each other.
		if (buttons.size() > IN_A_ROW) bar.setLayout(new GridLayout(0, 2, 4, 4));
	}

	void openFirst() {
		open(buttons.keySet().iterator().next());
	}

	void open(final String title) {
		cards.show(pages, title);
		buttons.forEach((name, button) -> button.setChosen(name.equals(title)));
	}
}
