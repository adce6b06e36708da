package org.gradcheck4j.harness.application.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.gradcheck4j.dl4j.BackendDescription;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;

/** An engine as one line of JSON. */
final class EngineJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EngineJson() {}

    /** {@return an object: name, precisions, kind, class, and backend, which is null for an engine that does not use ND4J} */
    static String line(GradientEngine engine) {
        ObjectNode line = JSON.createObjectNode();
        line.put("name", engine.name());
        ArrayNode precisions = line.putArray("precisions");
        engine.precisions().stream().sorted().map(Precision::id).forEach(precisions::add);
        line.put("kind", kind(engine));
        line.put("class", Engines.typeOf(engine).getName());
        if (RequiredBackend.isNeededBy(List.of(engine))) {
            BackendDescription backend = BackendDescription.current();
            line.putObject("backend")
                    .put("name", backend.name())
                    .put("device", backend.device())
                    .put("blas", backend.blas())
                    .put("nd4j", backend.nd4jVersion());
        } else {
            line.putNull("backend");
        }
        return line.toString();
    }

    /** Whose it is: DL4J's, the user's own, or one that the program comes with, in Java alone. */
    private static String kind(GradientEngine engine) {
        if (RequiredBackend.isNeededBy(List.of(engine))) {
            return "dl4j";
        }
        boolean isOwn = Engines.typeOf(engine).getClassLoader() != EngineJson.class.getClassLoader();
        return isOwn ? "own" : "java";
    }
}
