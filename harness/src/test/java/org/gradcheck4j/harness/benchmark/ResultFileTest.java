package org.gradcheck4j.harness.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultFileTest {

    @Test
    void the_file_holds_the_machine_and_a_row_for_each_comparison() throws Exception {
        Machine machine = new Machine("a CPU, 2 threads", "Linux", "17", "1.0.0", "OPENBLAS", "2026-01-01", 90);
        Row row = new Row(
                Row.CHECK,
                "4-8-1/64",
                "double",
                2,
                "plain",
                new Timing(5e5, 4e5, 6e5),
                "GradientCheckUtil",
                new Timing(2e9, 1e9, 3e9));
        Map<String, Object> file =
                JsonMapper.builder().build().readValue(ResultFile.of(machine, List.of(row)), new TypeReference<>() {});
        assertThat(file).containsOnlyKeys("machine", "rows");
        assertThat(file.get("machine"))
                .isEqualTo(Map.of(
                        "processor", "a CPU, 2 threads",
                        "os", "Linux",
                        "jdk", "17",
                        "nd4j", "1.0.0",
                        "blas", "OPENBLAS",
                        "started", "2026-01-01",
                        "seconds", 90.0));
        assertThat(file.get("rows"))
                .isEqualTo(List.of(Map.of(
                        "bench", "check",
                        "size", "4-8-1/64",
                        "precision", "double",
                        "threads", 2,
                        "kernel", "plain",
                        "ours", 0.5,
                        "peerName", "GradientCheckUtil",
                        "peer", 2000.0,
                        "unit", "ms",
                        "ratio", 4000.0)));
    }
}
