package org.gradcheck4j.harness.application.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;

/**
 * {@code agreement.json}: cases, numbers and verdicts, and nothing that differs between two runs of the same backend on
 * the same number of threads. The components of the records are the properties, in that order; the schema beside this
 * class describes each.
 */
record AgreementFile(
        int schemaVersion,
        Backend backend,
        boolean wholeSuite,
        boolean passes,
        String conclusion,
        List<Expectation> vanished,
        List<CaseEntry> cases) {

    /** Goes up when a property is renamed, removed or changes its meaning. */
    private static final int SCHEMA_VERSION = 1;

    record Backend(String name, String version) {}

    record CaseEntry(
            String id, String family, String about, String architecture, int samples, List<VerdictEntry> verdicts) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record VerdictEntry(
            String precision,
            String engine,
            String outcome,
            boolean accepted,
            String diagnosis,
            String reason,
            String tolerance,
            int entries,
            int tested,
            int disagreeing,
            int unusual,
            double coverage,
            double fractionOfBound,
            List<Tensor> tensors) {}

    record Tensor(
            String parameter,
            int rows,
            int columns,
            int tested,
            int disagreeing,
            int unusual,
            double fractionOfBound,
            double rtol,
            double atol,
            List<Entry> worst) {}

    record Entry(
            List<Integer> index,
            double expected,
            double actual,
            double error,
            double bound,
            double fractionOfBound,
            double ulps,
            boolean tested) {}

    static AgreementFile of(Conclusion conclusion, Provenance provenance) {
        Map<Case, List<VerdictEntry>> byCase = new LinkedHashMap<>();
        for (EngineVerdict judged : conclusion.verdicts()) {
            byCase.computeIfAbsent(judged.question(), question -> new ArrayList<>())
                    .add(verdict(judged, conclusion.expectations().accepts(judged)));
        }
        List<CaseEntry> cases = new ArrayList<>();
        byCase.forEach((question, verdicts) -> cases.add(new CaseEntry(
                question.id(),
                question.family(),
                question.about(),
                question.network().architecture(),
                question.batch().size(),
                verdicts)));
        return new AgreementFile(
                SCHEMA_VERSION,
                new Backend(provenance.backend(), provenance.backendVersion()),
                conclusion.whole(),
                conclusion.passes(),
                conclusion.sentence(),
                conclusion.vanished(),
                cases);
    }

    private static VerdictEntry verdict(EngineVerdict judged, boolean accepted) {
        Verdict verdict = judged.verdict();
        return new VerdictEntry(
                judged.precision().id(),
                judged.engine(),
                verdict.outcome().id(),
                accepted,
                judged.diagnosis().map(Diagnosis::id).orElse(""),
                verdict.reason(),
                verdict.tolerance(),
                verdict.entries(),
                verdict.tested(),
                verdict.disagreeing(),
                verdict.unusual(),
                verdict.coverage(),
                verdict.fractionOfBound(),
                verdict.tensors().stream().map(AgreementFile::tensor).toList());
    }

    /** All the worst entries that disagree; of a tensor without any, its worst one. */
    private static Tensor tensor(TensorComparison tensor) {
        List<EntryError> told = tensor.worst().stream()
                .filter(entry ->
                        entry.disagrees() || entry.equals(tensor.worst().get(0)))
                .toList();
        return new Tensor(
                tensor.name().toString(),
                tensor.rows(),
                tensor.columns(),
                tensor.tested(),
                tensor.disagreeing(),
                tensor.unusual(),
                tensor.fractionOfBound(),
                tensor.rtol(),
                tensor.atol(),
                told.stream().map(AgreementFile::entry).toList());
    }

    private static Entry entry(EntryError entry) {
        return new Entry(
                List.of(entry.row(), entry.column()),
                entry.expected(),
                entry.actual(),
                entry.error(),
                entry.bound(),
                entry.fractionOfBound(),
                entry.ulps(),
                entry.tested());
    }
}
