package org.gradcheck4j.harness.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private final SmallCase start =
            new SmallCase(SeededCases.network(2, 3, 7, 9, 8, 6, 1), SeededCases.batch(7, 40, 5));

    @Test
    void if_anything_will_do_nothing_but_a_neuron_is_left() {
        SmallCase smallest = new Shrinker(small -> true).smallest(start);

        assertThat(smallest.network().architecture()).isEqualTo("1-1");
        assertThat(smallest.batch()).isEqualTo(new Batch(Matrix.row(0), Matrix.row(0)));
        assertThat(smallest.network().layer(1).weights()).isEqualTo(Matrix.row(0));
        assertThat(smallest.network().layer(1).bias()).isEqualTo(Matrix.column(0));
    }

    @Test
    void what_must_hold_holds_of_the_smallest_and_of_nothing_smaller() {
        Shrinker shrinker = new Shrinker(small ->
                small.samples() >= 3 && small.features() >= 2 && small.hiddenLayers() >= 2 && small.neurons(2) >= 4);

        SmallCase smallest = shrinker.smallest(start);

        assertThat(smallest.network().architecture()).isEqualTo("2-1-4-1");
        assertThat(smallest.samples()).isEqualTo(3);
    }

    @Test
    void numbers_become_the_simplest_with_which_it_still_holds() {
        Shrinker shrinker = new Shrinker(small -> {
            Matrix W = small.network().layer(small.network().depth()).weights();
            Matrix X = small.batch().X();
            return W.get(0, 0) < -1.3 && Math.abs(X.get(0, 0)) > 1.2;
        });
        SmallCase negative = start.withChanged(6, w -> -2 - Math.abs(w)).withChanged(8, x -> x + 5);

        SmallCase smallest = shrinker.smallest(negative);

        assertThat(smallest.network().layer(1).weights()).isEqualTo(Matrix.row(-2));
        assertThat(Math.abs(smallest.batch().X().get(0, 0))).isEqualTo(2);
    }

    @Test
    void what_holds_of_odd_numbers_alone_ends_at_the_smallest_odd_one() {
        SmallCase odd = new SmallCase(start.network(), SeededCases.batch(7, 29, 5));

        assertThat(new Shrinker(small -> small.samples() % 2 == 1 && small.samples() > 1)
                        .smallest(odd)
                        .samples())
                .isEqualTo(3);
    }

    @Test
    void nothing_is_tried_beyond_the_limit() {
        AtomicInteger tried = new AtomicInteger();
        Shrinker shrinker = new Shrinker(
                small -> {
                    tried.incrementAndGet();
                    return false;
                },
                10);

        assertThat(shrinker.smallest(start)).isEqualTo(start);
        assertThat(tried).hasValue(10);
    }

    @Test
    void a_case_of_which_it_does_not_hold_anywhere_smaller_is_kept() {
        assertThat(new Shrinker(small -> false).smallest(start)).isEqualTo(start);
    }
}
