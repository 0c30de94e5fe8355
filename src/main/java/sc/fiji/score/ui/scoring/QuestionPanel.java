package sc.fiji.score.ui.scoring;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridLayout;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.scoring.RegionState;
import sc.fiji.score.scoring.RegionStatus;

/** The two questions of a region, with a card for each answer, and its notes. */
final class QuestionPanel extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final String WRONG = " of the outline is wrong";
	private static final Color WORST = new Color(214, 69, 65), MIDDLE = new Color(232, 185, 54), BEST = new Color(64, 160,
		92);

	private final List<KeyCard> scores = new ArrayList<>();
	private final Map<ErrorLabel, KeyCard> labels = new EnumMap<>(ErrorLabel.class);
	private final JLabel title = PanelStyle.label("", Font.BOLD, 15, PanelStyle.text());
	private final Swatch swatch = new Swatch();
	private final JTextField notes = new JTextField();
	private final KeyCard flag, skip;
	private final transient ScoringActions actions;

	QuestionPanel(final OrdinalScale scale, final ScoringActions actions) {
		this.actions = actions;
		setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
		setOpaque(false);
		flag = new KeyCard("F", "Flag", null, actions::flag);
		flag.setToolTipText("Marks the region for an expert's review");
		skip = new KeyCard("S", "Skip", null, actions::skip);
		skip.setToolTipText("Leaves the region without a score; you can come back to it");
		final JPanel scoreRow = row(scale.levels());
		for (int level = 1; level <= scale.levels(); level++)
			scoreRow.add(scoreCard(scale, level));
		final JPanel labelRow = row(4);
		labelCard(labelRow, "O", "Too much", ErrorLabel.OVER, "Over-segmented: the mask holds too much");
		labelCard(labelRow, "U", "Too little", ErrorLabel.UNDER, "Under-segmented: the mask misses something");
		labelCard(labelRow, "M", "Both", ErrorLabel.MIXED, "Mixed: too much here, too little there");
		labelCard(labelRow, "N", "Nothing", ErrorLabel.NONE, "No error worth a correction");
		addRow(heading());
		addRow(scoreRow);
		addRow(PanelStyle.label("What is wrong there?", Font.PLAIN, 12, PanelStyle.faint()));
		addRow(labelRow);
		addRow(last());
		remove(getComponentCount() - 1);
	}

	private void addRow(final JComponent row) {
		row.setAlignmentX(LEFT_ALIGNMENT);
		add(row);
		add(Box.createVerticalStrut(PanelStyle.GAP));
	}

	private static JPanel row(final int columns) {
		final JPanel out = new JPanel(new GridLayout(1, columns, PanelStyle.GAP, 0));
		out.setOpaque(false);
		return out;
	}

	private JPanel heading() {
		final JPanel out = new JPanel();
		out.setOpaque(false);
		out.setLayout(new BoxLayout(out, BoxLayout.X_AXIS));
		out.add(swatch);
		out.add(Box.createHorizontalStrut(PanelStyle.GAP));
		out.add(title);
		out.add(Box.createHorizontalStrut(PanelStyle.WIDE));
		final JLabel question = PanelStyle.label("How much of its outline is wrong?", Font.PLAIN, 12, PanelStyle.faint());
		question.setToolTipText("<html><div width=320>" + OrdinalScale.explanation() + "</div></html>");
		out.add(question);
		out.add(Box.createHorizontalGlue());
		return out;
	}

	private KeyCard scoreCard(final OrdinalScale scale, final int level) {
		final double share = scale.levels() == 1 ? 1 : (level - 1.0) / (scale.levels() - 1);
		final Color tone = share < 0.5 ? PanelStyle.mix(WORST, MIDDLE, 2 * share) : PanelStyle.mix(MIDDLE, BEST, 2 * share -
			1);
		final String text = scale.text(level);
		final String brief = text.replace(WRONG, "").replace("more than", "over").replace("at most", "up to");
		final KeyCard card = new KeyCard(String.valueOf(level), brief, tone, () -> actions.score(level));
		card.setToolTipText("<html><div width=320>" + level + ": " + text + ". " + OrdinalScale.explanation() +
			"</div></html>");
		scores.add(card);
		return card;
	}

	private void labelCard(final JPanel row, final String key, final String text, final ErrorLabel label,
		final String meaning)
	{
		final KeyCard card = new KeyCard(key, text, null, () -> actions.label(label));
		card.setToolTipText(meaning);
		labels.put(label, card);
		row.add(card);
	}

	private JPanel last() {
		notes.setName("notes");
		notes.setFont(PanelStyle.font(Font.PLAIN, 12));
		notes.setFocusTraversalKeysEnabled(false);
		notes.getAccessibleContext().setAccessibleName("Notes");
		notes.setBorder(BorderFactory.createCompoundBorder(BorderFactory.createLineBorder(PanelStyle.line()), PanelStyle
			.space(2, 6, 2, 6)));
		notes.addActionListener(e -> leaveNotes());
		bind(KeyEvent.VK_ESCAPE);
		bind(KeyEvent.VK_TAB);
		notes.addFocusListener(new FocusAdapter() {

			@Override
			public void focusLost(final FocusEvent e) {
				actions.notes(notes.getText().trim());
			}
		});
		final JPanel out = new JPanel(new BorderLayout(PanelStyle.GAP, 0));
		out.setOpaque(false);
		out.add(PanelStyle.label("Notes", Font.PLAIN, 12, PanelStyle.faint()), BorderLayout.WEST);
		out.add(notes, BorderLayout.CENTER);
		final JPanel buttons = row(2);
		buttons.add(flag);
		buttons.add(skip);
		out.add(buttons, BorderLayout.EAST);
		return out;
	}

	private void bind(final int key) {
		notes.getInputMap().put(KeyStroke.getKeyStroke(key, 0), "leave");
		notes.getActionMap().put("leave", new AbstractAction() {

			private static final long serialVersionUID = 1L;

			@Override
			public void actionPerformed(final ActionEvent e) {
				leaveNotes();
			}
		});
	}

	/** Takes the notes over and gives the keys back to the window. */
	private void leaveNotes() {
		getRootPane().getContentPane().requestFocusInWindow();
	}

	void editNotes() {
		notes.requestFocusInWindow();
		notes.setCaretPosition(notes.getText().length());
	}

	/** Takes over what is being typed. */
	void commitNotes() {
		if (notes.isFocusOwner()) actions.notes(notes.getText().trim());
	}

	void show(final RegionStatus status) {
		title.setText("Region " + status.region());
		swatch.show(status.region());
		for (int i = 0; i < scores.size(); i++)
			scores.get(i).setChosen(status.score() == i + 1);
		labels.forEach((label, card) -> card.setChosen(label == status.label()));
		flag.setChosen(status.flagged());
		skip.setChosen(status.state() == RegionState.SKIPPED);
		if (!notes.getText().equals(status.notes())) notes.setText(status.notes());
	}

	void setAnswerable(final boolean on) {
		scores.forEach(card -> card.setEnabled(on));
		labels.values().forEach(card -> card.setEnabled(on));
		flag.setEnabled(on);
		skip.setEnabled(on);
		notes.setEnabled(on);
	}

	/** The colour of the region in the views. */
	private static final class Swatch extends JComponent {

		private static final long serialVersionUID = 1L;
		private int region = 1;

		Swatch() {
			setPreferredSize(new Dimension(16, 16));
			setMaximumSize(getPreferredSize());
		}

		void show(final int r) {
			region = r;
			repaint();
		}

		@Override
		protected void paintComponent(final java.awt.Graphics graphics) {
			final java.awt.Graphics2D g = (java.awt.Graphics2D) graphics.create();
			PanelStyle.smooth(g);
			g.setColor(MaskColors.region(region));
			g.fillRoundRect(0, 0, 15, 15, 5, 5);
			g.setColor(PanelStyle.mix(Color.BLACK, MaskColors.region(region), 0.6));
			g.drawRoundRect(0, 0, 15, 15, 5, 5);
			g.dispose();
		}
	}
}
