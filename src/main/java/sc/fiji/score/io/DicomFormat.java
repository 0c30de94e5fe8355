package sc.fiji.score.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * A DICOM series (a folder with one file per slice) or a single slice. Slices are put in the order of their positions
 * along the normal of the image plane; values are scaled (HU in CT).
 */
final class DicomFormat implements VolumeFormat {

	/** How far, as a share of the mean, a gap between slices may differ: positions in files are rounded. */
	private static final double GAP_TOLERANCE = 0.1;
	private static final double DIRECTION_TOLERANCE = 1e-3;
	private static final String POSITION = "0020,0032", DIRECTIONS = "0020,0037", SPACING = "0028,0030";

	/** One slice and its place along the normal. */
	private record Slice(DicomHeader header, double[] position, double along) {}

	@Override
	public Geometry readGeometry(final Path path) throws IOException {
		return geometry(path, slices(path));
	}

	@Override
	public Volume read(final Path path) throws IOException {
		final List<Slice> slices = slices(path);
		final Geometry g = geometry(path, slices);
		final List<DataType> types = slices.stream().map(s -> s.header().typeInMemory()).distinct().toList();
		final VoxelArray array = VoxelReader.allocate(path, g, types.size() == 1 ? types.get(0) : DataType.FLOAT32);
		final int plane = g.nx() * g.ny();
		for (int z = 0; z < slices.size(); z++) {
			final DicomHeader h = slices.get(z).header();
			try (ByteSource in = ByteSource.open(h.path())) {
				in.skip(h.start());
				new VoxelReader(h.type(), h.order(), h.slope(), h.intercept()).read(in, array, z * plane, plane);
			}
			catch (final IOException e) {
				throw FileErrors.notRead(h.path(), e);
			}
		}
		return array.volume();
	}

	/** The slices in the order of their positions. */
	private static List<Slice> slices(final Path path) throws IOException {
		final List<DicomHeader> headers;
		if (Files.isDirectory(path)) {
			try (Stream<Path> files = Files.list(path)) {
				headers = files.filter(Files::isRegularFile).filter(FileFormat::isDicom).sorted().map(DicomHeader::read).filter(
					DicomHeader::isImage).toList();
			}
			if (headers.isEmpty()) throw FileErrors.unsupported(path, "the folder holds no DICOM image",
				"Give the folder with the slices of one series, or a file.");
		}
		else headers = List.of(DicomHeader.read(path));
		headers.forEach(DicomHeader::requireReadable);
		requireOneSeries(path, headers);
		final double[] d = headers.get(0).numbers(DIRECTIONS, 6, "directions");
		final double[] normal = { d[1] * d[5] - d[2] * d[4], d[2] * d[3] - d[0] * d[5], d[0] * d[4] - d[1] * d[3] };
		return headers.stream().map(h -> {
			final double[] p = h.numbers(POSITION, 3, "position");
			return new Slice(h, p, p[0] * normal[0] + p[1] * normal[1] + p[2] * normal[2]);
		}).sorted(Comparator.comparingDouble(Slice::along)).toList();
	}

	private static void requireOneSeries(final Path path, final List<DicomHeader> headers) {
		final TreeSet<String> series = headers.stream().map(h -> h.text(DicomHeader.SERIES, "") + " " + h.text("0008,103E",
			"")).collect(Collectors.toCollection(TreeSet::new));
		if (series.size() > 1) throw FileErrors.unsupported(path, "the folder holds " + series.size() + " DICOM series (" +
			String.join("; ", series) + ")", "Put each series into its own folder.");
		final DicomHeader first = headers.get(0);
		for (final DicomHeader h : headers) {
			final double[] a = first.numbers(DIRECTIONS, 6, "directions"), b = h.numbers(DIRECTIONS, 6, "directions");
			boolean same = h.rows() == first.rows() && h.columns() == first.columns();
			for (int i = 0; i < 6; i++)
				same &= Math.abs(a[i] - b[i]) < DIRECTION_TOLERANCE;
			if (!same) throw FileErrors.unsupported(path, first.path().getFileName() + " and " + h.path().getFileName() +
				" differ in size or direction", "Take away what is no slice of the series (a scout view?).");
		}
	}

	private static Geometry geometry(final Path path, final List<Slice> slices) {
		final DicomHeader h = slices.get(0).header();
		final double[] d = h.numbers(DIRECTIONS, 6, "directions"), spacing = h.numbers(SPACING, 2, "pixel spacing");
		final double[] step = step(path, slices, d), first = slices.get(0).position();
		final double[] a = new double[12];
		for (int r = 0; r < 3; r++) {
			// The tag gives the distance of rows (y) first.
			a[4 * r] = d[r] * spacing[1];
			a[4 * r + 1] = d[3 + r] * spacing[0];
			a[4 * r + 2] = step[r];
			a[4 * r + 3] = first[r];
		}
		return HeaderGeometry.of(path, new int[] { h.columns(), h.rows(), slices.size() }, Orientation.LPS.exchange(a), "mm",
			null);
	}

	/** From one slice to the next; not along the normal where the gantry was tilted. */
	private static double[] step(final Path path, final List<Slice> slices, final double[] d) {
		final int n = slices.size();
		final Slice first = slices.get(0), last = slices.get(n - 1);
		final double[] step = new double[3];
		if (n == 1) {
			final DicomHeader h = first.header();
			final double thickness = h.number("0018,0088", h.number("0018,0050", 1));
			step[0] = (d[1] * d[5] - d[2] * d[4]) * thickness;
			step[1] = (d[2] * d[3] - d[0] * d[5]) * thickness;
			step[2] = (d[0] * d[4] - d[1] * d[3]) * thickness;
			return step;
		}
		requireEven(path, slices);
		for (int r = 0; r < 3; r++)
			step[r] = (last.position()[r] - first.position()[r]) / (n - 1);
		return step;
	}

	private static void requireEven(final Path path, final List<Slice> slices) {
		final int n = slices.size();
		final double[] gaps = new double[n - 1];
		for (int z = 1; z < n; z++)
			gaps[z - 1] = slices.get(z).along() - slices.get(z - 1).along();
		final double mean = Arrays.stream(gaps).average().getAsDouble();
		final double usual = Arrays.stream(gaps).sorted().skip((n - 1) / 2).findFirst().getAsDouble();
		for (int z = 1; z < n; z++) {
			final double gap = gaps[z - 1];
			final String both = slices.get(z - 1).header().path().getFileName() + " and " + slices.get(z).header().path()
				.getFileName();
			if (gap <= GAP_TOLERANCE * mean) throw FileErrors.unsupported(path, both + " lie at the same place",
				"Keep one time point or echo of the series in the folder.");
			if (Math.abs(gap - usual) > GAP_TOLERANCE * usual) throw FileErrors.unsupported(path, String.format(Locale.ROOT,
				"its slices are unevenly spaced: %.4g mm between %s, else %.4g mm", gap, both, usual),
				"Find the missing slices, or resample the series to even slices.");
		}
	}
}
