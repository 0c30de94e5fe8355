package sc.fiji.score;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the plan of the house: who may import whom, and what may be called where. */
class ArchitectureTest {

	private static final String ROOT = "sc.fiji.score.";

	/** From the most basic to the edge; a package may import itself and those before it. */
	private static final List<String> ORDER = List.of("common", "volume", "io", "region", "feedback", "annotation", "prior",
		"network", "loss", "training", "refinement", "evaluation", "benchmark", "report", "scoring", "task", "ui", "command");

	private static final List<String> NUMBER_OPERATORS = List.of("mul", "div", "pow", "muli", "divi", "powi");

	private static JavaClasses classes;

	@BeforeAll
	static void read() {
		classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(
			"sc.fiji.score");
	}

	@Test
	void everyPackageHasItsPlace() {
		final Set<String> found = new TreeSet<>();
		for (final JavaClass c : classes)
			found.add(top(c));
		found.removeAll(ORDER);
		assertEquals(Set.of(), found, "packages that the order does not know");
	}

	@Test
	void importsPointUp() {
		final Set<String> wrong = new TreeSet<>();
		for (final JavaClass c : classes)
			c.getDirectDependenciesFromSelf().forEach(d -> {
				final JavaClass target = d.getTargetClass().getBaseComponentType();
				if (!target.getPackageName().startsWith(ROOT)) return;
				if (ORDER.indexOf(top(target)) > ORDER.indexOf(top(c))) wrong.add(c.getName() + " knows " + target.getName());
			});
		assertEquals(Set.of(), wrong);
	}

	@Test
	void imageJStaysAtTheEdge() {
		check(noClasses().that().resideOutsideOfPackages(in("io", "annotation", "ui", "command")).should()
			.dependOnClassesThat().resideInAPackage("ij.."));
	}

	@Test
	void swingOnlyInUi() {
		check(noClasses().that().resideOutsideOfPackages(in("ui")).should().dependOnClassesThat().resideInAPackage(
			"javax.swing.."));
	}

	@Test
	void drawingOnlyInReportAndUi() {
		check(noClasses().that().resideOutsideOfPackages(in("report", "ui")).should().dependOnClassesThat()
			.resideInAnyPackage("java.awt.."));
	}

	/** The temporary tensor of a Java number is freed while autograd still needs it: gradients would hold garbage. */
	@Test
	void noJavaNumbersInsideWhatIsDifferentiated() {
		final Set<String> wrong = new TreeSet<>();
		for (final JavaClass c : classes) {
			if (!Set.of("network", "loss").contains(top(c))) continue;
			c.getMethodCallsFromSelf().stream().filter(call -> call.getTargetOwner().getName().equals(
				"ai.djl.ndarray.NDArray") && NUMBER_OPERATORS.contains(call.getTarget().getName()) && call.getTarget()
					.getRawParameterTypes().stream().anyMatch(p -> p.getName().equals("java.lang.Number"))).forEach(
						call -> wrong.add(call.getDescription()));
		}
		assertEquals(Set.of(), wrong);
	}

	@Test
	void onlyTheCommandLinePrints() {
		final Set<String> wrong = new TreeSet<>();
		for (final JavaClass c : classes) {
			if (c.getPackageName().startsWith(ROOT + "command.cli")) continue;
			c.getFieldAccessesFromSelf().stream().filter(a -> a.getTargetOwner().getName().equals("java.lang.System"))
				.forEach(a -> wrong.add(a.getDescription()));
			c.getMethodCallsFromSelf().stream().filter(a -> a.getTarget().getName().equals("printStackTrace") && a.getTarget()
				.getRawParameterTypes().isEmpty()).forEach(a -> wrong.add(a.getDescription()));
		}
		assertEquals(Set.of(), wrong);
	}

	@Test
	void theRulesSeeTheCode() {
		assertTrue(classes.size() > 20, "too few classes found: " + classes.size());
	}

	private static void check(final ArchRule rule) {
		rule.allowEmptyShould(true).check(classes);
	}

	private static String[] in(final String... packages) {
		final String[] out = new String[packages.length];
		for (int i = 0; i < out.length; i++)
			out[i] = ROOT + packages[i] + "..";
		return out;
	}

	private static String top(final JavaClass c) {
		final String rest = c.getPackageName().length() < ROOT.length() ? "" : c.getPackageName().substring(ROOT.length());
		final int dot = rest.indexOf('.');
		return dot < 0 ? rest : rest.substring(0, dot);
	}
}
