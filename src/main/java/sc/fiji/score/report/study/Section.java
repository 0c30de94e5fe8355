package sc.fiji.score.report.study;

/** A part of the page. What the study lacks for it is said in a sentence. */
interface Section {

	/** Writes this part, its heading included. */
	void write(Study study, Html page);
}
