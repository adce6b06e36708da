package org.gradcheck4j.harness.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasurementTest {

    @Test
    void why_there_is_no_gpu_is_the_probes_line() {
        assertThat(Measurement.reason("""
                        GradientBenchmark (1 thread, vector kernel) ended with 1:
                        org.gradcheck4j.dl4j.BackendUnavailableException: backend cuda is not available: no NVIDIA driver
                        \tat org.gradcheck4j.dl4j.Backend.require(Backend.java:54)
                        """)).isEqualTo("backend cuda is not available: no NVIDIA driver");
        assertThat(Measurement.reason("it ended with 137:\nkilled")).isEqualTo("it ended with 137:");
    }
}
