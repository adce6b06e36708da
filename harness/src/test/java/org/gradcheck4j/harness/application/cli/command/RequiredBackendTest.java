package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredBackendTest {

    @ParameterizedTest
    @CsvSource({"cuda, dl4j-samediff, 50", "native, dl4j-samediff, 5", "cuda, reference, 5", "native, reference, 5"})
    void only_what_computes_on_a_gpu_computes_fifty_times(String backend, String name, int times) {
        GradientEngine engine = Engines.found().all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(RequiredBackend.repeats(engine, backend)).isEqualTo(times);
    }
}
