package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogarithmicSearchTest {

    private static final double LEAST = 1e-17;
    private static final double MOST = 0.2;

    private static double distance(double x, double target) {
        return Math.abs(Math.log(x / target));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-17, 1.3e-17, 4e-12, 1e-7, 0.0123, 0.17, 0.2})
    void the_best_value_of_any_magnitude_is_found(double target) {
        double best = LogarithmicSearch.best(LEAST, MOST, x -> distance(x, target));
        assertThat(best).isCloseTo(target, withinPercentage(1e-8));
    }

    @Test
    void the_deeper_of_two_valleys_is_found_whether_it_is_the_first_or_the_second() {
        double first = LogarithmicSearch.best(LEAST, MOST, x -> Math.min(distance(x, 1e-9), 0.5 + distance(x, 1e-3)));
        assertThat(first).isCloseTo(1e-9, withinPercentage(1e-8));
        double second = LogarithmicSearch.best(LEAST, MOST, x -> Math.min(0.5 + distance(x, 1e-9), distance(x, 1e-3)));
        assertThat(second).isCloseTo(1e-3, withinPercentage(1e-8));
    }

    @Test
    void a_valley_as_narrow_as_an_eighth_of_a_decade_is_met() {
        double narrow = Math.log(10) / 16;
        for (double target : new double[] {1e-10, 1.1e-10, 1.2e-10, 1.3e-10}) {
            double best = LogarithmicSearch.best(LEAST, MOST, x -> Math.min(narrow * 1.01, distance(x, target)));
            assertThat(best).isCloseTo(target, withinPercentage(1e-8));
        }
    }
}
