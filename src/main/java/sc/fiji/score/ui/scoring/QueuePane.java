package sc.fiji.score.ui.scoring;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;

import sc.fiji.score.scoring.CohortCase;
import sc.fiji.score.scoring.CohortEntry;
import sc.fiji.score.scoring.CohortEntry.State;

/** The cases of a cohort in the order of scoring, each with how far it is; a click opens one. */
final class QueuePane extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int ROW = 40;

	private final DefaultListModel<CohortEntry> model = new DefaultListModel<>();
	private final JList<CohortEntry> list = new JList<>(model);
	private final JLabel summary = PanelStyle.label("", Font.PLAIN, 12, PanelStyle.faint());
	private boolean updating;

	QueuePane(final Consumer<CohortCase> chosen) {
		super(new BorderLayout());
		setBackground(PanelStyle.card());
		list.setName("cases");
		list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		list.setFixedCellHeight(ROW);
		list.setBackground(PanelStyle.card());
		list.setCellRenderer(new Row());
		list.addListSelectionListener(e -> {
			if (!updating && !e.getValueIsAdjusting() && list.getSelectedValue() != null) chosen.accept(list.getSelectedValue()
				.item());
		});
		final JScrollPane scroll = new JScrollPane(list);
		scroll.setBorder(null);
		scroll.getVerticalScrollBar().setUnitIncrement(ROW);
		summary.setBorder(PanelStyle.space(PanelStyle.GAP, 10, PanelStyle.GAP, PanelStyle.GAP));
		add(summary, BorderLayout.NORTH);
		add(scroll, BorderLayout.CENTER);
	}

	/**
	 * Shows the queue and marks the case that is open.
	 *
	 * @param current its feedback file
	 */
	void show(final List<CohortEntry> entries, final Path current) {
		updating = true;
		model.clear();
		model.addAll(entries);
		for (int i = 0; i < entries.size(); i++)
			if (entries.get(i).item().feedback().equals(current)) {
				list.setSelectedIndex(i);
				list.ensureIndexIsVisible(i);
			}
		updating = false;
		final List<CohortEntry> real = entries.stream().filter(e -> !e.item().calibration()).toList();
		final long done = real.stream().filter(e -> e.state() == State.DONE).count();
		final int flagged = entries.stream().mapToInt(CohortEntry::flagged).sum();
		summary.setText(done + " of " + real.size() + " cases done" + (flagged > 0 ? ", " + flagged + " flagged" : ""));
	}

	private static final class Row extends JComponent implements ListCellRenderer<CohortEntry> {

		private static final long serialVersionUID = 1L;
		private static final int LEFT = 10, BAR = 3;

		private transient CohortEntry entry;
		private boolean selected;

		@Override
		public Component getListCellRendererComponent(final JList<? extends CohortEntry> from, final CohortEntry value,
			final int index, final boolean isSelected, final boolean focused)
		{
			entry = value;
			selected = isSelected;
			setToolTipText(value.problem().isEmpty() ? null : value.problem());
			return this;
		}

		@Override
		public Dimension getPreferredSize() {
			return new Dimension(160, ROW);
		}

		@Override
		protected void paintComponent(final Graphics graphics) {
			final Graphics2D g = (Graphics2D) graphics.create();
			PanelStyle.smooth(g);
			final int w = getWidth();
			if (selected) {
				g.setColor(PanelStyle.ACCENT);
				g.fillRoundRect(3, 1, w - 6, ROW - 2, 8, 8);
			}
			g.setColor(selected ? Color.WHITE : PanelStyle.text());
			g.setFont(PanelStyle.font(selected ? Font.BOLD : Font.PLAIN, 12));
			g.drawString(entry.item().name(), LEFT, 16);
			g.setFont(PanelStyle.font(Font.PLAIN, 11));
			g.setColor(selected ? Color.WHITE : color());
			g.drawString((entry.item().calibration() ? "calibration, " : "") + words(), LEFT, 30);
			if (entry.total() > 0 && entry.state() == State.PARTLY) {
				g.setColor(selected ? PanelStyle.mix(Color.WHITE, PanelStyle.ACCENT, 0.5) : PanelStyle.line());
				g.fillRect(LEFT, ROW - 6, w - 2 * LEFT, BAR);
				g.setColor(selected ? Color.WHITE : PanelStyle.ACCENT);
				g.fillRect(LEFT, ROW - 6, (w - 2 * LEFT) * entry.done() / entry.total(), BAR);
			}
			g.dispose();
		}

		private Color color() {
			if (!entry.problem().isEmpty()) return PanelStyle.ATTENTION;
			return entry.state() == State.DONE ? PanelStyle.DONE : PanelStyle.faint();
		}

		private String words() {
			if (!entry.problem().isEmpty()) return "cannot be gone on with";
			final String flags = entry.flagged() > 0 ? ", " + entry.flagged() + " flagged" : "";
			final double estimate = entry.item().estimate();
			return switch (entry.state()) {
				case DONE -> "done" + flags;
				case PARTLY -> entry.done() + " of " + entry.total() + flags;
				default -> "open" + (Double.isNaN(estimate) ? "" : String.format(java.util.Locale.ROOT, ", estimate %.2f",
					estimate));
			};
		}
	}
}
