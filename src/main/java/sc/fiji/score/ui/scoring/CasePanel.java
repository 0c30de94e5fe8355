package sc.fiji.score.ui.scoring;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GridLayout;
import java.util.List;
import java.util.Map;

import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

import sc.fiji.score.scoring.RegionStatus;
import sc.fiji.score.scoring.ScoringSession;
import sc.fiji.score.scoring.SessionProgress;

/** What stands beside the image of a case: progress, the two other planes, the questions, the list of regions. */
final class CasePanel extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int SIDE = 226;

	private final JLabel count = PanelStyle.label("", Font.BOLD, 13, PanelStyle.text());
	private final JLabel saved = PanelStyle.label("", Font.PLAIN, 12, PanelStyle.faint());
	private final ProgressStrip strip = new ProgressStrip();
	private final KeyCard undo, redo, previous, next;
	private final QuestionPanel question;
	private final RegionList list;
	private final Tabs tabs = new Tabs();

	/** @param planes the planes to show here; the first one has ImageJ's window */
	CasePanel(final ScoringSession session, final CaseImages images, final ViewState state, final Voxels voxels,
		final List<ViewPlane> planes, final ScoringActions actions, final Map<String, Runnable> more)
	{
		super(new BorderLayout(PanelStyle.WIDE, PanelStyle.GAP));
		setBorder(PanelStyle.space(10, 12, 12, 12));
		setFocusable(true);
		undo = tool("Undo", "Takes the last answer back (Backspace or Ctrl+Z)", actions::undo);
		redo = tool("Redo", "Gives it again (Ctrl+Shift+Z)", actions::redo);
		previous = new KeyCard("\u2191", "Previous", null, () -> actions.move(-1));
		next = new KeyCard("Space", "Next", null, actions::next);
		question = new QuestionPanel(session.scale(), actions);
		list = new RegionList(actions::select);
		tabs.add("Regions", list);
		tabs.setPreferredSize(new Dimension(SIDE, 100));
		final JPanel views = new JPanel(new GridLayout(1, planes.size(), PanelStyle.GAP, 0));
		views.setOpaque(false);
		for (final ViewPlane plane : planes)
			views.add(new SliceView(images, plane, state, voxels));
		final JPanel main = new JPanel(new BorderLayout(0, PanelStyle.GAP));
		main.setOpaque(false);
		main.add(views, BorderLayout.CENTER);
		main.add(below(new ViewSettings(state, images.windows())), BorderLayout.SOUTH);
		add(header(session, actions, more), BorderLayout.NORTH);
		add(main, BorderLayout.CENTER);
		add(tabs, BorderLayout.EAST);
		PanelStyle.unfocusable(this);
		setFocusable(true);
	}

	private static KeyCard tool(final String text, final String tip, final Runnable action) {
		final KeyCard out = new KeyCard("", text, null, action);
		out.setToolTipText(tip);
		return out;
	}

	private JPanel header(final ScoringSession session, final ScoringActions actions, final Map<String, Runnable> more) {
		// In the centre a long name of a rater is cut, and does not run under the buttons.
		final JPanel words = new JPanel(new BorderLayout());
		words.setOpaque(false);
		final JLabel name = PanelStyle.label(session.caseName(), Font.BOLD, 15, PanelStyle.text());
		name.setBorder(PanelStyle.space(0, 0, 0, PanelStyle.WIDE));
		words.add(name, BorderLayout.WEST);
		words.add(PanelStyle.label(session.structure().name() + ", rated by " + session.rater(), Font.PLAIN, 12, PanelStyle
			.faint()), BorderLayout.CENTER);
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, 4, 0));
		buttons.setOpaque(false);
		more.forEach((text, action) -> buttons.add(tool(text, null, action)));
		buttons.add(undo);
		buttons.add(redo);
		buttons.add(tool("Keys  ?", "All keys", actions::help));
		final JPanel top = new JPanel(new BorderLayout());
		top.setOpaque(false);
		top.add(words, BorderLayout.CENTER);
		top.add(buttons, BorderLayout.EAST);
		final JPanel bar = new JPanel(new BorderLayout(PanelStyle.WIDE, 0));
		bar.setOpaque(false);
		count.setName("count");
		bar.add(count, BorderLayout.WEST);
		bar.add(strip, BorderLayout.CENTER);
		bar.add(saved, BorderLayout.EAST);
		final JPanel out = new JPanel(new GridLayout(2, 1, 0, 2));
		out.setOpaque(false);
		out.add(top);
		out.add(bar);
		return out;
	}

	private JPanel below(final ViewSettings settings) {
		final JPanel out = new JPanel();
		out.setOpaque(false);
		out.setLayout(new BoxLayout(out, BoxLayout.Y_AXIS));
		final JPanel steps = new JPanel(new GridLayout(1, 2, PanelStyle.GAP, 0));
		steps.setOpaque(false);
		steps.add(previous);
		steps.add(next);
		for (final JPanel row : List.of(settings, question, steps)) {
			row.setAlignmentX(LEFT_ALIGNMENT);
			if (out.getComponentCount() > 0) out.add(javax.swing.Box.createVerticalStrut(PanelStyle.GAP + 2));
			out.add(row);
		}
		return out;
	}

	Tabs tabs() {
		return tabs;
	}

	QuestionPanel question() {
		return question;
	}

	/** Shows how the case stands. */
	void show(final ScoringSession session) {
		final SessionProgress p = session.progress();
		count.setText(ProgressStrip.words(p));
		count.setForeground(p.finished() ? PanelStyle.DONE : PanelStyle.text());
		strip.show(p);
		final List<RegionStatus> all = session.statuses();
		list.show(all, session.current());
		question.show(session.status(session.current()));
		undo.setEnabled(session.canUndo());
		redo.setEnabled(session.canRedo());
	}

	/** Says what comes after the last question. */
	void nextIsCase(final boolean on) {
		next.setText(on ? "Next case" : "Next");
	}

	/** @param text the state of saving */
	void saved(final String text, final boolean well) {
		saved.setText(text);
		saved.setForeground(well ? PanelStyle.faint() : PanelStyle.ATTENTION);
		saved.setHorizontalAlignment(SwingConstants.RIGHT);
	}

	/** A plain button for pages of text. */
	static JButton button(final String text, final Runnable action) {
		final JButton out = new JButton(text);
		out.setFont(PanelStyle.font(Font.PLAIN, 12));
		out.setFocusable(false);
		out.addActionListener(e -> action.run());
		return out;
	}
}
