package org.gradcheck4j.harness.diagnosis.recovered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

/** How far a recovered dZ may be off, and when that is too far. */
class RecoveredOutputGradientBoundTest {

    private static final double UNDERFLOW = 0x1p-1074;

    /** The sum and the difference of two samples. */
    private static final RecoveredCase TWO = RecoveredCase.of(Matrix.row(1, -1), 0, 1);

    private static RecoveredOutputGradient.Sums sums(RecoveredCase given, double... dZ) {
        return RecoveredOutputGradient.of(given.handing(dZ)).orElseThrow().sums();
    }

    private static boolean isKnown(RecoveredCase given, double... dZ) {
        return RecoveredOutputGradient.of(given.handing(dZ)).isPresent();
    }

    @Test
    void an_error_is_that_of_numbers_which_are_off_by_an_error_themselves() {
        // dW is half of the first sample's dZ, which is off by a share g of its size. At first the size is 2, twice the
        // largest: off by 2g. Then it is 1 + 2g, or ½ + 2g: off by g (1 + 2g), or by g (½ + 2g).
        double ofOne = errorOfFirst(1, 0);
        double ofHalf = errorOfFirst(0.5, 1);
        double g = 2 * (ofOne - ofHalf);
        assertThat(g).isBetween(1e-3, 5e-3);
        assertThat(ofOne).isCloseTo(g * (1 + 2 * g), within(g * g / 10));
    }

    private static double errorOfFirst(double... dZ) {
        RecoveredCase one = RecoveredCase.of(Matrix.row(1, 0), 0, 1).in(0x1p-14, UNDERFLOW);
        return RecoveredOutputGradient.of(one.handing(dZ)).orElseThrow().error()[0];
    }

    @Test
    void a_dZ_is_known_if_its_errors_are_below_a_hundredth_of_its_largest_number() {
        // An error is 27 u of the only number.
        assertThat(isKnown(TWO.in(0x1p-12, UNDERFLOW), 0.1, 0)).isTrue();
        assertThat(isKnown(TWO.in(0x1p-11, UNDERFLOW), 0.1, 0)).isFalse();
    }

    @Test
    void numbers_that_errors_may_hide_are_as_large_as_twice_the_largest() {
        // The second sample's inputs are so large that the roundings of its products would hide the first sample's
        // number, if
        // its own number were not as small as it seems.
        assertThat(isKnown(coupled(1e5), 1000, 0)).isTrue();
        assertThat(isKnown(coupled(5e5), 1000, 0)).isFalse();
    }

    private static RecoveredCase coupled(double size) {
        return RecoveredCase.of(Matrix.of(2, 2, 1, size, 1, -size), 0, 1).in(0x1p-24, UNDERFLOW);
    }

    @Test
    void as_many_numbers_as_samples_do_not_test_the_sums() {
        assertThat(sums(TWO, 0.25, 0.5)).isEqualTo(RecoveredOutputGradient.Sums.NOT_TESTED);
    }

    @Test
    void more_numbers_than_samples_confirm_the_sums_if_a_hundredth_would_be_noticed() {
        // db and the second feature's dW are both 0, the first feature's is 0.02: the roundings of ±1 are too much
        // beside it.
        RecoveredCase three = RecoveredCase.of(Matrix.of(2, 2, 0.01, -0.01, 1, 1), 0, 1);
        assertThat(sums(three, 1, -1)).isEqualTo(RecoveredOutputGradient.Sums.CONFIRMED);
        assertThat(sums(three.in(0x1p-14, UNDERFLOW), 1, -1)).isEqualTo(RecoveredOutputGradient.Sums.NOT_TESTED);
    }

    @Test
    void fifty_million_multiplications_are_the_most() {
        assertThat(isKnownOfMany(50)).isTrue();
        assertThat(isKnownOfMany(51)).isFalse();
    }

    /** 999 features and the bias are 1000 numbers: their square, times m. */
    private static boolean isKnownOfMany(int m) {
        Matrix X = SeededCases.batch(999, m, 1).X();
        return RecoveredOutputGradient.of(
                        EvidenceCase.ofHalves(X, new double[m]).right())
                .isPresent();
    }
}
