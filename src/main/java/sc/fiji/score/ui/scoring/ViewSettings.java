package sc.fiji.score.ui.scoring;

import java.awt.Font;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JPanel;
import javax.swing.JSlider;

/** How the views look: display range, thickness of the outline, opacity of the region. */
final class ViewSettings extends JPanel {

	private static final long serialVersionUID = 1L;

	private final Map<WindowLevel, KeyCard> windows = new LinkedHashMap<>();
	private final transient ViewState state;

	ViewSettings(final ViewState state, final List<WindowLevel> offered) {
		this.state = state;
		setLayout(new BoxLayout(this, BoxLayout.X_AXIS));
		setOpaque(false);
		final JPanel presets = new JPanel();
		presets.setLayout(new BoxLayout(presets, BoxLayout.X_AXIS));
		presets.setOpaque(false);
		for (final WindowLevel w : offered) {
			final KeyCard button = new KeyCard("", w.name(), null, () -> state.setWindow(w));
			button.setToolTipText(String.format("Shows values from %.4g to %.4g", w.low(), w.high()));
			windows.put(w, button);
			presets.add(button);
			presets.add(Box.createHorizontalStrut(4));
		}
		add(presets);
		add(Box.createHorizontalGlue());
		slider("Outline", "outline", 0, ViewState.THICKEST, state.thickness(), state::setThickness);
		add(Box.createHorizontalStrut(PanelStyle.WIDE));
		slider("Fill", "fill", 0, 100, state.opacity(), state::setOpacity);
		state.listen(this::update);
		update();
	}

	private void slider(final String text, final String name, final int low, final int high, final int value,
		final IntConsumer set)
	{
		add(PanelStyle.label(text, Font.PLAIN, 12, PanelStyle.faint()));
		add(Box.createHorizontalStrut(4));
		final JSlider slider = new JSlider(low, high, value);
		slider.setName(name);
		slider.setFocusable(false);
		slider.setOpaque(false);
		slider.setPreferredSize(new java.awt.Dimension(72, 22));
		slider.setMaximumSize(slider.getPreferredSize());
		slider.getAccessibleContext().setAccessibleName(text);
		slider.addChangeListener(e -> set.accept(slider.getValue()));
		add(slider);
	}

	private void update() {
		windows.forEach((w, button) -> button.setChosen(w.equals(state.window())));
	}
}
