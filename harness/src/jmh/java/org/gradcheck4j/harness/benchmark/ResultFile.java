package org.gradcheck4j.harness.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The figures as JSON: the machine, and a row for each comparison. */
final class ResultFile {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    /** Of every time in the file. */
    private static final String UNIT = "ms";

    private static final double NANOS = 1e6;

    private ResultFile() {}

    static String of(Machine machine, List<Row> rows) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.putPOJO("machine", machine);
        ArrayNode array = file.putArray("rows");
        rows.forEach(row -> array.addObject()
                .put("bench", row.bench())
                .put("size", row.size())
                .put("precision", row.precision())
                .put("threads", row.threads())
                .put("kernel", row.kernel())
                .put("ours", row.ours().median() / NANOS)
                .put("peerName", row.peerName())
                .put("peer", row.peer().median() / NANOS)
                .put("unit", UNIT)
                .put("ratio", row.ratio()));
        try {
            return WRITER.writeValueAsString(file) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
