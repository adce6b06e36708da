package org.gradcheck4j.harness.application.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.application.explain.ActivationWalk;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;

/**
 * The report of a run, in four files: {@code index.html} for people, {@code agreement.json} for programs, {@code
 * run.json} with what may differ between two runs, {@code summary.md} for a CI job's summary page.
 *
 * <p>The same verdicts of the same backend give the same {@code agreement.json}, byte for byte. What it holds is
 * described by the JSON Schema {@code agreement.schema.json} beside this class.
 */
public final class AgreementReport {

    private final Conclusion conclusion;
    private final Provenance provenance;
    private final ActivationWalk seed;

    /**
     * Prepares a report.
     *
     * @param verdicts of the run, in the order of the report
     * @param expectations the known verdicts other than {@code agree}
     * @param wholeSuite whether every case of the suite ran: only then can a listed verdict have vanished
     * @param provenance where, when and with what the run was made
     * @param seed the answer to why A[i−1] appears in dW[i], from this run's engines
     */
    public AgreementReport(
            List<EngineVerdict> verdicts,
            Expectations expectations,
            boolean wholeSuite,
            Provenance provenance,
            ActivationWalk seed) {
        this.conclusion = new Conclusion(verdicts, expectations, wholeSuite);
        this.provenance = provenance;
        this.seed = seed;
    }

    /** {@return whether something was compared, all of it agrees or is listed, and nothing that is listed has vanished} */
    public boolean passes() {
        return conclusion.passes();
    }

    /** {@return the whole run in one sentence} */
    public String sentence() {
        return conclusion.sentence();
    }

    /**
     * Writes the four files, all or none: where it fails, an earlier report stays as it was.
     *
     * @param folder made if it is missing; other files in it stay
     * @throws IOException if a file cannot be written
     */
    public void write(Path folder) throws IOException {
        new ReportFolder(folder).write(files());
    }

    /** The files by name. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("agreement.json", Json.write(AgreementFile.of(conclusion, provenance)));
        files.put("run.json", Json.write(RunFile.of(conclusion, provenance)));
        files.put("summary.md", new Summary(conclusion, provenance).text());
        files.put("index.html", PageRenderer.of().execute(Page.of(conclusion, provenance, seed)));
        return files;
    }
}
