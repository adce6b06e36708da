package org.gradcheck4j.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

/** The numbers of a dZ[L] without a name: they are the engine's, to the digits shown, or nothing is said. */
class RecoveredOutputGradientTest {

    private static final FaultyBackprop.Output CUBE = (a, y, p) -> p.round((a - y) * (a - y) * (a - y));

    private static final Pattern NUMBERS = Pattern.compile("samples? ([^(]*) \\(from 0\\).* it is (.*), but A\\d − y");

    private static final Pattern BETWEEN = Pattern.compile(", | and ");

    private static final Pattern SAMPLE = Pattern.compile("\\d+");

    static Stream<DiagnosisCase> wide() {
        int[][] shapes = {{4, 6, 9, 1}, {12, 1}, {3, 4, 5, 14, 1}, {5, 8, 1}};
        return Stream.of(Precision.DOUBLE, Precision.FLOAT).flatMap(precision -> IntStream.range(0, 24)
                .mapToObj(seed -> DiagnosisCase.of(precision, seed, 2 + seed % 5, shapes[seed % 4])));
    }

    private static String sentence(DiagnosisCase given, Consumer<FaultyBackprop> mistake) {
        Diagnosis diagnosis = given.diagnosis(given.gradients(mistake)).orElseThrow();
        return diagnosis.id().equals(Unexplained.ID) ? diagnosis.sentence() : "";
    }

    /** Whether the sentence shows numbers; if it does, they are the engine's. */
    private static boolean areShown(DiagnosisCase given, String sentence, FaultyBackprop.Output output) {
        Matcher numbers = NUMBERS.matcher(sentence);
        if (!numbers.find()) {
            return false;
        }
        GradientCheck check = GradientCheck.of(given.network(), given.batch(), given.precision());
        Matrix A = check.solution().A().get(given.network().depth() - 1).rounded();
        List<String> shown = BETWEEN.splitAsStream(numbers.group(2)).toList();
        String samples = numbers.group(1);
        List<Integer> ends = SAMPLE.matcher(samples)
                .results()
                .map(found -> Integer.valueOf(found.group()))
                .toList();
        List<Integer> places = samples.contains("to")
                ? IntStream.range(ends.get(0), ends.get(0) + shown.size())
                        .boxed()
                        .toList()
                : ends;
        for (int k = 0; k < shown.size(); k++) {
            int place = places.get(k);
            double injected = output.derivative(A.get(place), given.batch().y().get(place), Precision.DOUBLE);
            double lastDigit = new BigDecimal(shown.get(k)).ulp().doubleValue();
            assertThat(Double.parseDouble(shown.get(k)))
                    .as("%s: %s", given, sentence)
                    .isBetween(injected - lastDigit, injected + lastDigit);
        }
        return true;
    }

    @Test
    void numbers_are_the_engines_to_the_last_digit() {
        List<FaultyBackprop.Output> outputs = List.of(
                CUBE,
                (a, y, p) -> p.round(Math.sin(40 * a) + y),
                (a, y, p) -> p.round(Math.exp(8 * a) * (y + 0.01)),
                (a, y, p) -> p.round(1e-9 * Math.cos(60 * a)));
        int shown = 0;
        for (DiagnosisCase given : wide().toList()) {
            for (FaultyBackprop.Output output : outputs) {
                String sentence = sentence(given, backprop -> backprop.output = output);
                assertThat(sentence)
                        .doesNotContain("not follow")
                        .doesNotContain("no dZ")
                        .doesNotContain("right");
                shown += areShown(given, sentence, output) ? 1 : 0;
            }
        }
        assertThat(shown).as("of 192").isGreaterThan(170);
    }

    @Test
    void a_known_dZ_is_shown_whole_in_double() {
        wide().filter(given -> given.precision() == Precision.DOUBLE)
                .forEach(given -> assertThat(sentence(given, backprop -> backprop.output = CUBE))
                        .as(given.toString())
                        .containsPattern(NUMBERS));
    }

    @Test
    void nothing_is_said_with_more_samples_than_equations() {
        for (int m : new int[] {10, 11, 40}) {
            DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 1, m, 4, 6, 9, 1);
            assertThat(sentence(given, backprop -> backprop.output = CUBE).contains("determine"))
                    .isEqualTo(m == 10);
        }
    }

    @Test
    void nothing_is_said_with_one_sample() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 1, 1, 4, 6, 9, 1);
        assertNothingSaid(given.diagnosis(given.changed(given.right(), d -> d.map(v -> 1.37 * v + 0.01))));
    }

    private static void assertNothingSaid(Optional<Diagnosis> diagnosis) {
        assertThat(diagnosis.orElseThrow().sentence())
                .doesNotContain("determine")
                .doesNotContain("its sums")
                .doesNotContain("no dZ");
    }

    @Test
    void nothing_is_said_with_two_equal_samples() {
        for (int seed = 0; seed < 10; seed++) {
            DiagnosisCase apart = DiagnosisCase.of(Precision.DOUBLE, seed, 5, 4, 6, 9, 1);
            Matrix X = apart.batch().X();
            Matrix twice = Matrix.generate(X.rows(), 5, (r, k) -> X.get(r, k == 3 ? 1 : k));
            DiagnosisCase given = new DiagnosisCase(
                    apart.network(), new Batch(twice, apart.batch().y()), apart.precision());
            assertNothingSaid(given.diagnosis(given.gradients(backprop -> backprop.output = CUBE)));
        }
    }

    @Test
    void nothing_is_said_in_float_if_the_activations_hardly_differ() {
        for (int seed = 0; seed < 10; seed++) {
            DiagnosisCase given = new DiagnosisCase(
                    SeededCases.network(0.02, seed, 4, 6, 9, 1).roundedTo(Precision.FLOAT),
                    SeededCases.batch(4, 5, seed).roundedTo(Precision.FLOAT),
                    Precision.FLOAT);
            assertNothingSaid(given.diagnosis(given.gradients(backprop -> backprop.output = CUBE)));
        }
    }

    @Test
    void samples_that_are_right_are_said() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 2, 8, 4, 6, 9, 1);
        assertThat(sentence(given, backprop -> backprop.weights = new double[] {1, 1, 1, 0.37, 1, 1, -2.3, 1}))
                .contains(
                        "; dW3 and db3 determine dZ3: of samples 3 and 6 (from 0) it is 0.29216 and -1.827, but A3 − y is "
                                + "0.78962 and 0.79433; "
                                + "the others are right; all other gradients follow from this dZ3");
    }

    @Test
    void at_most_six_samples_are_shown() {
        DiagnosisCase given = DiagnosisCase.of(Precision.DOUBLE, 2, 9, 4, 6, 9, 1);
        assertThat(sentence(given, backprop -> backprop.output = CUBE))
                .contains("; dW3 and db3 determine dZ3: of samples 0 to 5 (from 0), of which all 9 are wrong, it is");
        assertThat(sentence(given, backprop -> backprop.weights = new double[] {9, 8, 7, 1.01, -6, -5, 4, 3, 1}))
                .contains(
                        "; dW3 and db3 determine dZ3: of samples 0, 1, 4, 5, 6 and 7 (from 0), the furthest off of 8 that "
                                + "are wrong, it is 7.1584, 6.0925, -4.8592, -4.0829, 3.1384 and 2.3659, but A3 − y is 0.79538, "
                                + "0.76156, 0.80987, 0.81658, 0.78461 and 0.78864; the other is right; ");
    }
}
