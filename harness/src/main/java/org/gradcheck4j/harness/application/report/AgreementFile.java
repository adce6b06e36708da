package org.gradcheck4j.harness.application.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.gradcheck4j.harness.application.json.JsonNumber;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.FractionMap;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.LogHistogram;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.application.suite.TensorPlots;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;

/**
 * {@code agreement.json}: cases, numbers and verdicts, and nothing that differs between two runs of the same backend on
 * the same number of threads. The schema beside this class describes each property.
 */
final class AgreementFile {

    /** Goes up when a property is renamed, removed or changes its meaning. */
    private static final int SCHEMA_VERSION = 2;

    private final GradedRun run;
    private final Provenance provenance;
    private final Origin origin;
    private final Set<EngineVerdict> drawn;
    private final WrongCases wrong;

    /**
     * Prepares the file.
     *
     * @param drawn the verdicts of which the page draws every entry
     * @param wrong the gradient files beside it
     */
    AgreementFile(GradedRun run, Provenance provenance, Origin origin, Set<EngineVerdict> drawn, WrongCases wrong) {
        this.run = run;
        this.provenance = provenance;
        this.origin = origin;
        this.drawn = drawn;
        this.wrong = wrong;
    }

    ObjectNode content() {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("schemaVersion", SCHEMA_VERSION);
        file.putObject("tool")
                .put("name", "gradcheck4j")
                .put("version", origin.version())
                .put("commit", origin.commit());
        file.put("command", origin.command());
        file.put("seed", origin.seed());
        file.putObject("backend").put("name", provenance.backend()).put("version", provenance.backendVersion());
        file.put("wholeSuite", run.isWhole());
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

    private void put(ObjectNode to, EngineVerdict each) {
        Verdict verdict = each.verdict();
        to.put("precision", each.precision().id());
        to.put("unitRoundoff", each.precision().unitRoundoff());
        to.put("engine", each.engine());
        to.put("outcome", verdict.outcome().id());
        to.put("accepted", each.grade() != Grade.UNEXPECTED);
        each.expectation().ifPresent(expected -> to.put("expected", expected.why()));
        each.diagnosis().ifPresent(diagnosis -> {
            to.put("diagnosis", diagnosis.id().text());
            to.put("sentence", diagnosis.sentence());
            putUnlessEmpty(to, "remedy", diagnosis.remedy());
        });
        putUnlessEmpty(to, "reason", verdict.reason());
        putUnlessEmpty(to, "tolerance", verdict.tolerance());
        to.put("replay", origin.replay().apply(each));
        wrong.of(each).ifPresent(file -> to.put("gradientFile", file));
        to.put("entries", verdict.entries());
        to.put("tested", verdict.tested());
        to.put("disagreeing", verdict.disagreeing());
        to.put("unusual", verdict.outliers());
        to.put("coverage", verdict.coverage());
        JsonNumber.put(to, "fractionOfBound", verdict.fractionOfBound());
        JsonNumber.put(to, "gradientFractionOfBound", each.gradientFractionOfBound());
        JsonNumber.put(to, "gradientErrorOfLargest", each.gradientErrorOfLargest());
        to.put("outputZ", each.outputZ());
        if (!verdict.tensors().isEmpty()) {
            ArrayNode tensors = to.putArray("tensors");
            verdict.tensors().forEach(tensor -> put(tensors.addObject(), each, tensor));
        }
    }

    private static void putUnlessEmpty(ObjectNode to, String property, String text) {
        if (!text.isEmpty()) {
            to.put(property, text);
        }
    }

    /** With those of the worst entries that disagree; if none does, with the worst one. */
    private void put(ObjectNode to, EngineVerdict verdict, TensorComparison tensor) {
        to.put("parameter", tensor.name().toString());
        to.put("rows", tensor.rows());
        to.put("columns", tensor.columns());
        to.put("largest", verdict.largest(tensor));
        to.put("tested", tensor.tested());
        to.put("wellTested", tensor.testedParts().wellTestedEntries());
        to.put("wellTestedOfNorm", tensor.testedParts().wellTestedShareOfNorm());
        to.put("disagreeing", tensor.disagreeing());
        to.put("unusual", tensor.outliers());
        JsonNumber.put(to, "fractionOfBound", tensor.fractionOfBound());
        JsonNumber.put(to, "errorOfLargest", verdict.ofLargest(tensor, tensor.atol()));
        JsonNumber.put(to, "rtol", tensor.rtol());
        JsonNumber.put(to, "atol", tensor.atol());
        ArrayNode worst = to.putArray("worst");
        tensor.worst().stream()
                .filter(entry ->
                        entry.disagrees() || entry.equals(tensor.worst().get(0)))
                .forEach(entry -> put(worst.addObject(), verdict, tensor, entry));
        if (drawn.contains(verdict)) {
            verdict.entries(tensor).ifPresent(all -> put(to.putObject("all"), all));
        }
    }

    private static void put(ObjectNode to, EngineVerdict verdict, TensorComparison tensor, ComparedEntry entry) {
        to.putArray("index").add(entry.row()).add(entry.column());
        to.put("expected", entry.expected());
        JsonNumber.put(to, "actual", entry.actual());
        JsonNumber.put(to, "error", entry.error());
        JsonNumber.put(to, "relativeError", entry.relativeError());
        JsonNumber.put(to, "errorOfLargest", verdict.ofLargest(tensor, entry.error()));
        JsonNumber.put(to, "bound", entry.bound());
        JsonNumber.put(to, "fractionOfBound", entry.fractionOfBound());
        JsonNumber.put(to, "ulps", entry.ulps());
        to.put("tested", entry.isTested());
    }

    private static void put(ObjectNode to, TensorPlots.Entries all) {
        put(to.putObject("byFractionOfBound"), all.fractions());
        put(to.putObject("byUlps"), all.ulps());
        FractionMap map = all.map();
        ObjectNode cells = to.putObject("map");
        cells.put("rows", map.rows());
        cells.put("columns", map.columns());
        ArrayNode fractions = cells.putArray("fractionOfBound");
        for (double fraction : map.fractions()) {
            if (Double.isFinite(fraction)) {
                fractions.add(fraction);
            } else {
                fractions.addNull();
            }
        }
        ArrayNode tested = cells.putArray("tested");
        for (int cell = 0; cell < map.rows() * map.columns(); cell++) {
            tested.add(map.isTested(cell));
        }
    }

    private static void put(ObjectNode to, LogHistogram histogram) {
        to.put("zeros", histogram.zeros());
        to.put("notFinite", histogram.notFinite());
        ArrayNode bins = to.putArray("bins");
        histogram.counts().forEach((bin, count) -> bins.addObject()
                .put("upTo", histogram.upTo(bin))
                .put("entries", count));
    }
}
