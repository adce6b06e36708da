package org.gradcheck4j.harness.application.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoundedTest {

    private static Bounded number(double value, double error, double u, double underflow) {
        return new Bounded(DD.of(value), error, u, underflow);
    }

    @Test
    void the_bound_of_a_plain_step_is_what_can_be_computed_by_hand() {
        // u = 1/8, r = 1/2, g = 2, E(g) = 2, w − r g = 4, η = 1:
        // E(p) = 1 + 1/8 · 1/2 · 4 + 1 = 2.25, E(w) = 2.25 + 1/8 · 6.25 + 1 = 4.03125
        Bounded w = WeightUpdate.sgd(number(5, 0, 0.125, 1), number(2, 2, 0.125, 1), number(0.5, 0, 0.125, 1));
        assertThat(w.value().hi()).isEqualTo(4);
        assertThat(w.bound()).isCloseTo(4.03125, within(1e-5)).isGreaterThan(4.03125);
    }

    @Test
    void without_roundings_the_bounds_are_how_far_the_operands_can_move_the_result() {
        Bounded a = number(3, 0.5, 0, 0);
        Bounded b = number(-2, 0.25, 0, 0);
        assertThat(a.plus(b).error()).isEqualTo(0.75);
        assertThat(a.minus(b).error()).isEqualTo(0.75);
        assertThat(a.times(b).error()).isEqualTo(3.5 * 2.25 - 6);
        assertThat(a.dividedBy(b).error()).isCloseTo(3.5 / 1.75 - 1.5, within(1e-15));
        assertThat(number(4, 3, 0, 0).root().error()).isEqualTo(1); // √4 − √1
        assertThat(a.power(3).error()).isEqualTo(3.5 * 3.5 * 3.5 - 27);
    }

    @Test
    void a_divisor_that_may_be_zero_leaves_nothing_to_say() {
        assertThat(number(3, 0, 0, 0).dividedBy(number(1, 1, 0, 0)).error()).isInfinite();
        assertThat(number(0, 0, 0, 0).dividedBy(number(0, 0, 0, 0)).error()).isInfinite();
    }

    /** Each operation on operands that are off by all that is allowed, rounded, against the exact one. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void no_rounded_operation_leaves_its_bound(Precision precision) {
        Random random = new Random(1);
        double u = precision.unitRoundoff();
        double underflow = precision.smallestSubnormal();
        double largest = 0;
        for (int n = 0; n < 20_000; n++) {
            double x = precision.round((1 + random.nextDouble()) * Math.scalb(1.0, random.nextInt(5) - 2));
            double y = precision.round((1 + random.nextDouble()) * Math.scalb(1.0, random.nextInt(5) - 2));
            double offX = precision.round(x * (1 + 0.1 * (random.nextDouble() - 0.5)));
            double offY = precision.round(-y * (1 + 0.1 * (random.nextDouble() - 0.5)));
            Bounded a = number(x, Math.abs(offX - x), u, underflow);
            Bounded b = number(-y, Math.abs(offY + y), u, underflow);
            Bounded[] exact = {a.plus(b), a.minus(b), a.times(b), a.dividedBy(b), a.root(), a.power(3)};
            double[] computed = {offX + offY, offX - offY, offX * offY, offX / offY, Math.sqrt(offX), Math.pow(offX, 3)
            };
            for (int k = 0; k < exact.length; k++) {
                double error = Math.abs(
                        exact[k].value().subtract(precision.round(computed[k])).hi());
                assertThat(error).as("operation %d of %s and %s", k, x, -y).isLessThanOrEqualTo(exact[k].bound());
                largest = Math.max(largest, error / exact[k].bound());
            }
        }
        assertThat(largest).isGreaterThan(0.9);
    }
}
