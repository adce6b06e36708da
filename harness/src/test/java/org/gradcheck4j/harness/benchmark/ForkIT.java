package org.gradcheck4j.harness.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benchmarks do run, each in a process of its own. How long they take is nobody's promise. */
class ForkIT {

    private static final Setting SETTING = new Setting(2, Setting.PLAIN, true);

    @Test
    void everyone_is_measured_at_every_size_and_precision() {
        Map<String, List<String>> parameters = Map.of(
                "by", List.of(Participants.OURS, Participants.MULTI_LAYER, Participants.SAME_DIFF),
                "size", List.of("2-4-1/8"),
                "precision", List.of("double", "float"));
        List<Measured> measured = run(GradientBenchmark.class, parameters);
        assertThat(measured)
                .extracting(each -> each.by() + " " + each.precision())
                .containsExactlyInAnyOrder(
                        "ours double",
                        "ours float",
                        "MultiLayerNetwork double",
                        "MultiLayerNetwork float",
                        "SameDiff double",
                        "SameDiff float");
        assertThat(measured).allMatch(each -> each.timing().least() > 0);
    }

    @Test
    void the_peak_is_measured_in_each_precision() {
        List<Measured> peak = run(
                PeakBenchmark.class, Map.of("by", List.of(Participants.PEAK), "precision", List.of("double", "float")));
        assertThat(peak).extracting(Measured::precision).containsExactly("double", "float");
    }

    @Test
    void what_a_fork_complains_of_is_said() {
        Fork fork = new Fork(
                SETTING,
                GradientBenchmark.class,
                Map.of("by", List.of("nobody"), "size", List.of("2-4-1/8"), "precision", List.of("double")),
                Effort.ONCE);
        assertThatThrownBy(fork::results)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("GradientBenchmark (2 threads, plain kernel, passive) ended with 1:\n")
                .hasMessageContaining("IllegalArgumentException: nobody");
    }

    private static List<Measured> run(Class<?> benchmark, Map<String, List<String>> parameters) {
        return JmhResults.read(new Fork(SETTING, benchmark, parameters, Effort.ONCE).results());
    }
}
