package sc.fiji.score.ui.scoring;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;

import sc.fiji.score.scoring.RegionState;
import sc.fiji.score.scoring.RegionStatus;

/** The regions with their colour, score, label and state; a click goes to one. */
final class RegionList extends JScrollPane {

	private static final long serialVersionUID = 1L;
	private static final int ROW = 22;

	private final DefaultListModel<RegionStatus> model = new DefaultListModel<>();
	private final JList<RegionStatus> list = new JList<>(model);
	private boolean updating;

	RegionList(final IntConsumer chosen) {
		list.setName("regions");
		list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		list.setCellRenderer(new Row());
		list.setFixedCellHeight(ROW);
		list.setBackground(PanelStyle.card());
		list.addListSelectionListener(e -> {
			if (!updating && !e.getValueIsAdjusting() && list.getSelectedValue() != null) chosen.accept(list.getSelectedValue()
				.region());
		});
		setViewportView(list);
		setBorder(null);
		setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		getVerticalScrollBar().setUnitIncrement(ROW);
	}

	/** Shows the regions and marks the current one. */
	void show(final List<RegionStatus> regions, final int current) {
		updating = true;
		if (model.size() != regions.size()) {
			model.clear();
			model.addAll(regions);
		}
		int row = -1;
		for (int i = 0; i < regions.size(); i++) {
			if (!regions.get(i).equals(model.get(i))) model.set(i, regions.get(i));
			if (regions.get(i).region() == current) row = i;
		}
		list.setSelectedIndex(row);
		list.ensureIndexIsVisible(row);
		updating = false;
	}

	private static final class Row extends JComponent implements ListCellRenderer<RegionStatus> {

		private static final long serialVersionUID = 1L;
		private static final int LEFT = 10, SWATCH = 11;

		private transient RegionStatus status;
		private boolean selected;

		@Override
		public Component getListCellRendererComponent(final JList<? extends RegionStatus> from, final RegionStatus value,
			final int index, final boolean isSelected, final boolean focused)
		{
			status = value;
			selected = isSelected;
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
			final int h = getHeight(), base = h / 2 + 4;
			if (selected) {
				g.setColor(PanelStyle.ACCENT);
				g.fillRoundRect(3, 1, getWidth() - 6, h - 2, 8, 8);
			}
			final Color ink = selected ? Color.WHITE : PanelStyle.text(), weak = selected ? ink : PanelStyle.faint();
			g.setColor(MaskColors.region(status.region()));
			g.fillRoundRect(LEFT, (h - SWATCH) / 2, SWATCH, SWATCH, 4, 4);
			g.setColor(PanelStyle.mix(Color.BLACK, MaskColors.region(status.region()), 0.6));
			g.drawRoundRect(LEFT, (h - SWATCH) / 2, SWATCH, SWATCH, 4, 4);
			g.setColor(ink);
			g.setFont(PanelStyle.font(selected ? Font.BOLD : Font.PLAIN, 12));
			g.drawString(String.valueOf(status.region()), LEFT + SWATCH + 8, base);
			g.setFont(PanelStyle.font(Font.BOLD, 12));
			g.drawString(status.score() > 0 ? String.valueOf(status.score()) : "", 66, base);
			g.setFont(PanelStyle.font(Font.PLAIN, 12));
			g.setColor(status.state() == RegionState.SKIPPED ? weak : ink);
			g.drawString(words(), 84, base);
			marks(g, weak, h);
			g.dispose();
		}

		private String words() {
			if (status.state() == RegionState.SKIPPED) return "skipped";
			return status.label() == null ? "" : status.label().name().toLowerCase(Locale.ROOT);
		}

		/** At the right end: a tick, half a ring, or a ring; before it a flag and a sign that there are notes. */
		private void marks(final Graphics2D g, final Color weak, final int h) {
			int x = getWidth() - 20;
			final int y = h / 2;
			g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
			if (status.state() == RegionState.DONE) {
				g.setColor(selected ? Color.WHITE : PanelStyle.DONE);
				g.drawPolyline(new int[] { x, x + 3, x + 9 }, new int[] { y, y + 4, y - 4 }, 3);
			}
			else {
				g.setColor(weak);
				g.setStroke(new BasicStroke(1.2f));
				if (status.state() != RegionState.SKIPPED) g.drawOval(x, y - 4, 8, 8);
				else g.drawLine(x, y, x + 8, y);
				if (status.state() == RegionState.HALF) g.fillArc(x, y - 4, 8, 8, 90, 180);
			}
			if (status.flagged()) {
				x -= 17;
				g.setColor(selected ? Color.WHITE : PanelStyle.ATTENTION);
				g.fillPolygon(new int[] { x, x + 9, x }, new int[] { y - 6, y - 3, y }, 3);
				g.drawLine(x, y - 6, x, y + 5);
			}
			if (!status.notes().isEmpty()) {
				x -= 16;
				g.setColor(weak);
				for (int i = 0; i < 3; i++)
					g.drawLine(x, y - 4 + 4 * i, x + (i == 2 ? 5 : 9), y - 4 + 4 * i);
			}
		}
	}
}
