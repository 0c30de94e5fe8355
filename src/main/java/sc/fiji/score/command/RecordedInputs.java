package sc.fiji.score.command;

import java.util.HashMap;
import java.util.Map;

import org.scijava.module.Module;

import ij.plugin.frame.Recorder;

/**
 * Has ImageJ's recorder write the inputs that a command settled while it ran, such as the outcome of a review, instead
 * of those from its dialog. Fiji's recorder reads the inputs after the run by itself.
 */
final class RecordedInputs {

	private final Module module;
	private final Map<String, Object> before;

	/** Notes the inputs before the command runs. */
	RecordedInputs(final Module module) {
		this.module = module;
		before = values();
	}

	private Map<String, Object> values() {
		final Map<String, Object> out = new HashMap<>();
		for (final String key : MacroInputs.keys(module))
			out.put(key, module.getInput(key));
		return out;
	}

	/** To be called after the run, in the same thread. */
	void recordChanges() {
		final Map<String, Object> after = values();
		if (!Recorder.record || after.equals(before)) return;
		// Other commands that ran meanwhile have taken the recorder's place, and plugins' threads may not set the command.
		final boolean inMacros = Recorder.recordInMacros;
		Recorder.recordInMacros = true;
		Recorder.setCommand(module.getInfo().getLabel());
		Recorder.recordInMacros = inMacros;
		for (final String key : MacroInputs.keys(module)) {
			final Object value = after.get(key);
			if (value != null && !value.toString().isEmpty()) Recorder.recordOption(key, value.toString());
		}
	}
}
