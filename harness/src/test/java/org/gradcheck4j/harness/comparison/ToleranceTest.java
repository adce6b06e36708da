package org.gradcheck4j.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class ToleranceTest {

    private static final TensorName DW = TensorName.dW(1);
    private static final ExactSolution SOLUTION =
            ExactOracle.of(SeededCases.network(1, 1, 3, 2, 1), SeededCases.batch(3, 5, 2));

    @Test
    void ulps_are_named_with_their_precision_and_are_not_negative() {
        assertThat(Tolerance.ulps(2, Precision.FLOAT).description()).isEqualTo("2.0 ulp of float, as given");
        assertThat(Tolerance.ulps(0, Precision.FLOAT).bound(DW, 0, 1)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tolerance.ulps(-1, Precision.FLOAT))
                .withMessage("a number of ulps is not negative; got -1.0");
    }

    @Test
    void a_derived_one_allows_the_engines_bound_and_the_oracles_own() {
        Arithmetic inFloat = Arithmetic.of(Precision.FLOAT);
        Tolerance derived = DerivedTolerance.of(SOLUTION, inFloat);
        assertThat(derived.description()).isEqualTo("derived forward error bound, u = 2^-24");
        assertThat(derived.bound(DW, 0, 1)).isEqualTo(ofFirstWeight(inFloat) + ofFirstWeight(ExactOracle.arithmetic()));
        assertThat(derived.isOracleTooUncertain(DW, 0)).isFalse();
    }

    private static double ofFirstWeight(Arithmetic arithmetic) {
        return DerivedErrorBound.of(SOLUTION, arithmetic)
                .gradients()
                .layer(1)
                .dW()
                .get(0);
    }

    @Test
    void an_oracle_judged_by_its_own_arithmetic_is_too_uncertain() {
        assertThat(DerivedTolerance.of(SOLUTION, ExactOracle.arithmetic()).isOracleTooUncertain(DW, 0))
                .isTrue();
    }

    @Test
    void of_two_engines_bounds_add_and_so_do_variances() {
        Tolerance inFloat = DerivedTolerance.of(SOLUTION, Arithmetic.of(Precision.FLOAT));
        Tolerance inHalf = DerivedTolerance.of(SOLUTION, Arithmetic.of(Precision.HALF));
        Tolerance both = Tolerance.ofBoth(inFloat, inHalf);
        assertThat(both.description())
                .isEqualTo(
                        "the sum of both: derived forward error bound, u = 2^-24; derived forward error bound, u = 2^-11");
        assertThat(both.bound(DW, 0, 1)).isEqualTo(inFloat.bound(DW, 0, 1) + inHalf.bound(DW, 0, 1));
        assertThat(both.deviation(DW, 0)).isEqualTo(Math.hypot(inFloat.deviation(DW, 0), inHalf.deviation(DW, 0)));
        Gradients coefficients = new Gradients(IntStream.range(0, 2)
                .mapToObj(i -> new LayerGradient(
                        SOLUTION.dW().get(i).rounded(), SOLUTION.db().get(i).rounded()))
                .toList());
        assertThat(both.deviationOfSum(coefficients))
                .isFinite()
                .isEqualTo(Math.hypot(inFloat.deviationOfSum(coefficients), inHalf.deviationOfSum(coefficients)));
        // 1/5 is rounded in both precisions.
        assertThat(both.commonRelativeError()).isEqualTo(0x1p-24 + 0x1p-11);
    }

    @Test
    void of_two_engines_one_that_is_too_uncertain_is_enough() {
        Tolerance certain = DerivedTolerance.of(SOLUTION, Arithmetic.of(Precision.FLOAT));
        Tolerance uncertain = DerivedTolerance.of(SOLUTION, ExactOracle.arithmetic());
        assertThat(Tolerance.ofBoth(certain, certain).isOracleTooUncertain(DW, 0))
                .isFalse();
        assertThat(Tolerance.ofBoth(certain, uncertain).isOracleTooUncertain(DW, 0))
                .isTrue();
        assertThat(Tolerance.ofBoth(uncertain, certain).isOracleTooUncertain(DW, 0))
                .isTrue();
    }
}
