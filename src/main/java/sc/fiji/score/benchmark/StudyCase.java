package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.training.TrainingCaseBuilder;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** A case of a study, read once and kept with what all arms need of it. Not for several threads at once. */
public final class StudyCase implements ExperimentCase {

	private final ExperimentCase source;
	private final InputSpec spec;
	private final Data data;
	private final Map<PartitionParameters, RegionMap> maps = new HashMap<>();
	private final Map<String, PreparedInput> inputs = new HashMap<>();
	private final Map<String, RegionMap> structureMaps = new HashMap<>();
	private PreparedInput input;
	private Labels labels;

	/**
	 * Reads the case.
	 *
	 * @param spec how the network will see it
	 */
	public StudyCase(final ExperimentCase source, final InputSpec spec) {
		this.source = source;
		this.spec = spec;
		data = source.load();
	}

	@Override
	public String name() {
		return source.name();
	}

	@Override
	public Geometry geometry() {
		return data.initial().geometry();
	}

	/** The case as it was read; not to be changed. */
	@Override
	public Data load() {
		return data;
	}

	/**
	 * The case as the network sees it.
	 *
	 * @throws ScoreException if it cannot be used; the message names it
	 */
	public PreparedInput input() {
		if (input == null) input = named(() -> PreparedInput.of(data.image(), data.initial(), null, spec));
		return input;
	}

	/**
	 * The regions of its initial mask.
	 *
	 * @throws ScoreException if it cannot be divided; the message names it
	 */
	public RegionMap regions(final PartitionParameters parameters) {
		return maps.computeIfAbsent(parameters, p -> named(() -> Partitioner.partition(data.initial(), p)));
	}

	@Override
	public Labels labels() {
		if (labels == null) labels = source.labels();
		return labels;
	}

	/** The initial mask of a structure; empty where the case has none. */
	public Mask initial(final Structure structure) {
		return Mask.of(labels().initial(), structure);
	}

	/** The true mask of a structure; empty where the case does not show it. */
	public Mask reference(final Structure structure) {
		return Mask.of(labels().reference(), structure);
	}

	/** The initial masks, null for a structure without one: what a network for them is shown. */
	public List<Mask> shown(final List<Structure> structures) {
		final List<Mask> out = new ArrayList<>();
		for (final Structure s : structures) {
			final Mask mask = initial(s);
			out.add(mask.isEmpty() ? null : mask);
		}
		return out;
	}

	/**
	 * Starts a training case of several structures.
	 *
	 * @param masks whether the network sees the initial masks; else it sees the whole image
	 * @throws ScoreException if the case cannot be used; the message names it
	 */
	public TrainingCaseBuilder builder(final List<Structure> structures, final boolean masks) {
		final PreparedInput in = inputs.computeIfAbsent(masks ? structures.toString() : "", key -> named(() -> {
			if (!masks) requireFinite();
			return PreparedInput.of(data.image(), masks ? shown(structures) : List.of(), null, spec);
		}));
		return new TrainingCaseBuilder(name(), in, structures.size());
	}

	private void requireFinite() {
		for (final float v : data.image().floats())
			if (!Float.isFinite(v)) throw new ScoreException("The image has voxels that are NaN or infinite. Replace them by " +
				"a real value (air in CT, 0 in MR) first.");
	}

	/**
	 * The regions of a structure's initial mask.
	 *
	 * @throws ScoreException if it cannot be divided; the message names the case
	 */
	public RegionMap regions(final PartitionParameters parameters, final Structure structure) {
		return structureMaps.computeIfAbsent(parameters + " " + structure, key -> named(() -> Partitioner.partition(initial(
			structure), parameters)));
	}

	private <T> T named(final Supplier<T> work) {
		try {
			return work.get();
		}
		catch (final ScoreException e) {
			throw new ScoreException("Case " + name() + ": " + e.getMessage(), e);
		}
	}
}
