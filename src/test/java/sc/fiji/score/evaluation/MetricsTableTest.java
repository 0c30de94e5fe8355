package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class MetricsTableTest {

	private static final double INFINITY = Double.POSITIVE_INFINITY;

	@Test
	void theCsvHasTheDocumentedColumnsAndWritesInfinity() throws IOException {
		final MetricsTable table = new MetricsTable();
		table.add("b,1", new SegmentationMetrics(0.5, 3, 2.5, 1.25, 1, 0.75, 0.9));
		table.add("a", new SegmentationMetrics(0, INFINITY, INFINITY, INFINITY, INFINITY, 0, 0));
		final Locale before = Locale.getDefault();
		final StringWriter out = new StringWriter();
		try {
			Locale.setDefault(Locale.GERMANY);
			table.write(out);
		}
		finally {
			Locale.setDefault(before);
		}
		assertEquals("case,dice,hd,hd95,assd,masd,nsd,volume_similarity\n" + "\"b,1\",0.5,3.0,2.5,1.25,1.0,0.75,0.9\n" +
			"a,0.0,Infinity,Infinity,Infinity,Infinity,0.0,0.0\n", out.toString());
	}

	@Test
	void aTableKnowsItsRowsAndTheirStatistics() {
		final MetricsTable table = new MetricsTable();
		table.add("x", new SegmentationMetrics(0.5, 3, 2, 1, 4, 0.75, 0.9));
		table.add("y", new SegmentationMetrics(0.7, 5, 4, 3, 8, 0.25, 0.1));
		assertEquals("y", table.rows().get(1).name());
		assertArrayEquals(new double[] { 4, 8 }, table.values(Metric.MASD));
		assertEquals(4, table.summary(Metric.HD, 1).mean(), 1e-12);
		assertThrows(UnsupportedOperationException.class, () -> table.rows().clear());
		assertFalse(MetricsTable.columns().isEmpty());
	}

	@Test
	void noRowsHaveNoStatistics() {
		assertThrows(ScoreException.class, () -> new MetricsTable().summary(Metric.DICE, 1));
	}
}
