package sc.fiji.score.scoring;

import java.nio.file.Path;

import sc.fiji.score.volume.Structure;

/**
 * One case of a cohort.
 *
 * @param name of the case
 * @param image file or DICOM folder
 * @param mask the mask to score, or label image
 * @param structure which label of the mask counts
 * @param estimate a model's own estimate of the mask's quality (lower is worse), or NaN
 * @param feedback the rater's file; it need not exist yet
 * @param calibration whether it is scored to compare the rater with an expert, and not for training
 */
public record CohortCase(String name, Path image, Path mask, Structure structure, double estimate, Path feedback,
	boolean calibration)
{

	/** A case that is scored for training. */
	public CohortCase(final String name, final Path image, final Path mask, final Structure structure,
		final double estimate, final Path feedback)
	{
		this(name, image, mask, structure, estimate, feedback, false);
	}
}
