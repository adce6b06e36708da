package org.gradcheck4j.harness.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void the_whole_plan_has_every_size_that_the_documentation_promises() {
        assertThat(sizes(Plan.whole().gradients()))
                .containsExactly(
                        "2-4-1/8",
                        "30-16-8-1/32",
                        "100-100-100-1/128",
                        "784-256-128-1/512",
                        "1024-1024-1024-1/1024",
                        "2048-2048-2048-1/4096");
        assertThat(sizes(Plan.whole().kernels()))
                .hasSize(33)
                .startsWith("AB/2", "ABt/2", "AtB/2")
                .endsWith("AtB/2048");
        assertThat(Plan.whole().checks().sizes().stream().map(SizedCase::parameters))
                .containsExactly(49L, 641L, 4097L, 60_301L, 1_041_401L);
    }

    @Test
    void the_quick_plan_is_a_part_of_the_whole() {
        assertThat(sizes(Plan.whole().gradients()))
                .containsAll(sizes(Plan.quick().gradients()));
        assertThat(sizes(Plan.whole().kernels())).containsAll(sizes(Plan.quick().kernels()));
        assertThat(Plan.whole().checks().sizes())
                .containsAll(Plan.quick().checks().sizes());
    }

    @Test
    void the_entries_of_a_sample_are_counted_tensor_by_tensor() {
        assertThat(SizedCase.parameters("4-8-1/64", 5)).isEqualTo(5 + 5 + 5 + 1);
        assertThat(SizedCase.parameters("4-8-1/64", Integer.MAX_VALUE)).isEqualTo(49);
    }

    @Test
    void a_peer_is_tried_in_every_setting_that_may_be_its_best() {
        assertThat(Setting.peers(2))
                .extracting(Setting::environment)
                .map(Object::toString)
                .containsExactly(
                        "{OMP_NUM_THREADS=1}", "{OMP_NUM_THREADS=2}", "{OMP_NUM_THREADS=2, OMP_WAIT_POLICY=PASSIVE}");
        assertThat(Setting.ours(1)).extracting(Setting::kernel).containsExactly("vector", "plain");
    }

    private static List<String> sizes(List<Work> works) {
        return works.stream().map(Work::sizes).flatMap(List::stream).toList();
    }

    @Test
    void a_timing_is_the_median_and_the_extremes() {
        assertThat(Timing.of(3, 1, 2)).isEqualTo(new Timing(2, 1, 3));
        assertThat(Timing.of(4, 1, 2, 3)).isEqualTo(new Timing(2.5, 1, 4));
    }
}
