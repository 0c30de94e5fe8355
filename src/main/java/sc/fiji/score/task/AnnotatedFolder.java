package sc.fiji.score.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.score.annotation.AnnotationChecks;
import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.AnnotationRaster;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.training.InputChoice;
import sc.fiji.score.training.TrainingCase;
import sc.fiji.score.training.TrainingCaseBuilder;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * A folder whose cases may each know something else: {@code images/}, {@code annotations/} (one JSON file per case),
 * {@code feedback/} (JSON files of a case, {@code CASE.json} or one per structure, {@code CASE_labelN.json}) and
 * {@code initial/} (label images). All but the images may be missing, for a case or as a whole; without any initial mask
 * the model sees whole images.
 */
final class AnnotatedFolder {

	private static final String IMAGES = "images", INITIAL = "initial", FEEDBACK = "feedback", ANNOTATIONS = "annotations";
	private static final Pattern WITH_LABEL = Pattern.compile("(.+)_label\\d+");

	private final Path folder;
	private final Map<String, Path> images, initial, annotationFiles;
	private final Map<String, List<Path>> feedbackFiles = new TreeMap<>();
	private final boolean masks;

	/** All that is said of a case. */
	private record Said(CaseAnnotations annotations, Map<Integer, Mask> full, List<CaseFeedback> feedback) {
	}

	/** Whether a folder needs more than one feedback file on one mask for each case. */
	static boolean isMeant(final Path folder) {
		if (Files.isDirectory(folder.resolve(ANNOTATIONS))) return true;
		if (!Files.isDirectory(folder.resolve(FEEDBACK)) || !Files.isDirectory(folder.resolve(IMAGES))) return false;
		final Map<String, Path> images = CaseFolder.list(folder.resolve(IMAGES));
		return CaseFolder.list(folder.resolve(FEEDBACK)).keySet().stream().anyMatch(name -> !images.containsKey(name) &&
			WITH_LABEL.matcher(name).matches());
	}

	/**
	 * @param useMasks whether the initial masks, where there are any, are shown to the network
	 * @throws ScoreException if there are no images, or a file belongs to no image
	 */
	AnnotatedFolder(final Path folder, final boolean useMasks) {
		this.folder = folder;
		images = CaseFolder.list(folder.resolve(IMAGES));
		if (images.isEmpty()) throw new ScoreException("There is no image in " + folder.resolve(IMAGES) + ".");
		initial = useMasks ? optional(INITIAL) : Map.of();
		annotationFiles = Files.isDirectory(folder.resolve(ANNOTATIONS)) ? AnnotationFile.list(folder.resolve(ANNOTATIONS))
			: Map.of();
		optional(FEEDBACK).forEach((name, file) -> {
			final Matcher m = WITH_LABEL.matcher(name);
			final String owner = images.containsKey(name) || !m.matches() ? name : m.group(1);
			feedbackFiles.computeIfAbsent(owner, k -> new ArrayList<>()).add(file);
		});
		masks = !initial.isEmpty();
		requireImages(initial.keySet(), INITIAL);
		requireImages(annotationFiles.keySet(), ANNOTATIONS);
		requireImages(feedbackFiles.keySet(), FEEDBACK);
	}

	private Map<String, Path> optional(final String name) {
		return Files.isDirectory(folder.resolve(name)) ? CaseFolder.list(folder.resolve(name)) : Map.of();
	}

	private void requireImages(final Collection<String> names, final String where) {
		for (final String name : names)
			if (!images.containsKey(name)) throw new ScoreException("The case " + name + " in " + folder.resolve(where) +
				" has no image of that name in " + folder.resolve(IMAGES) + ". Add it, or take the case away.");
	}

	int size() {
		return images.size();
	}

	/** All files that are read. */
	List<Path> files() {
		final List<Path> out = new ArrayList<>(images.values());
		out.addAll(initial.values());
		out.addAll(annotationFiles.values());
		feedbackFiles.values().forEach(out::addAll);
		return out;
	}

	/**
	 * @param spec how the model sees its cases, or null to choose it
	 * @param exclusive whether a voxel belongs to one structure at most
	 * @throws ScoreException listing what is wrong with the annotations, or naming the case that cannot be used, and why
	 */
	TrainingFolder.Cases load(final InputSpec spec, final boolean exclusive, final Progress progress) {
		final Map<String, Said> said = new TreeMap<>();
		final List<String> problems = new ArrayList<>();
		for (final String name : images.keySet()) {
			progress.checkCancelled();
			said.put(name, read(name, exclusive, problems));
		}
		final List<Structure> structures = structures(said.values());
		AnnotationChecks.require(problems);
		final InputSpec input = spec == null ? InputChoice.of(images.values().stream().map(VolumeFiles::readGeometry)
			.toList()) : spec;
		final List<TrainingCase> cases = new ArrayList<>();
		final Map<String, Object> data = new LinkedHashMap<>();
		for (final String name : images.keySet()) {
			progress.checkCancelled();
			progress.update("Reading cases", cases.size(), size());
			cases.add(one(name, said.get(name), structures, input, exclusive));
			data.put(name, checksums(name));
		}
		progress.update("Reading cases", size(), size());
		return new TrainingFolder.Cases(cases, input, structures, masks, "annotations", data, feedbackFiles.isEmpty()
			? List.of() : List.of("all raters"));
	}

