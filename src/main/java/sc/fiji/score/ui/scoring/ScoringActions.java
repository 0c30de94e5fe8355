package sc.fiji.score.ui.scoring;

import sc.fiji.score.feedback.ErrorLabel;

/** What a rater can do, by key or by mouse. All are called in the event thread. */
interface ScoringActions {

	/** Number of levels of the scale. */
	int levels();

	void score(int level);

	void label(ErrorLabel label);

	/** Goes to the next open region. */
	void next();

	/** Goes to the region a number of rows further down in the list. */
	void move(int rows);

	void select(int region);

	void undo();

	void redo();

	void flag();

	void skip();

	/** Takes over what stands in the notes. */
	void notes(String text);

	void editNotes();

	/** Moves the main view by slices. */
	void scroll(int slices);

	/** @param direction 1 in, -1 out, 0 the whole mask */
	void zoom(int direction);

	void hideMask(boolean hide);

	/** Shows or hides the list of keys. */
	void help();

	/** Hides the list of keys; says whether it was shown. */
	boolean hideHelp();
}
