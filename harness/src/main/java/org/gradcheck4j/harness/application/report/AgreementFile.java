package org.gradcheck4j.harness.application.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;

/**
 * {@code agreement.json}: cases, numbers and verdicts, and nothing that differs between two runs of the same backend on
 * the same number of threads. The schema beside this class describes each property.
 */
final class AgreementFile {

    /** Goes up when a property is renamed, removed or changes its meaning. */
    private static final int SCHEMA_VERSION = 1;

    private AgreementFile() {}

    static ObjectNode of(GradedRun run, Provenance provenance) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("schemaVersion", SCHEMA_VERSION);
        file.putObject("backend").put("name", provenance.backend()).put("version", provenance.backendVersion());
        file.put("wholeSuite", run.whole());
        file.put("passes", run.passes());
        file.put("conclusion", new RunSentence(run).sentence());
        file.putPOJO("vanished", run.missing());
        ArrayNode cases = file.putArray("cases");
        run.all().by(EngineVerdict::testCase).forEach((testCase, verdicts) -> {
            ObjectNode node = cases.addObject();
            node.put("id", testCase.id());
            node.put("family", testCase.family());
            node.put("about", testCase.about());
            node.put("architecture", testCase.network().architecture());
            node.put("samples", testCase.batch().size());
            ArrayNode list = node.putArray("verdicts");
            verdicts.verdicts().forEach(each -> put(list.addObject(), each));
        });
        return file;
    }

    private static void put(ObjectNode to, EngineVerdict each) {
        Verdict verdict = each.verdict();
        to.put("precision", each.precision().id());
        to.put("engine", each.engine());
        to.put("outcome", verdict.outcome().id());
        to.put("accepted", each.grade() != Grade.UNEXPECTED);
        each.diagnosis()
                .ifPresent(diagnosis -> to.put("diagnosis", diagnosis.id().text()));
        putUnlessEmpty(to, "reason", verdict.reason());
        putUnlessEmpty(to, "tolerance", verdict.tolerance());
        to.put("entries", verdict.entries());
        to.put("tested", verdict.tested());
        to.put("disagreeing", verdict.disagreeing());
        to.put("unusual", verdict.outliers());
        to.put("coverage", verdict.coverage());
        to.put("fractionOfBound", verdict.fractionOfBound());
        if (!verdict.tensors().isEmpty()) {
            ArrayNode tensors = to.putArray("tensors");
            verdict.tensors().forEach(tensor -> put(tensors.addObject(), tensor));
        }
    }

    private static void putUnlessEmpty(ObjectNode to, String property, String text) {
        if (!text.isEmpty()) {
            to.put(property, text);
        }
    }

    /** With those of the worst entries that disagree; if none does, with the worst one. */
    private static void put(ObjectNode to, TensorComparison tensor) {
        to.put("parameter", tensor.name().toString());
        to.put("rows", tensor.rows());
        to.put("columns", tensor.columns());
        to.put("tested", tensor.tested());
        to.put("wellTested", tensor.wellTested().entries());
        to.put("wellTestedOfNorm", tensor.wellTested().ofNorm());
        to.put("disagreeing", tensor.disagreeing());
        to.put("unusual", tensor.outliers());
        to.put("fractionOfBound", tensor.fractionOfBound());
        to.put("rtol", tensor.rtol());
        to.put("atol", tensor.atol());
        ArrayNode worst = to.putArray("worst");
        tensor.worst().stream()
                .filter(entry ->
                        entry.disagrees() || entry.equals(tensor.worst().get(0)))
                .forEach(entry -> put(worst.addObject(), entry));
    }

    private static void put(ObjectNode to, EntryError entry) {
        to.putArray("index").add(entry.row()).add(entry.column());
        to.put("expected", entry.expected());
        to.put("actual", entry.actual());
        to.put("error", entry.error());
        to.put("bound", entry.bound());
        to.put("fractionOfBound", entry.fractionOfBound());
        to.put("ulps", entry.ulps());
        to.put("tested", entry.tested());
    }
}
