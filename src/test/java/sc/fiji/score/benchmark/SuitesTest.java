package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.training.TrainingOptions;

/** {@link Suites}, {@link Suite} and {@link RegionScores}. */
class SuitesTest {

	private static final StudySettings SETTINGS = new StudySettings(List.of(1L), TrainingOptions::builder, 1, false, "");

	private static List<Arm> arms(final int train, final Suite... suites) {
		return new Suites(train, FeedbackMode.LEVELS, PartitionParameters.defaults(), (base, options) -> options.optSteps(
			40)).arms(Arrays.asList(suites));
	}

	private static List<String> names(final int train, final Suite... suites) {
		return arms(train, suites).stream().map(Arm::name).toList();
	}

	private static TrainingOptions options(final Suite suite, final String name) {
		return SETTINGS.options(arms(100, suite).stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow(), 5);
	}

	@Test
	void mainAnswersTheQuestion() {
		assertEquals(List.of("initial", "score_exact", "score_levels", "score_noisy", "full"), names(100, Suite.MAIN));
	}

	@Test
	void furtherTrainingsAreTaughtByTheOnesBefore() {
		final List<Arm> all = arms(100, Suite.FURTHER);
		assertEquals(List.of("initial", "score_exact", "score_levels", "score_noisy", "full", "second_exact", "second_levels",
			"second_noisy", "third_exact", "third_levels", "third_noisy"), all.stream().map(Arm::name).toList());
		final Arm second = all.get(6);
		assertEquals("score_levels", second.needs());
		assertEquals("score_levels", second.teacher());
		assertEquals(all.get(2).supervision(), second.supervision());
		assertEquals("second_levels", all.get(9).needs());
	}

	@Test
	void allArmsHaveNamesOfTheirOwnAndOptionsThatWork() {
		final List<Arm> all = arms(100, Suite.values());
		final Set<String> names = new HashSet<>();
		for (final Arm arm : all) {
			assertTrue(names.add(arm.name()), arm.name());
			assertEquals(5, SETTINGS.options(arm, 5).seed());
		}
		assertTrue(all.size() > 60, "" + all.size());
	}

	@Test
	void learningCurvesEndWithAllTrainingCases() {
		assertEquals(List.of("initial", "full_1", "full_2", "full_5", "full_10", "full_20", "full_50", "full_60"), names(60,
			Suite.FULL_CASES));
		assertEquals(List.of("initial", "cases_5", "cases_10", "cases_20", "cases_50", "cases_100"), names(100,
			Suite.ABLATION_CASES));
		assertEquals(List.of("initial", "cases_4"), names(4, Suite.ABLATION_CASES));
	}

	@Test
	void onlyAblationsAreShorter() {
		assertEquals(40, options(Suite.ABLATION_NOISE, "noise_20").steps());
		assertEquals(TrainingOptions.defaults().steps(), options(Suite.ABLATION_CASES, "cases_20").steps());
		assertEquals(TrainingOptions.defaults().steps(), options(Suite.FULL_CASES, "full_20").steps());
	}

	@Test
	void regionsAreDividedInTheWayOfTheStudy() {
		final List<Arm> arms = new Suites(9, FeedbackMode.EXACT, PartitionParameters.clusters(24, 7).withDistance(5),
			Arm.Variation.NONE).arms(List.of(Suite.ABLATION_REGIONS));
		assertEquals(PartitionParameters.clusters(12, 7).withDistance(5), ((RegionScores) arms.get(3).supervision())
			.partition());
		assertEquals(PartitionParameters.slabs(12, 4), ((RegionScores) arms(9, Suite.ABLATION_REGIONS).get(5).supervision())
			.partition());
	}

