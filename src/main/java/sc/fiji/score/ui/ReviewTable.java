package sc.fiji.score.ui;

import java.util.Locale;

import javax.swing.table.AbstractTableModel;

import sc.fiji.score.refinement.RegionalChanges;
import sc.fiji.score.refinement.ReviewDecisions;

/** The regions that a review decides on, a row each, the largest change first. */
final class ReviewTable extends AbstractTableModel {

	private static final long serialVersionUID = 1L;
	private static final String[] COLUMNS = { "Region", "Added (ml)", "Removed (ml)", "Decision" };

	private final transient RegionalChanges changes;
	private final transient ReviewDecisions decisions;

	ReviewTable(final RegionalChanges changes, final ReviewDecisions decisions) {
		this.changes = changes;
		this.decisions = decisions;
	}

	@Override
	public int getRowCount() {
		return changes.changes().size();
	}

	@Override
	public int getColumnCount() {
		return COLUMNS.length;
	}

	@Override
	public String getColumnName(final int column) {
		return COLUMNS[column];
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final RegionalChanges.Change c = changes.changes().get(row);
		return switch (column) {
			case 0 -> Integer.toString(c.region());
			case 1 -> ml(c.added());
			case 2 -> ml(c.removed());
			default -> decisions.isAccepted(c.region()) ? "\u2713 accepted" : "keep initial";
		};
	}

	private String ml(final long voxels) {
		return voxels == 0 ? "-" : String.format(Locale.ROOT, "%.3f", 1e-3 * voxels * changes.initial().geometry()
			.voxelVolume());
	}
}
