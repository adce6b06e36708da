package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.junit.jupiter.api.Test;

class EnginesCommandTest {

    @Test
    void json_is_one_object_an_engine_in_the_order_of_their_names() throws Exception {
        Invocation invocation = Invocation.of("engines", "--json");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.exitCode()).isZero();
        Map<String, JsonNode> byName = new TreeMap<>();
        List<String> lines = invocation.out().lines().toList();
        for (String line : lines) {
            JsonNode engine = new ObjectMapper().readTree(line);
            byName.put(engine.get("name").textValue(), engine);
        }
        assertThat(byName.keySet())
                .containsExactly("dl4j-graph", "dl4j-multilayer", "dl4j-samediff", "finite-differences", "reference");
        assertThat(lines.stream().map(line -> line.split("\"", -1)[3]))
                .as("sorted")
                .containsExactlyElementsOf(byName.keySet());
        assertThat(byName.get("reference"))
                .hasToString("{\"name\":\"reference\",\"precisions\":[\"double\",\"float\"],\"kind\":\"java\","
                        + "\"class\":\"org.gradcheck4j.reference.ReferenceEngine\",\"backend\":null}");
        JsonNode dl4j = Objects.requireNonNull(byName.get("dl4j-samediff"));
        assertThat(dl4j.get("kind").textValue()).isEqualTo("dl4j");
        assertThat(dl4j.get("backend").fieldNames()).toIterable().containsExactly("name", "device", "blas", "nd4j");
        assertThat(dl4j.get("backend").get("name").textValue())
                .isEqualTo(new BuildFacts().backend().equals("cuda") ? "CUDA" : "CPU");
    }
}
