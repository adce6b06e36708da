package org.gradcheck4j.harness.application.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gradcheck4j.harness.application.json.JsonNumber;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Provenance;

/**
 * {@code run.json}: the provenance of a run, and the measurements that may differ from one run to the next. The schema beside
 * this class describes each property.
 */
final class RunFile {

    /** Goes up when a property is renamed, removed or changes its meaning. */
    private static final int SCHEMA_VERSION = 2;

    private RunFile() {}

    static ObjectNode of(GradedRun run, Provenance provenance) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("schemaVersion", SCHEMA_VERSION);
        file.putPOJO("provenance", provenance);
        ArrayNode verdicts = file.putArray("verdicts");
        run.verdicts().forEach(each -> {
            ObjectNode measured = verdicts.addObject();
            measured.put("caseId", each.testCase().id());
            measured.put("precision", each.precision().id());
            measured.put("engine", each.engine());
            JsonNumber.put(measured, "repeatUlps", each.run().repeatUlps());
            measured.put("nanos", each.run().nanos());
        });
        return file;
    }
}
