package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The mistakes that a few numbers in half precision do not always show, with what is said of them instead: they may be too few and
 * too coarse for a name, or show no more than a factor, if all outputs are alike. A test class that is extended with this fails
 * if one that is listed for it does not occur.
 */
final class NotNamedInHalf implements BeforeEachCallback, AfterAllCallback {

    /** The test, the mistake, the diagnosis instead, the network, and each m. */
    private static final String CASES = """
            OutputGradientTest, double-sigmoid, unexplained, 3-5-5-2-1, 6 10 14
            OutputGradientTest, double-sigmoid, unexplained, 4-4-3-1, 5 9 13
            OutputGradientTest, double-sigmoid, unexplained, 5-5-1, 7 11
            OutputGradientTest, double-sigmoid, unexplained, 6-4-4-4-1, 8 12 16
            BackwardPassTest, input-everywhere, unexplained, 4-4-4-4-1, 12 13
            ParameterFreeTest, labels-broadcast, unexplained, 3-5-5-2-1, 10 14
            ParameterFreeTest, labels-broadcast, unexplained, 6-4-4-4-1, 8 12
            OutputGradientTest, labels-plus-minus-one, unexplained, 3-5-5-2-1, 6 10 14
            OutputGradientTest, labels-plus-minus-one, unexplained, 4-4-3-1, 5 9 13
            OutputGradientTest, labels-plus-minus-one, unexplained, 6-4-4-4-1, 8 12 16
            MisplacedTest, misplaced, unexplained, 3-5-5-2-1, 6 10
            MisplacedTest, misplaced, unexplained, 4-4-3-1, 9
            MisplacedTest, misplaced, unexplained, 6-4-4-4-1, 8 12
            OutputGradientTest, output-slope-missing, scaled, 3-5-5-2-1, 6 10 14
            OutputGradientTest, output-slope-missing, scaled, 4-4-3-1, 9 13
            OutputGradientTest, output-slope-missing, scaled, 6-4-4-4-1, 8 12 16
            OutputGradientTest, output-slope-missing, unexplained, 4-4-3-1, 5
            OutputGradientTest, output-slope-missing, unexplained, 5-5-1, 7 11
            ParameterFreeTest, own-activation, unexplained, 6-4-4-4-1, 8 16
            BackwardPassTest, pre-activation-input, unexplained, 4-4-4-4-1, 13
            OneParameterTest, sample-dropped, unexplained, 4-3-1, 4
            OutputGradientTest, squared-error, scaled, 3-5-5-2-1, 6 14
            OutputGradientTest, squared-error, scaled, 4-4-3-1, 9 13
            OutputGradientTest, squared-error, scaled, 6-4-4-4-1, 8 12 16
            """;

    /** What a test needed, one m each. */
    private static final Set<String> NEEDED = ConcurrentHashMap.newKeySet();

    private final Set<Method> run = ConcurrentHashMap.newKeySet();

    /** {@return whether a diagnosis is listed, in place of a mistake's name} */
    static boolean lists(String mistake, String instead, DiagnosisCase given) {
        String excuse = excuse(
                mistake,
                instead,
                given.network().architecture(),
                Integer.toString(given.batch().size()));
        boolean isListed =
                given.precision() == Precision.HALF && excuses(test -> true).anyMatch(excuse::equals);
        if (isListed) {
            NEEDED.add(excuse);
        }
        return isListed;
    }

    private static Stream<String> excuses(Predicate<String> isOf) {
        return CASES.lines()
                .map(line -> line.split(", ", -1))
                .filter(line -> isOf.test(line[0]))
                .flatMap(line -> Arrays.stream(line[4].split(" ", -1)).map(m -> excuse(line[1], line[2], line[3], m)));
    }

    private static String excuse(String mistake, String instead, String network, String m) {
        return "%s, %s, %s, m = %s".formatted(mistake, instead, network, m);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        run.add(context.getRequiredTestMethod());
    }

    /** What is named now is no longer to be listed. That can be told only if every test of the class has run. */
    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        long all = Arrays.stream(tests.getDeclaredMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .count();
        if (run.size() == all) {
            assertThat(excuses(tests.getSimpleName()::equals))
                    .as("what %s needs", tests.getSimpleName())
                    .isNotEmpty()
                    .isSubsetOf(NEEDED);
        }
    }
}