	private Said read(final String name, final boolean exclusive, final List<String> problems) {
		final List<CaseFeedback> feedback = feedbackFiles.getOrDefault(name, List.of()).stream().map(FeedbackFile::read)
			.toList();
		final Path file = annotationFiles.get(name);
		if (file == null && feedback.isEmpty()) problems.add("Case " + name + " has neither annotations nor feedback in " +
			folder + ". Annotate it, or take its image away.");
		if (file == null) return new Said(null, Map.of(), feedback);
		final CaseAnnotations annotations = AnnotationFile.read(file);
		final Map<Integer, Mask> full = AnnotationFile.fullMasks(annotations, file);
		problems.addAll(AnnotationChecks.grid(annotations, VolumeFiles.readGeometry(images.get(name)), images.get(name)
			.toString()));
		problems.addAll(AnnotationChecks.problems(annotations, full, exclusive));
		return new Said(annotations, full, feedback);
	}

	/** All structures of which something is said; every non-zero voxel is one only where there is no other. */
	private List<Structure> structures(final Collection<Said> all) {
		final Map<Integer, Structure> out = new TreeMap<>();
		for (final Said s : all) {
			if (s.annotations() != null) s.annotations().structures().stream().filter(a -> !a.isEmpty()).forEach(a -> add(out, a
				.structure(), s.annotations().caseName()));
			for (final CaseFeedback f : s.feedback())
				add(out, f.structure(), f.caseName());
		}
		if (out.size() > 1) {
			final Structure any = out.remove(Structure.ANY);
			if (any != null && all.stream().anyMatch(s -> s.feedback().stream().anyMatch(f -> f.structure()
				.label() == Structure.ANY))) throw new ScoreException("Some feedback in " + folder.resolve(FEEDBACK) +
					" is about every voxel that is not 0, but other files know " + out.values().stream().map(Structure::name)
						.toList() + ". Rate each structure by its label (--label).");
		}
		if (out.isEmpty()) throw new ScoreException("Nothing is annotated in " + folder + ".");
		return List.copyOf(out.values());
	}

	private static void add(final Map<Integer, Structure> out, final Structure s, final String caseName) {
		final Structure before = out.putIfAbsent(s.label(), s);
		if (before != null && !before.name().equals(s.name())) throw new ScoreException("Label " + s.label() +
			" is called '" + s.name() + "' in case " + caseName + ", but '" + before.name() +
			"' in another. Use one name (--structure-name).");
	}

	private TrainingCase one(final String name, final Said said, final List<Structure> structures, final InputSpec input,
		final boolean exclusive)
	{
		final Path imageFile = images.get(name), maskFile = initial.get(name);
		final Volume image = VolumeFiles.read(imageFile);
		Inputs.requireDepth(image.geometry(), "The image " + imageFile);
		final List<Mask> shown = new ArrayList<>();
		if (masks) {
			final Volume labels = maskFile == null ? null : VolumeFiles.read(maskFile);
			if (labels != null) image.geometry().requireSameGrid(labels.geometry(), "The image " + imageFile, "the mask " +
				maskFile);
			for (final Structure s : structures) {
				final Mask mask = labels == null ? null : Mask.of(labels, s);
				shown.add(mask == null || mask.isEmpty() ? null : mask);
			}
		}
		try {
			final Mask all = shown.stream().filter(Objects::nonNull).reduce(Mask::union).orElse(null);
			Inputs.requireFinite(image, all, "The image " + imageFile);
			final TrainingCaseBuilder builder = new TrainingCaseBuilder(name, PreparedInput.of(image, shown, null, input),
				structures.size()).optOverlapping(!exclusive);
			for (int s = 0; s < structures.size(); s++)
				if (said.annotations() != null) builder.annotated(s, AnnotationRaster.of(said.annotations(), structures.get(s), said
					.full(), exclusive));
			for (final CaseFeedback f : said.feedback())
				scored(builder, f, name, structures, shown);
			return builder.build();
		}
		catch (final ScoreException e) {
			throw new ScoreException("Case " + name + " (" + imageFile + "): " + e.getMessage(), e);
		}
	}

	private void scored(final TrainingCaseBuilder builder, final CaseFeedback f, final String name,
		final List<Structure> structures, final List<Mask> shown)
	{
		if (f.scored().isEmpty()) return;
		final int s = structures.indexOf(structures.stream().filter(x -> x.label() == f.structure().label()).findFirst()
			.orElseThrow());
		if (shown.isEmpty() || shown.get(s) == null) throw new ScoreException("there is feedback on " + f.structure().name() +
			", but no initial mask of it in " + folder.resolve(INITIAL) +
			" is used. Put the mask that was rated there, or take the feedback away.");
		f.requireMask(initial.get(name));
		builder.scored(s, f.regionMap(shown.get(s)), f.regions());
	}

	private Map<String, Object> checksums(final String name) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put(IMAGES, FileReferences.sha256(images.get(name)));
		if (initial.containsKey(name)) out.put(INITIAL, FileReferences.sha256(initial.get(name)));
		if (annotationFiles.containsKey(name)) out.put(ANNOTATIONS, FileReferences.sha256(annotationFiles.get(name)));
		final List<Path> feedback = feedbackFiles.getOrDefault(name, List.of());
		if (!feedback.isEmpty()) out.put(FEEDBACK, feedback.stream().map(FileReferences::sha256).toList());
		return out;
	}
}
