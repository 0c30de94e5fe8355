package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.score.annotation.AnnotationRaster;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.SimulatedAnnotator;
import sc.fiji.score.annotation.StructureAnnotation;
import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.training.TrainingCaseBuilder;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * Scores of the regions of each structure's initial mask, and scribbles in the regions that score worst of all cases.
 *
 * @param structures what is scored; one without an initial mask in a case is not
 * @param scores how
 * @param scribbled share of all scored regions that get scribbles, 0..1; the worst ones
 * @param imprecision of the annotator who draws the scribbles; its seed is that of the run
 */
public record ScoredStructures(List<Structure> structures, RegionScores scores, double scribbled,
	SimulatedAnnotator.Settings imprecision) implements CaseByCase
{

	/** What was said of the mask of a structure (counted from 0) in a case. */
	private record Rated(int structure, RegionMap map, List<RegionFeedback> feedback) {}

	/** A region of all cases, with its score as a Dice. */
	private record Region(int position, int structure, int number, double dice) {}

	@Override
	public String feedback() {
		return scores.feedback();
	}

	@Override
	public Lesson teach(final StudyCase c, final int position, final long seed) {
		return teachAll(List.of(c), seed, List.of(), Progress.NONE).get(0);
	}

	@Override
	public List<Lesson> teachAll(final List<StudyCase> cases, final long seed, final List<ScoreModel> models,
		final Progress progress)
	{
		final List<List<Rated>> rated = new ArrayList<>();
		for (final StudyCase c : cases) {
			progress.checkCancelled();
			rated.add(rate(c, seed));
		}
		final Set<Region> worst = worst(rated);
		final List<Lesson> out = new ArrayList<>();
		for (int i = 0; i < cases.size(); i++)
			out.add(lesson(cases.get(i), rated.get(i), i, worst, seed));
		return out;
	}

	private List<Rated> rate(final StudyCase c, final long seed) {
		final List<Rated> out = new ArrayList<>();
		for (int s = 0; s < structures.size(); s++) {
			final Structure structure = structures.get(s);
			final Mask initial = c.initial(structure);
			if (initial.isEmpty()) continue;
			final RegionMap map = c.regions(scores.partition(), structure);
			final String name = structure.label() == Structure.ANY ? c.name() : c.name() + "_label" + structure.label();
			out.add(new Rated(s, map, scores.rate(name, initial, c.reference(structure), map, seed)));
		}
		return out;
	}

	private Set<Region> worst(final List<List<Rated>> rated) {
		final List<Region> all = new ArrayList<>();
		for (int i = 0; i < rated.size(); i++)
			for (final Rated r : rated.get(i))
				for (final RegionFeedback f : r.feedback())
					if (f.isScored()) all.add(new Region(i, r.structure(), f.region(), (f.diceLow() + f.diceHigh()) / 2));
		// A stable sort: ties go by the order of cases and regions.
		all.sort(Comparator.comparingDouble(Region::dice));
		return new HashSet<>(all.subList(0, (int) Math.round(scribbled * all.size())));
	}

	private Lesson lesson(final StudyCase c, final List<Rated> rated, final int position, final Set<Region> worst,
		final long seed)
	{
		final TrainingCaseBuilder builder = c.builder(structures, true);
		int regions = 0, questions = 0;
		for (final Rated r : rated) {
			builder.scored(r.structure(), r.map(), r.feedback());
			regions = Math.max(regions, r.map().count());
			questions += r.feedback().size();
			final List<Integer> numbers = worst.stream().filter(w -> w.position() == position && w.structure() == r
				.structure()).map(Region::number).sorted().toList();
			if (!numbers.isEmpty()) scribble(builder, c, r, numbers, seed);
		}
		return new Lesson(builder.build(), regions, questions);
	}

	private void scribble(final TrainingCaseBuilder builder, final StudyCase c, final Rated r,
		final List<Integer> numbers, final long seed)
	{
		final Structure structure = structures.get(r.structure());
		final Mask reference = c.reference(structure);
		StructureAnnotation said = StructureAnnotation.of(structure);
		for (final int region : numbers)
			said = said.withScribbles(RegionScribbles.draw(c.name(), c.initial(structure), reference, r.map(), region,
				WeakAnnotations.seeded(imprecision, seed)));
		if (said.isEmpty()) return;
		final CaseAnnotations all = CaseAnnotations.of(c.name(), null, reference.geometry(), List.of(said));
		builder.annotated(r.structure(), AnnotationRaster.of(all, structure, Map.of(), true));
	}
}
