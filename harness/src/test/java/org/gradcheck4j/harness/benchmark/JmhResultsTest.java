package org.gradcheck4j.harness.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JmhResultsTest {

    private static final String RESULTS = """
        [{
          "benchmark": "org.gradcheck4j.harness.benchmark.GradientBenchmark.gradient",
          "mode": "avgt",
          "params": {"by": "ours", "precision": "float", "size": "2-4-1/8"},
          "primaryMetric": {"score": 4.5, "scoreUnit": "ns/op", "rawData": [[3.0, 9.0, 4.5]]},
          "secondaryMetrics": {"nanos": {"score": 7.0, "scoreUnit": "#", "rawData": [[7.0]]}}
        }]
        """;

    @Test
    void every_iteration_is_a_measurement() {
        assertThat(JmhResults.read(RESULTS))
                .containsExactly(new Measured("ours", "2-4-1/8", "float", new Timing(4.5, 3, 9)));
    }

    @Test
    void what_is_counted_beside_the_time_is_read_by_its_name() {
        assertThat(JmhResults.counted(RESULTS, "nanos").median()).isEqualTo(7);
    }

    @Test
    void nothing_measured_is_no_result() {
        assertThatThrownBy(() -> JmhResults.counted(RESULTS, "calls")).hasMessageStartingWith("JMH measured nothing");
        assertThatThrownBy(() -> JmhResults.read("")).hasMessageStartingWith("JMH measured nothing");
        assertThatThrownBy(() -> JmhResults.read("{")).hasMessageStartingWith("JMH's results are no JSON");
    }
}
