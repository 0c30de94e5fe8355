package sc.fiji.score.benchmark;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;

/** A case of a study, read once and kept with what all arms need of it. Not for several threads at once. */
public final class StudyCase implements ExperimentCase {

	private final ExperimentCase source;
	private final InputSpec spec;
	private final Data data;
	private final Map<PartitionParameters, RegionMap> maps = new HashMap<>();
	private PreparedInput input;

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

	private <T> T named(final Supplier<T> work) {
		try {
			return work.get();
		}
		catch (final ScoreException e) {
			throw new ScoreException("Case " + name() + ": " + e.getMessage(), e);
		}
	}
}
