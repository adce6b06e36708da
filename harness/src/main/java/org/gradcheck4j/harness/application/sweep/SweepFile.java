package org.gradcheck4j.harness.application.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.application.json.Json;
import org.gradcheck4j.harness.application.json.JsonNumber;
import org.gradcheck4j.harness.application.suite.EngineVerdict;

/**
 * {@code sweep.json}: what came of a sweep, and nothing that differs between two runs of it. The JSON Schema {@code
 * sweep.schema.json} beside this class describes it.
 */
final class SweepFile {

    /** Goes up when a property is renamed, removed or changes its meaning. */
    private static final int SCHEMA_VERSION = 1;

    private final ObjectNode file = JsonNodeFactory.instance.objectNode();

    SweepFile(String version, String commit, String command, long seed, SweepSummary summary) {
        file.put("schemaVersion", SCHEMA_VERSION);
        file.putObject("tool")
                .put("name", "gradcheck4j")
                .put("version", version)
                .put("commit", commit);
        file.put("command", command);
        file.put("seed", seed);
        file.put("cases", summary.cases());
        ArrayNode verdicts = file.putArray("verdicts");
        summary.counts().forEach(each -> put(verdicts.addObject(), each));
    }

    void findings(Map<ShrunkMistake, List<String>> files) {
        ArrayNode findings = file.putArray("findings");
        files.forEach((finding, names) -> put(findings.addObject(), finding, names));
    }

    void worst(Map<EngineVerdict, String> files) {
        ArrayNode worst = file.putArray("worst");
        files.forEach((verdict, name) -> {
            ObjectNode to = worst.addObject();
            to.put("engine", verdict.engine());
            to.put("precision", verdict.precision().id());
            to.put("case", verdict.testCase().id());
            JsonNumber.put(to, "fractionOfBound", verdict.gradientFractionOfBound());
            to.put("file", name);
        });
    }

    String text() {
        return Json.write(file);
    }

    private static void put(ObjectNode to, VerdictCount each) {
        to.put("engine", each.kind().engine());
        to.put("precision", each.kind().precision().id());
        to.put("outcome", each.kind().outcome().id());
        to.put("cause", each.kind().cause());
        to.put("known", each.kind().isKnown());
        to.put("count", each.count());
        ArrayNode worst = to.putArray("worst");
        each.worst().forEach(swept -> put(worst.addObject(), swept));
        put(to.putObject("smallest"), each.smallest());
        ArrayNode fractions = to.putArray("fractionsOfBound");
        each.fractions().byUpperEdge().forEach((edge, count) -> {
            ObjectNode bin = fractions.addObject();
            JsonNumber.put(bin, "below", edge);
            bin.put("count", count);
        });
    }

    private static void put(ObjectNode to, SweptCase swept) {
        to.put("case", swept.index());
        to.put("network", swept.network());
        to.put("parameters", swept.parameters());
        to.put("samples", swept.samples());
        JsonNumber.put(to, "fractionOfBound", swept.fractionOfBound());
    }

    private static void put(ObjectNode to, ShrunkMistake finding, List<String> files) {
        EngineVerdict shrunk = finding.shrunk();
        to.put("engine", finding.engine().name());
        to.put("cause", finding.cause());
        to.put("known", shrunk.expectation().isPresent());
        to.put("count", finding.count());
        to.put("fromCase", finding.from().index());
        to.put("occursAgain", finding.occursAgain());
        to.put("precision", shrunk.precision().id());
        to.put("network", shrunk.testCase().network().architecture());
        to.put("samples", shrunk.testCase().batch().size());
        to.put("message", shrunk.message().headline());
        ArrayNode names = to.putArray("files");
        files.forEach(names::add);
    }
}
