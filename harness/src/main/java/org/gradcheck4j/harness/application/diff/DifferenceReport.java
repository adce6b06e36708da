package org.gradcheck4j.harness.application.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradcheck4j.harness.application.files.ReportFolder;
import org.gradcheck4j.harness.application.json.Json;
import org.gradcheck4j.harness.application.record.RecordedRun;

/**
 * The report of two runs: {@code diff.html} for people, {@code diff.json} for programs.
 *
 * @param difference of the two runs
 */
public record DifferenceReport(RunDifference difference) {

    /** The name of the page. */
    public static final String PAGE = "diff.html";

    /** Goes up when a property is renamed, removed or changes its meaning. */
    private static final int SCHEMA_VERSION = 1;

    /**
     * Writes the files, both or none: if it fails, an earlier report stays as it was.
     *
     * @param folder made if it is missing; other files in it stay
     * @throws IOException if a file cannot be written
     */
    public void write(Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("diff.json", Json.write(json()).getBytes(StandardCharsets.UTF_8));
        files.put(PAGE, html().getBytes(StandardCharsets.UTF_8));
        new ReportFolder(folder).write(files);
    }

    String html() {
        return DifferencePageRenderer.of().execute(new DifferencePage(difference));
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("passes", difference.passes());
        json.put("conclusion", difference.sentence());
        put(json.putObject("old"), difference.older());
        put(json.putObject("new"), difference.newer());
        ArrayNode pairs = json.putArray("pairs");
        difference.pairs().forEach(each -> pairs.add(PairJson.of(each)));
        return json;
    }

    private static void put(ObjectNode to, RecordedRun run) {
        to.put("folder", run.folder().toString());
        ObjectNode facts = to.putObject("facts");
        run.facts().forEach(facts::put);
    }
}
