package sc.fiji.score.ui.scoring;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GridLayout;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Path;

import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JSpinner;
import javax.swing.KeyStroke;
import javax.swing.SpinnerNumberModel;
import javax.swing.WindowConstants;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.PartitionParameters.Method;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.scoring.ScoringSession;

/** Asks how a case is to be divided, and divides it anew. */
final class RegionsDialog extends JDialog {

	private static final long serialVersionUID = 1L;
	private static final int MOST = 24;

	private final transient ScoringSession session;
	private final JRadioButton bySlabs = new JRadioButton("Slabs x sectors"), byClusters = new JRadioButton("Clusters"),
			byLabels = new JRadioButton("Label image");
	private final JSpinner slabs, sectors, clusters;
	private final JLabel file = PanelStyle.label("none chosen", Font.PLAIN, 12, PanelStyle.faint());
	private transient Path labels;

	RegionsDialog(final Window owner, final ScoringSession session) {
		super(owner, "Divide into other regions", ModalityType.APPLICATION_MODAL);
		this.session = session;
		final PartitionParameters p = session.regions().parameters();
		slabs = spinner("slabs", p.slabs() > 0 ? p.slabs() : 6);
		sectors = spinner("sectors", p.sectors() > 0 ? p.sectors() : 4);
		clusters = spinner("clusters", p.clusters() > 0 ? p.clusters() : MOST);
		final ButtonGroup group = new ButtonGroup();
		group.add(bySlabs);
		group.add(byClusters);
		group.add(byLabels);
		(p.method() == Method.CLUSTERS ? byClusters : p.method() == Method.LABELS ? byLabels : bySlabs).setSelected(true);
		final JPanel rows = new JPanel(new GridLayout(0, 1, 0, 2));
		rows.add(row(bySlabs, slabs, PanelStyle.label("x", Font.PLAIN, 12, PanelStyle.text()), sectors));
		rows.add(row(byClusters, clusters));
		rows.add(row(byLabels, CasePanel.button("Choose...", this::choose), file));
		rows.add(PanelStyle.label("At most " + MOST + " questions for a case, repeats included.", Font.PLAIN, 12, PanelStyle
			.faint()));
		final JButton ok = CasePanel.button("Divide", this::divide);
		ok.setName("divide");
		final JPanel south = new JPanel(new FlowLayout(FlowLayout.RIGHT, PanelStyle.GAP, 0));
		south.add(CasePanel.button("Cancel", this::dispose));
		south.add(ok);
		final JPanel all = new JPanel(new BorderLayout(0, PanelStyle.WIDE));
		all.setBorder(PanelStyle.space(14, 16, 14, 16));
		all.add(rows, BorderLayout.CENTER);
		all.add(south, BorderLayout.SOUTH);
		setContentPane(all);
		getRootPane().setDefaultButton(ok);
		getRootPane().registerKeyboardAction(e -> dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		pack();
		setLocationRelativeTo(owner);
	}

	private static JSpinner spinner(final String name, final int value) {
		final JSpinner out = new JSpinner(new SpinnerNumberModel(Math.min(MOST, value), 1, MOST, 1));
		out.setName(name);
		return out;
	}

	private static JPanel row(final JRadioButton choice, final Component... fields) {
		choice.setFont(PanelStyle.font(Font.PLAIN, 12));
		final JPanel out = new JPanel(new FlowLayout(FlowLayout.LEFT, PanelStyle.GAP, 2));
		out.add(choice);
		for (final Component c : fields)
			out.add(c);
		return out;
	}

	private void choose() {
		final JFileChooser chooser = new JFileChooser(session.file().toAbsolutePath().getParent().toFile());
		chooser.setDialogTitle("Label image of the regions");
		if (chooser.showOpenDialog(this) != JFileChooser.APPROVE_OPTION) return;
		labels = chooser.getSelectedFile().toPath();
		file.setText(labels.getFileName().toString());
		byLabels.setSelected(true);
		pack();
	}

	private void divide() {
		final boolean discard = session.hasAnswers();
		if (discard && !Messages.ask(this, "Regions of this case are scored already. Other regions lose that; a copy of " +
			"the feedback file is kept.", "Divide anew", "Keep the regions")) return;
		try {
			session.repartition(map(), discard);
			dispose();
		}
		catch (final ScoreException e) {
			Messages.error(this, e.getMessage());
		}
	}

	private RegionMap map() {
		final PartitionParameters now = session.regions().parameters();
		final double distance = now.distance();
		if (byLabels.isSelected()) {
			if (labels == null) throw new ScoreException("Choose the label image first.");
			return Partitioner.fromLabels(session.mask(), VolumeFiles.read(labels), distance);
		}
		final PartitionParameters p = byClusters.isSelected() ? PartitionParameters.clusters((Integer) clusters.getValue(),
			1) : PartitionParameters.slabs((Integer) slabs.getValue(), (Integer) sectors.getValue());
		return Partitioner.partition(session.mask(), p.withDistance(distance));
	}
}
