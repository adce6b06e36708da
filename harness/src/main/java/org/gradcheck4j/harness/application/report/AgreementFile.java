package org.gradcheck4j.harness.application.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;

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

    static AgreementFile of(GradedRun run, Provenance provenance) {
        return new AgreementFile(
                SCHEMA_VERSION,
                new Backend(provenance.backend(), provenance.backendVersion()),
                run.whole(),
                run.passes(),
                new RunSentence(run).sentence(),
                run.missing(),
                run.all().by(EngineVerdict::testCase).entrySet().stream()
                        .map(each -> testCase(each.getKey(), each.getValue()))
                        .toList());
    }

    private static CaseEntry testCase(Case testCase, VerdictGroup verdicts) {
        return new CaseEntry(
                testCase.id(),
                testCase.family(),
                testCase.about(),
                testCase.network().architecture(),
                testCase.batch().size(),
                verdicts.verdicts().stream().map(AgreementFile::verdict).toList());
    }

    private static VerdictEntry verdict(EngineVerdict each) {
        Verdict verdict = each.verdict();
        return new VerdictEntry(
                each.precision().id(),
                each.engine(),
                verdict.outcome().id(),
                each.grade() != Grade.UNEXPECTED,
                each.diagnosis().map(diagnosis -> diagnosis.id().text()).orElse(""),
                verdict.reason(),
                verdict.tolerance(),
                verdict.entries(),
                verdict.tested(),
                verdict.disagreeing(),
                verdict.outliers(),
                verdict.coverage(),
                verdict.fractionOfBound(),
                verdict.tensors().stream().map(AgreementFile::tensor).toList());
    }

    /** With those of the worst entries that disagree; if none does, with the worst one. */
    private static Tensor tensor(TensorComparison tensor) {
        List<EntryError> shown = tensor.worst().stream()
                .filter(entry ->
                        entry.disagrees() || entry.equals(tensor.worst().get(0)))
                .toList();
        return new Tensor(
                tensor.name().toString(),
                tensor.rows(),
                tensor.columns(),
                tensor.tested(),
                tensor.disagreeing(),
                tensor.outliers(),
                tensor.fractionOfBound(),
                tensor.rtol(),
                tensor.atol(),
                shown.stream().map(AgreementFile::entry).toList());
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
