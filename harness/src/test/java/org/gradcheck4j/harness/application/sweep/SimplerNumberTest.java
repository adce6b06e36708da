package org.gradcheck4j.harness.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;

class SimplerNumberTest {

    @Test
    void the_simplest_come_first() {
        assertThat(SimplerNumber.than(-7.3)).startsWith(0.0, -1.0, -3.0, -7.0);
    }

    @Test
    void nothing_is_simpler_than_0_and_of_1_only_0_is() {
        assertThat(SimplerNumber.than(0)).isEmpty();
        assertThat(SimplerNumber.than(1)).containsExactly(0.0);
        assertThat(SimplerNumber.than(-1)).allMatch(each -> each == 0);
    }

    @Test
    void what_is_simpler_is_a_number_of_the_same_precision() {
        Random random = new Random(1);
        for (int k = 0; k < 1000; k++) {
            double half = Precision.HALF.round(Math.scalb(random.nextGaussian(), random.nextInt(30) - 18));
            assertThat(SimplerNumber.than(half)).allMatch(each -> Precision.HALF.round(each) == each);
        }
    }

    @Test
    void replacing_again_and_again_ends() {
        Random random = new Random(2);
        for (int k = 0; k < 1000; k++) {
            double value = Math.scalb(random.nextGaussian(), random.nextInt(100) - 50);
            int steps = 0;
            while (!SimplerNumber.than(value).isEmpty()) {
                // The least simple of them: the longest way.
                value = SimplerNumber.than(value).get(SimplerNumber.than(value).size() - 1);
                steps++;
            }
            assertThat(steps).isLessThan(2000);
            assertThat(value).isZero();
        }
    }
}
