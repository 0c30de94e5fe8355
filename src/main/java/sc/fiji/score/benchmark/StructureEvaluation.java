package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.Refinement;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** Measures, structure by structure, what a model makes of test cases. */
final class StructureEvaluation {

	private final List<Structure> structures;
	private final ScoreModel model;
	private final double tolerance;

	/** @param model null to measure the initial masks themselves */
	StructureEvaluation(final List<Structure> structures, final ScoreModel model, final double tolerance) {
		this.structures = structures;
		this.model = model;
		this.tolerance = tolerance;
	}

	/** One row per case. */
	List<CaseRow> run(final List<StudyCase> cases, final Progress progress) {
		final List<CaseRow> rows = new ArrayList<>();
		try (Refiner refiner = model == null ? null : new Refiner(model)) {
			for (final StudyCase c : cases) {
				progress.checkCancelled();
				rows.add(row(c, refiner == null ? structures.stream().map(c::initial).toList() : segment(refiner, c)));
			}
		}
		return rows;
	}

	private List<Mask> segment(final Refiner refiner, final StudyCase c) {
		try {
			return refiner.refine(c.load().image(), model.network().hasMasks() ? c.shown(structures) : List.of(), null,
				Progress.NONE).stream().map(Refinement::mask).toList();
		}
		catch (final ScoreException e) {
			throw new ScoreException("Case " + c.name() + ": " + e.getMessage(), e);
		}
	}

	private CaseRow row(final StudyCase c, final List<Mask> masks) {
		final Map<String, CaseRow> parts = new LinkedHashMap<>();
		for (int s = 0; s < structures.size(); s++)
			parts.put(structures.get(s).name(), CaseRow.of(c.name(), c.reference(structures.get(s)), masks.get(s), tolerance));
		return CaseRow.joined(c.name(), parts);
	}
}
