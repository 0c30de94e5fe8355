package sc.fiji.score.evaluation;

import java.util.function.ToDoubleFunction;

/** The metrics by name, in the order of the columns of a table. */
public enum Metric {
	DICE("dice", SegmentationMetrics::dice),
	HD("hd", SegmentationMetrics::hd),
	HD95("hd95", SegmentationMetrics::hd95),
	ASSD("assd", SegmentationMetrics::assd),
	MASD("masd", SegmentationMetrics::masd),
	NSD("nsd", SegmentationMetrics::nsd),
	VOLUME_SIMILARITY("volume_similarity", SegmentationMetrics::volumeSimilarity);

	private final String column;
	private final ToDoubleFunction<SegmentationMetrics> value;

	Metric(final String column, final ToDoubleFunction<SegmentationMetrics> value) {
		this.column = column;
		this.value = value;
	}

	/** Name of the column in CSV and JSON files, lower_snake_case. */
	public String column() {
		return column;
	}

	/** This metric's value. */
	public double of(final SegmentationMetrics metrics) {
		return value.applyAsDouble(metrics);
	}
}
