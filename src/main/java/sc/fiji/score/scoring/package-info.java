/**
 * The state of a person's rating, without any window: one case ({@link sc.fiji.score.scoring.ScoringSession}), a queue
 * of cases ({@link sc.fiji.score.scoring.ScoringCohort}), and where to look
 * ({@link sc.fiji.score.scoring.InformativeSlices}). Every change is on the disk before the call returns.
 */
package sc.fiji.score.scoring;
