package sc.fiji.score.ui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.awt.event.ActionEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Locale;
import java.util.function.Consumer;

import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.WindowConstants;
import javax.swing.table.DefaultTableCellRenderer;

import sc.fiji.score.refinement.Acceptance;
import sc.fiji.score.refinement.MaskChange;
import sc.fiji.score.refinement.RegionalChanges;
import sc.fiji.score.refinement.ReviewDecisions;

/**
 * The list of regions that a model changed, with buttons and keys to accept each. It knows no image: who shows the
 * image is told of the region to show. Only for the event thread.
 */
final class ReviewWindow extends JFrame {

	private static final long serialVersionUID = 1L;

	private final transient RegionalChanges changes;
	private final transient ReviewDecisions decisions;
	private final transient Listener listener;
	private final ReviewTable model;
	private final JTable table;
	private final JTextField reviewer = new JTextField(14);
	private final JLabel summary = new JLabel(" ");
	private final JButton undo, redo, write;

	/** Who shows the image and takes the outcome. */
	interface Listener {

		/** Another region, or another decision on it, is to be shown. */
		void show(RegionalChanges.Change change);

		/** The window was closed: what was accepted and by whom, or null if the user left without a decision. */
		void done(Acceptance acceptance);
	}

	ReviewWindow(final String name, final RegionalChanges changes, final ReviewDecisions decisions, final String user,
		final Listener listener)
	{
		super("Review of " + name);
		this.changes = changes;
		this.decisions = decisions;
		this.listener = listener;
		model = new ReviewTable(changes, decisions);
		table = table();
		undo = button("Undo", "Takes the last decision back (Backspace)", "BACK_SPACE", w -> w.decisions.undo());
		redo = button("Redo", "Gives the decision again (Ctrl+Y)", "ctrl Y", w -> w.decisions.redo());
		write = new JButton();
		reviewer.setText(user);
		reviewer.setName("reviewer");
		write.setName("write");
		write.addActionListener(e -> finish());
		layOut();
		setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				leave();
			}
		});
		table.setRowSelectionInterval(0, 0);
		refresh();
		pack();
		getRootPane().setDefaultButton(null);
		table.requestFocusInWindow();
	}

	private JTable table() {
		final JTable out = new JTable(model);
		out.setName("regions");
		out.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		// Else the first key of a shortcut would start to edit a cell.
		out.putClientProperty("JTable.autoStartsEdit", false);
		out.setRowHeight((int) (1.3 * out.getFontMetrics(out.getFont()).getHeight()));
		out.getSelectionModel().addListSelectionListener(e -> {
			if (!e.getValueIsAdjusting() && out.getSelectedRow() >= 0) listener.show(selected());
		});
		for (int i = 0; i < out.getColumnCount(); i++) {
			final DefaultTableCellRenderer cells = new DefaultTableCellRenderer();
			cells.setHorizontalAlignment(i == 1 || i == 2 ? JLabel.RIGHT : JLabel.CENTER);
			out.getColumnModel().getColumn(i).setCellRenderer(cells);
		}
		return out;
	}

	private void layOut() {
		final JPanel legend = new JPanel(new FlowLayout(FlowLayout.LEFT, 10, 2));
		legend.add(coloured("initial, and what goes out", OutlineOverlay.INITIAL));
		legend.add(coloured("refined, and what comes in", OutlineOverlay.REFINED));
		legend.add(coloured("this region", ChangeOverlay.REGION));
		final JScrollPane list = new JScrollPane(table);
		list.setPreferredSize(new Dimension(440, 390));
		final JPanel buttons = new JPanel(new GridLayout(0, 2, 4, 4));
		buttons.add(button("Accept this region", "Takes the model's outline here and goes on to the next (A)", "A", w -> w
			.decideAndGoOn(true)));
		buttons.add(button("Reject this region", "Keeps the initial outline here and goes on to the next (R)", "R", w -> w
			.decideAndGoOn(false)));
		buttons.add(button("Accept all", "Takes the whole result", "shift A", w -> w.decisions.acceptAll()));
		buttons.add(button("Reject all", "Keeps the initial mask", "shift R", w -> w.decisions.rejectAll()));
		buttons.add(undo);
		buttons.add(redo);
		final JPanel end = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 2));
		end.add(new JLabel("Reviewer"));
		end.add(reviewer);
		final JButton cancel = new JButton("Cancel");
		cancel.addActionListener(e -> leave());
		end.add(cancel);
		end.add(write);
		final JPanel south = new JPanel(new GridLayout(0, 1, 0, 4));
		south.add(summary);
		south.add(end);
		final JPanel below = new JPanel(new BorderLayout(0, 8));
		below.add(buttons, BorderLayout.CENTER);
		below.add(south, BorderLayout.SOUTH);
		final JPanel all = new JPanel(new BorderLayout(0, 8));
		all.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
		all.add(legend, BorderLayout.NORTH);
		all.add(list, BorderLayout.CENTER);
		all.add(below, BorderLayout.SOUTH);
		setContentPane(all);
	}

	private static JLabel coloured(final String text, final Color colour) {
		final JLabel out = new JLabel(text, new Swatch(colour), JLabel.LEFT);
		out.setFont(out.getFont().deriveFont(out.getFont().getSize2D() - 1));
		return out;
	}

	/** A button whose key works while the list has the focus: letters typed into the reviewer's name are no decisions. */
	private JButton button(final String text, final String tip, final String key, final Consumer<ReviewWindow> work) {
		final Action action = new AbstractAction(text) {

			private static final long serialVersionUID = 1L;

			@Override
			public void actionPerformed(final ActionEvent e) {
				work.accept(ReviewWindow.this);
				refresh();
				table.requestFocusInWindow();
			}
		};
		table.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), text);
		table.getActionMap().put(text, action);
		final JButton out = new JButton(action);
		out.setToolTipText(tip);
		return out;
	}

	private void decideAndGoOn(final boolean accept) {
		final int row = table.getSelectedRow();
		if (accept) decisions.accept(selected().region());
		else decisions.reject(selected().region());
		select(Math.min(row + 1, model.getRowCount() - 1));
	}

	/** Selects a region, if something changed there. */
	void selectRegion(final int region) {
		for (int row = 0; row < model.getRowCount(); row++)
			if (changes.changes().get(row).region() == region) select(row);
	}

	private void select(final int row) {
		table.setRowSelectionInterval(row, row);
		table.scrollRectToVisible(table.getCellRect(row, 0, true));
	}

	private RegionalChanges.Change selected() {
		return changes.changes().get(table.getSelectedRow());
	}

	private void refresh() {
		final int n = decisions.accepted().size(), all = changes.changes().size();
		table.repaint();
		undo.setEnabled(decisions.canUndo());
		redo.setEnabled(decisions.canRedo());
		final MaskChange change = changes.change(acceptance());
		summary.setText(String.format(Locale.ROOT, "%d of %d regions accepted: %.3f ml before, %.3f ml after", n, all, change
			.beforeMl(), change.afterMl()));
		write.setText(n == 0 ? "Reject: write nothing" : n == all ? "Write all" : "Write " + n + " of " + all);
		listener.show(selected());
	}

	private Acceptance acceptance() {
		final boolean all = decisions.accepted().size() == changes.changes().size();
		return new Acceptance(all ? null : decisions.accepted(), reviewer.getText(), null);
	}

	private void finish() {
		dispose();
		listener.done(acceptance());
	}

	private void leave() {
		if (decisions.canUndo() && JOptionPane.showConfirmDialog(this, "Leave without writing what you accepted?",
			getTitle(), JOptionPane.YES_NO_OPTION) != JOptionPane.YES_OPTION) return;
		dispose();
		listener.done(null);
	}
}
