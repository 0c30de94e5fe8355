package sc.fiji.score.command;

import java.util.List;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/**
 * The open images that a dialog suggests. Macros and scripts name theirs: what happens to be open must not decide.
 *
 * @param active title of the active image, empty where there is none to suggest
 * @param other title of the only other open image of the same size, empty where there is none
 * @param activeIsMask whether, of the two, only the active one has 8 bits
 */
record SuggestedImages(String active, String other, boolean activeIsMask) {

	private static final SuggestedImages NONE = new SuggestedImages("", "", false);

	static SuggestedImages get() {
		final ImagePlus active = WindowManager.getCurrentImage();
		if (!inDialog() || active == null) return NONE;
		final List<ImagePlus> open = ImageInput.openImages();
		if (open.stream().map(ImagePlus::getTitle).distinct().count() < open.size()) return NONE;
		final List<ImagePlus> others = open.stream().filter(imp -> imp != active && imp.getWidth() == active.getWidth() && imp
			.getHeight() == active.getHeight() && imp.getStackSize() == active.getStackSize()).toList();
		if (others.size() != 1) return new SuggestedImages(active.getTitle(), "", false);
		final ImagePlus other = others.get(0);
		final boolean mask = active.getBitDepth() == 8 && other.getBitDepth() != 8;
		return new SuggestedImages(active.getTitle(), other.getTitle(), mask);
	}

	/** Whether a person fills in a dialog, rather than a macro or a program without windows the options. */
	static boolean inDialog() {
		return IJ.getInstance() != null && !IJ.isMacro() && !Interpreter.isBatchMode();
	}
}
