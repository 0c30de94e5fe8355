package sc.fiji.score.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.volume.Mask;

/**
 * Does no harm: gives masks back as they were where a network hardly changes them, compared with the masks that it was
 * trained on ({@link ScoreModel#leaveAlone}): they are most likely right.
 *
 * @param agreement Dice of the initial and the refined mask (all structures together) from which on it is the initial
 *          mask that counts; 1 never, for then both are equal
 */
public record LeaveAlone(double agreement) {

	/** Always takes over what the network makes. */
	public static final LeaveAlone NEVER = new LeaveAlone(1);

	public LeaveAlone {
		if (!(agreement >= 0 && agreement <= 1)) throw new ScoreException("The agreement from which on a mask is left alone " +
			"must be from 0 to 1 (never), but is " + agreement + ".");
	}

	/** What to tell the user of a case that was left alone. */
	public static String message(final String caseName) {
		return caseName + ": left as it is. It seems right: the model would change it far less than the masks that it was " +
			"trained on. The option 'always' refines it all the same.";
	}

	/** What models that refine together ask for: their mean. */
	public static LeaveAlone of(final List<ScoreModel> models) {
		return new LeaveAlone(models.stream().mapToDouble(ScoreModel::leaveAlone).average().orElse(1));
	}

	/**
	 * @param initial one mask per structure; where one is null, nothing is left alone
	 * @param refined what the network made of them, in the same order
	 * @return the refinements, all of them or none with the initial mask in place of the refined one
	 */
	public List<Refinement> apply(final List<Mask> initial, final List<Refinement> refined) {
		if (agreement >= 1 || initial.size() != refined.size() || initial.stream().anyMatch(Objects::isNull)) return refined;
		long both = 0, sum = 0;
		for (int s = 0; s < refined.size(); s++) {
			final Mask given = initial.get(s), made = refined.get(s).mask();
			both += given.countCommon(made);
			sum += given.count() + made.count();
		}
		if (2.0 * both < agreement * sum) return refined;
		final List<Refinement> out = new ArrayList<>();
		for (int s = 0; s < refined.size(); s++)
			out.add(new Refinement(initial.get(s), refined.get(s).probability(), 0, true, false));
		return out;
	}
}
