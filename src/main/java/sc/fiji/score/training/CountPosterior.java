package sc.fiji.score.training;

/**
 * What is likely in one region, seen by prediction and answers.
 *
 * @param dice probability of the regional Dice {@code i / AnswerLikelihood.BINS}, i from 0
 * @param labels probability of each error label, by its ordinal
 */
record CountPosterior(double[] dice, double[] labels) {}
