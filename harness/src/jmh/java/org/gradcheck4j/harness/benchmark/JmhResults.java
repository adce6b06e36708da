package org.gradcheck4j.harness.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the JSON that JMH writes: for each combination of parameters, the mean time of a call in each iteration. */
final class JmhResults {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JmhResults() {}

    /** {@return what was measured of each combination of parameters, in nanoseconds} */
    static List<Measured> read(String json) {
        return elements(tree(json))
                .map(each -> {
                    JsonNode parameters = each.path("params");
                    return new Measured(
                            parameters.path("by").asText(),
                            parameters.path("size").asText(),
                            parameters.path("precision").asText(),
                            timing(each.path("primaryMetric")));
                })
                .toList();
    }

    /** {@return what was counted beside the time, in the first combination of parameters} */
    static Timing counted(String json, String name) {
        return timing(tree(json).path(0).path("secondaryMetrics").path(name));
    }

    private static Timing timing(JsonNode metric) {
        double[] all = elements(metric.path("rawData"))
                .flatMap(JmhResults::elements)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        if (all.length == 0) {
            throw new IllegalStateException("JMH measured nothing: " + metric);
        }
        return Timing.of(all);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode results = MAPPER.readTree(json);
            if (results.isEmpty()) {
                throw new IllegalStateException("JMH measured nothing: " + json);
            }
            return results;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JMH's results are no JSON: " + json, e);
        }
    }
}
