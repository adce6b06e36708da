package org.gradcheck4j.harness.application.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gradcheck4j.harness.application.explain.Walk;
import org.gradcheck4j.harness.application.files.ReportFolder;
import org.gradcheck4j.harness.application.json.Json;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.Provenance;

/**
 * The report of a run: {@code index.html} for people, {@code agreement.json} for programs, {@code run.json} with what
 * may differ between two runs, {@code summary.md} for a CI job's summary page, and {@code why.html}, which explains why
 * A[i−1] stands in dW[i]. For each fault that nobody expected, there is also a gradient file of the smallest case that shows it.
 *
 * <p>The same verdicts of the same backend give the same {@code agreement.json}, byte for byte. What it holds is
 * described by the JSON Schema {@code agreement.schema.json} beside this class, and run.json by {@code run.schema.json}.
 *
 * @param run that is reported
 * @param provenance machine, software and time of the run
 * @param origin how the run came about
 */
public record AgreementReport(GradedRun run, Provenance provenance, Origin origin) {

    private static final String AGREEMENT = "agreement.json";

    /**
     * {@return a whole run in one sentence}
     *
     * @param run that it is about
     */
    public static String sentence(GradedRun run) {
        return new RunSentence(run).sentence();
    }

    /**
     * Writes the files, all or none: if it fails, an earlier report stays as it was.
     *
     * @param folder made if it is missing; other files in it stay
     * @throws IOException if a file cannot be written
     */
    public void write(Path folder) throws IOException {
        WrongCases wrong = WrongCases.of(run);
        Map<String, byte[]> files = new LinkedHashMap<>(wrong.files());
        files(wrong).forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        new ReportFolder(folder).write(files, Set.copyOf(WrongCases.namedBy(folder.resolve(AGREEMENT))));
    }

    /** The files of text, by name. */
    Map<String, String> files() {
        return files(WrongCases.of(run));
    }

    private Map<String, String> files(WrongCases wrong) {
        AgreementFile agreement = new AgreementFile(run, provenance, origin, Drawn.in(run), wrong);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(AGREEMENT, Json.write(agreement.content()));
        files.put("run.json", Json.write(RunFile.of(run, provenance)));
        files.put("summary.md", SummaryRenderer.of().execute(new Summary(run, provenance, origin)));
        files.put("index.html", PageRenderer.of().execute(new Page(run, provenance, origin, wrong)));
        files.put("why.html", Walk.htmlBeside("index.html"));
        return files;
    }
}
