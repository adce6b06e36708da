package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

/** dZ[L] = xA + y·label, with two parts. */
class CombinationTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(2, 6, 3, 2, 1);

    private static Candidate affine(double alpha, double beta) {
        return Candidate.formula()
                .departing(
                        departure -> departure.withOutputGradient(OutputGradient.affine(alpha, beta, 0)),
                        Predictions.MISTAKE);
    }

    private static List<double[]> values(EvidenceCase given, double alpha, double beta) {
        Evidence evidence = given.predictedBy(affine(alpha, beta));
        return values(evidence);
    }

    private static List<double[]> values(Evidence evidence) {
        List<double[]> values = new ArrayList<>();
        candidates(evidence, values::add);
        return values;
    }

    private static List<Candidate> candidates(Evidence evidence, Consumer<double[]> seen) {
        return new Combination(evidence, List.of(affine(1, 0), affine(0, 1)))
                .candidates(x -> affine(x[0], x[1]), x -> {
                    seen.accept(x);
                    return affine(x[0], x[1]);
                })
                .toList();
    }

    private static void assertNear(double[] actual, double... expected) {
        assertThat(actual).containsExactly(expected, within(1e-12));
    }

    @Test
    void round_numbers_come_first_then_those_of_least_squares_then_both_from_all_layers() {
        List<double[]> values = values(CASE, 0.9, -0.25);
        assertThat(values).hasSize(4);
        assertThat(values.get(0)).containsExactly(0.9, -0.25);
        assertNear(values.get(1), 0.9, -0.25);
        assertThat(values.get(2)).containsExactly(0.9, -0.25);
        assertNear(values.get(3), 0.9, -0.25);
    }

    @Test
    void round_numbers_are_some_of_many_and_the_others_are_fitted() {
        List<Candidate> candidates = candidates(CASE.predictedBy(affine(0.9, -0.25)), x -> {});
        assertThat(candidates).extracting(Candidate::fittedParameters).containsExactly(0, 2, 0, 2);
        // Two digits of two numbers.
        assertThat(candidates.get(0).alternatives()).isEqualTo(1e4);
    }

    @Test
    void if_the_last_layer_has_no_such_numbers_the_others_are_not_asked() {
        Evidence evidence = CASE.changed(
                (tensor, exact) -> tensor.layer() == 2 ? exact.withEntries(k -> exact.get(k) + k + 1) : exact);
        assertThat(values(evidence)).isEmpty();
    }

    @Test
    void digits_are_counted_from_the_largest() {
        assertThat(values(CASE, 1000, -3).get(0)).containsExactly(1000, -3);
        assertThat(values(CASE, 123456, -700).get(0)).containsExactly(123456, -700);
    }

    @Test
    void numbers_without_few_digits_are_those_of_least_squares_alone() {
        List<double[]> values = values(CASE, 1.23456789, -2);
        assertThat(values).hasSize(2).allSatisfy(each -> assertNear(each, 1.23456789, -2));
    }

    @Test
    void as_many_numbers_in_the_last_layer_as_parts_are_too_few_so_that_all_are_used() {
        EvidenceCase narrow = EvidenceCase.seeded(2, 6, 3, 1, 1);
        assertThat(values(narrow, 0.5, 0.25).get(0)).containsExactly(0.5, 0.25);
    }

    @Test
    void two_numbers_are_not_told_by_one_entry() {
        EvidenceCase one = EvidenceCase.ofHalves(Matrix.row(0, 0), 0, 1);
        assertThat(values(one, 0.5, 0.25)).isEmpty();
    }

    @Test
    void two_parts_that_are_alike_are_not_told_apart() {
        EvidenceCase alike = EvidenceCase.ofHalves(Matrix.of(2, 3, 1, 2, 3, 3, 2, 4), 0.5, 0.5, 0.5);
        assertThat(values(alike, 0.5, 0.25)).isEmpty();
    }

    @Test
    void zeros_are_no_combination() {
        Evidence zeros = CASE.changed((tensor, exact) -> exact.map(value -> 0));
        assertThat(values(zeros)).isEmpty();
    }
}
