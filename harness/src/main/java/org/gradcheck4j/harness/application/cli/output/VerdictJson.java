package org.gradcheck4j.harness.application.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Optional;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;

/** Verdicts as JSON Lines. A number that is not finite, which JSON lacks, is a string: {@code "NaN"}. */
public final class VerdictJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private VerdictJson() {}

    /** Prints what was found in a file: one line. */
    public static void print(PrintWriter out, String file, CheckedFile checked) {
        ObjectNode line = JSON.createObjectNode();
        line.put("file", file);
        judged(line, checked.verdict(), checked.diagnosis());
        checked.against().ifPresent(each -> {
            ObjectNode other = line.putObject("against");
            other.put("engine", each.engine());
            judged(other, each.verdict(), Optional.empty());
        });
        print(out, line);
    }

    /** Prints what an engine came to: one line. */
    public static void print(PrintWriter out, EngineVerdict judged) {
        ObjectNode line = JSON.createObjectNode();
        line.put("case", judged.question().id());
        line.put("family", judged.question().family());
        line.put("precision", judged.precision().id());
        line.put("engine", judged.engine());
        judged(line, judged.verdict(), judged.diagnosis());
        Verdict verdict = judged.verdict();
        line.put("reason", verdict.reason());
        line.put("tolerance", verdict.tolerance());
        line.put("entries", verdict.entries());
        line.put("tested", verdict.tested());
        line.put("disagreeing", verdict.disagreeing());
        line.put("unusual", verdict.unusual());
        print(out, line);
    }

    private static void judged(ObjectNode to, Verdict verdict, Optional<Diagnosis> diagnosis) {
        to.put("verdict", verdict.outcome().id());
        to.set("diagnosis", JSON.valueToTree(diagnosis.orElse(null)));
        verdict.worst().ifPresentOrElse(tensor -> worst(to.putObject("worst"), tensor), () -> to.putNull("worst"));
    }

    private static void worst(ObjectNode to, TensorComparison tensor) {
        EntryError entry = tensor.worst().get(0);
        to.put("parameter", tensor.name().toString());
        to.putArray("index").add(entry.row()).add(entry.column());
        to.put("expected", entry.expected());
        to.put("actual", entry.actual());
        to.put("bound", entry.bound());
        to.put("fractionOfBound", entry.fractionOfBound());
    }

    private static void print(PrintWriter out, ObjectNode line) {
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        out.flush();
    }
}
