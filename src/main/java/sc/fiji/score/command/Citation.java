package sc.fiji.score.command;

import java.util.concurrent.atomic.AtomicBoolean;

import ij.IJ;

/** Says in ImageJ's log, once in a session, whose idea this is and what to cite. */
final class Citation {

	static final String TEXT = "SCORE follows the idea of de Langlais, Billot, Aguilar Vidal, Gauci and Delingette, " +
		"SCORE: Segmentation COrrection from Regional Evaluations, arXiv:2511.02576 (2025). Please cite it. This is an " +
		"independent implementation, not the authors'.";

	private static final AtomicBoolean SAID = new AtomicBoolean();

	private Citation() {}

	static void say() {
		if (SAID.compareAndSet(false, true)) IJ.log(TEXT);
	}
}
