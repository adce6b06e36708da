package org.gradcheck4j.harness.application.cli.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.PrintWriter;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.application.cli.check.CheckedFile;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.npz.GradientFile;

/** Verdicts as JSON Lines. JSON has no number that is not finite: it is a string, {@code "NaN"}. */
public final class VerdictJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(DiagnosisId.class, ToStringSerializer.instance));

    private VerdictJson() {}

    /** Prints the verdict on a file: one line. */
    public static void print(PrintWriter out, String file, CheckedFile checked) {
        ObjectNode line = JSON.createObjectNode();
        line.put("file", file);
        put(line, checked.judgement());
        Verdict verdict = checked.judgement().verdict();
        line.put("reason", verdict.reason());
        line.put("tolerance", verdict.tolerance());
        GradientFile read = checked.file();
        line.put("precision", read.precision().id());
        line.put("network", read.network().architecture());
        line.put("samples", read.batch().size());
        ObjectNode layout = line.putObject("layout");
        layout.put("weights", read.layout().weights().toString());
        layout.put("samples", read.layout().samplesInRows() ? "rows" : "columns");
        counts(line, verdict);
        ArrayNode tensors = line.putArray("tensors");
        verdict.tensors().forEach(tensor -> tested(tensors.addObject(), tensor));
        checked.against().ifPresent(each -> {
            ObjectNode other = line.putObject("against");
            other.put("engine", each.engine());
            put(other, Judgement.of(each.verdict()));
        });
        print(out, line);
    }

    /** Prints the verdict on an engine: one line. */
    public static void print(PrintWriter out, EngineVerdict each) {
        out.println(line(each));
        out.flush();
    }

    /** {@return that line} */
    static String line(EngineVerdict each) {
        ObjectNode line = JSON.createObjectNode();
        line.put("case", each.testCase().id());
        line.put("family", each.testCase().family());
        line.put("precision", each.precision().id());
        line.put("engine", each.engine());
        put(line, each.run().judgement());
        Verdict verdict = each.verdict();
        line.put("reason", verdict.reason());
        line.put("tolerance", verdict.tolerance());
        counts(line, verdict);
        return line.toString();
    }

    /** Prints why a file has no verdict, in place of which it says so, as in {@code refused}: one line. */
    public static void printNotJudged(PrintWriter out, String file, String why, String reason) {
        ObjectNode line = JSON.createObjectNode();
        line.put("file", file);
        line.put("verdict", why);
        line.put("reason", reason);
        print(out, line);
    }

    private static void counts(ObjectNode to, Verdict verdict) {
        to.put("entries", verdict.entries());
        to.put("tested", verdict.tested());
        to.put("disagreeing", verdict.disagreeing());
        to.put("unusual", verdict.outliers());
    }

    private static void put(ObjectNode to, Judgement judgement) {
        to.put("verdict", judgement.verdict().outcome().id());
        to.set("diagnosis", JSON.valueToTree(judgement.diagnosis().orElse(null)));
        judgement
                .verdict()
                .worst()
                .ifPresentOrElse(tensor -> worst(to.putObject("worst"), tensor), () -> to.putNull("worst"));
    }

    /** How much of a tensor was tested, and to 10 % of each entry. */
    private static void tested(ObjectNode to, TensorComparison tensor) {
        to.put("parameter", tensor.name().toString());
        to.put("entries", tensor.entries());
        to.put("tested", tensor.tested());
        to.put("disagreeing", tensor.disagreeing());
        to.put("wellTested", tensor.testedParts().wellTestedEntries());
        to.put("wellTestedOfNorm", tensor.testedParts().wellTestedShareOfNorm());
        to.put("fractionOfBound", tensor.fractionOfBound());
    }

    private static void worst(ObjectNode to, TensorComparison tensor) {
        ComparedEntry entry = tensor.worst().get(0);
        to.put("parameter", tensor.name().toString());
        to.putArray("index").add(entry.row()).add(entry.column());
        to.put("expected", entry.expected());
        to.put("actual", entry.actual());
        to.put("bound", entry.bound());
        to.put("fractionOfBound", entry.fractionOfBound());
    }

    private static void print(PrintWriter out, ObjectNode line) {
        out.println(line);
        out.flush();
    }
}
