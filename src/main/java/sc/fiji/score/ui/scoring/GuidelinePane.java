package sc.fiji.score.ui.scoring;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.swing.JEditorPane;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.scoring.ScoringSession;

/** The cohort's guideline with its example pictures, and the button by which a rater confirms to have read it. */
final class GuidelinePane extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int PICTURE = 170;

	private final JLabel confirmed = PanelStyle.label("", Font.PLAIN, 12, PanelStyle.DONE);
	private final KeyCard confirm;
	private final transient ScoringSession session;
	private final transient Path guideline;

	/**
	 * @param examples pictures per level of the scale
	 * @param save does what is saved, and tells a failure
	 */
	GuidelinePane(final ScoringSession session, final Path guideline, final Map<Integer, List<Path>> examples,
		final java.util.function.Consumer<Runnable> save)
	{
		super(new BorderLayout());
		this.session = session;
		this.guideline = guideline;
		setBackground(PanelStyle.card());
		final JEditorPane text = new JEditorPane("text/html", html(session, guideline, examples));
		text.setName("guideline");
		text.setEditable(false);
		text.setFocusable(false);
		text.setBackground(PanelStyle.card());
		text.setCaretPosition(0);
		final JScrollPane scroll = new JScrollPane(text, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
			ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		scroll.setBorder(null);
		scroll.getVerticalScrollBar().setUnitIncrement(24);
		add(scroll, BorderLayout.CENTER);
		confirm = new KeyCard("", "I have read this", null, () -> save.accept(() -> {
			session.confirmGuideline(guideline);
			update();
		}));
		confirm.setName("confirm-guideline");
		confirm.setPreferredSize(new Dimension(100, 30));
		final JPanel south = new JPanel(new BorderLayout());
		south.setOpaque(false);
		south.setBorder(PanelStyle.space(PanelStyle.GAP, PanelStyle.GAP, PanelStyle.GAP, PanelStyle.GAP));
		south.add(confirm, BorderLayout.CENTER);
		south.add(confirmed, BorderLayout.SOUTH);
		add(south, BorderLayout.SOUTH);
		update();
	}

	private void update() {
		final boolean read = session.hasConfirmed(guideline);
		confirm.setVisible(!read);
		confirmed.setText(read ? "Read and confirmed" : "");
	}

	private static String html(final ScoringSession session, final Path guideline,
		final Map<Integer, List<Path>> examples)
	{
		final StringBuilder out = new StringBuilder("<html><head><style>body{font-family:sans-serif;font-size:10px;" +
			"margin:8px} h2{font-size:13px;margin:4px 0} h3{font-size:11px;margin:6px 0 2px} p{margin:3px 0}" +
			" ul{margin:2px 0 2px 14px} ol{margin:2px 0 2px 18px}</style></head><body>");
		out.append(Markdown.toHtml(read(guideline)));
		examples.forEach((level, pictures) -> {
			out.append("<h3>Level ").append(level).append(": ").append(session.scale().text(level)).append("</h3>");
			for (final Path p : pictures)
				out.append("<img width=").append(PICTURE).append(" src=\"").append(p.toUri()).append("\"><br>");
		});
		return out.append("</body></html>").toString();
	}

	private static String read(final Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new ScoreException("The guideline " + file + " cannot be read: " + e.getMessage() +
				". Save it as text in UTF-8, or take it away.", e);
		}
	}
}
