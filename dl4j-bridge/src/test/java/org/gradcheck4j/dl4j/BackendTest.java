package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class BackendTest {

    private static final String CPU = "org.nd4j.linalg.cpu.nativecpu.CpuBackend";
    private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";

    @Test
    void the_class_path_has_exactly_one_backend() {
        assertThat(Backend.onClassPath()).hasSize(1);
    }

    @Test
    void the_backend_in_use_is_described() {
        BackendDescription description = BackendDescription.current();

        assertThat(Backend.onClassPath())
                .containsExactly(Nd4j.getBackend().getClass().getName());
        assertThat(description.nd4jVersion()).startsWith("1.0.0-M");
        assertThat(description.threads() > 0).as("known").isEqualTo(!GpuDescription.isOnGpu());
    }

    @Test
    void an_unknown_backend_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backend.require("tpu"))
                .withMessage("backend 'tpu' is unknown: native or cuda");
    }

    @Test
    void another_backend_on_the_class_path_is_refused_by_name() {
        assertThatExceptionOfType(BackendUnavailableException.class)
                .isThrownBy(() -> Backend.requireAlone("cuda", CUDA, Set.of(CPU)))
                .withMessage("backend cuda was asked for, but the class path has " + CPU
                        + "; keep only org.nd4j:nd4j-cuda-11.6-platform (build with -Pcuda)");
    }

    @Test
    void a_backend_that_started_in_place_of_the_one_asked_for_is_refused_by_name() {
        assertThatExceptionOfType(BackendUnavailableException.class)
                .isThrownBy(() -> Backend.requireStarted("cuda", CUDA, CPU))
                .withMessage("backend cuda was asked for, but ND4J started " + CPU);
    }

    @Test
    void a_class_path_without_a_backend_is_refused() {
        assertThatExceptionOfType(BackendUnavailableException.class)
                .isThrownBy(() -> Backend.requireAlone("native", CPU, Set.of()))
                .withMessage("backend native is not available: no ND4J backend is on the class path;"
                        + " add org.nd4j:nd4j-native-platform");
    }

    @Test
    void a_build_reads_the_probes_line_unchanged() throws IOException {
        String line = "backend cuda is not available: C:\\nowhere; install it (see #1: now = then!)";
        Properties properties = new Properties();
        properties.load(new StringReader(BackendProbe.property(line)));
        assertThat(properties).containsExactly(Map.entry("backend.unavailable", line));
    }
}