	@Test
	void termsAreLeftOutOneByOne() {
		final List<Double> all = TrainingOptions.defaults().weights(), without = options(Suite.ABLATION_TERMS,
			"term_direction").weights();
		assertEquals(0, without.get(2));
		assertEquals(all.get(1), without.get(1));
		assertTrue(options(Suite.ABLATION_TERMS, "term_edge").weights().get(4) > 0);
		assertEquals(List.of(), options(Suite.ABLATION_TERMS, "without_relabelling").relabelAt());
		assertEquals(0, options(Suite.ABLATION_TERMS, "without_likelihood").intensities());
		assertEquals(0, options(Suite.ABLATION_TERMS, "without_perturbation").earlyPerturbation());
	}

	@Test
	void blindNetworksKeepTheirShape() {
		final TrainingOptions blind = options(Suite.ABLATION_INPUTS, "without_image");
		assertEquals(List.of(0, 2), blind.network().blind());
		assertEquals(TrainingOptions.defaults().network().widths(), blind.network().widths());
		assertEquals(List.of(1), options(Suite.ABLATION_INPUTS, "without_mask").network().blind());
	}

	@Test
	void conditionsBringTheirArms() {
		final List<String> names = names(100, Suite.NEARLY_RIGHT);
		assertTrue(names.indexOf("full") < names.indexOf("full@nearly_right"), names::toString);
		assertTrue(names.contains("initial@nearly_right") && !names.contains("full@noise"), names::toString);
	}

	@Test
	void chosenQuestionsAreAsManyAsThoseAtRandom() {
		final List<Arm> arms = arms(100, Suite.ACTIVE);
		assertEquals(List.of("initial", "all_questions", "random_quarter", "random_half", "active_half"), arms.stream().map(
			Arm::name).toList());
		final RegionScores rater = RegionScores.of(FeedbackMode.LEVELS, PartitionParameters.defaults());
		assertEquals(new PartialScores(rater, .5, 0, null), arms.get(3).supervision());
		assertEquals(new PartialScores(rater, .5, .25, "random_quarter"), arms.get(4).supervision());
		assertEquals("random_quarter", arms.get(4).needs());
		for (final Arm arm : arms.subList(1, 5)) {
			assertEquals("active", arm.group());
			assertEquals(40, SETTINGS.options(arm, 5).steps());
		}
	}

	@Test
	void suitesHaveNames() {
		assertEquals(Set.of(Suite.MAIN, Suite.FULL_CASES), Suite.parse(List.of("main", "full-cases")));
		assertEquals(Suite.values().length, Suite.parse(List.of("all")).size());
		assertTrue(assertThrows(ScoreException.class, () -> Suite.parse(List.of("mane"))).getMessage().contains(
			"ablation-regions"));
	}

	@Test
	void answersCanBeWithheld() {
		final StudyCase c = TinyCase.cases(1, 1).training().get(0);
		final RegionScores all = RegionScores.of(FeedbackMode.LEVELS, PartitionParameters.slabs(2, 2));
		final List<RegionFeedback> told = all.rate(c, 1), noScores = all.without(RegionScores.Withheld.SCORES).rate(c, 1),
				noLabels = all.without(RegionScores.Withheld.LABELS).rate(c, 1);
		for (int i = 0; i < 4; i++) {
			assertEquals(told.get(i).label(), noScores.get(i).label());
			assertEquals(1, noScores.get(i).diceHigh());
			assertEquals(told.get(i).label() == ErrorLabel.NONE ? .97 : 0, noScores.get(i).diceLow());
			assertEquals(told.get(i).diceLow(), noLabels.get(i).diceLow());
			assertEquals(ErrorLabel.MIXED, noLabels.get(i).label());
		}
		assertFalse(told.stream().allMatch(f -> f.label() == ErrorLabel.MIXED));
	}

	@Test
	void ratersAreNamedByTheirMistakes() {
		final RegionScores r = RegionScores.of(FeedbackMode.EXACT, PartitionParameters.defaults());
		assertEquals("exact", r.feedback());
		assertEquals("noisy", r.noisy(.1, 0).feedback());
		assertEquals("levels", r.noisy(0, 0).feedback());
	}
}
