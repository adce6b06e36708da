package org.gradcheck4j.harness.application.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradcheck4j.harness.application.files.ReportFolder;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.npz.FileNames;

/**
 * The folder of a sweep: {@code sweep.json}, and for each finding a gradient file and a JUnit test; also the gradient file of the
 * worst case of each engine and precision. While the sweep runs, {@code parts.jsonl} keeps what is done.
 *
 * @param path of the folder
 */
public record SweepFolder(Path path) {

    private static final String SUMMARY = "sweep.json";

    private static final JsonMapper JSON = new JsonMapper();

    /** {@return the file of the finished parts} */
    public Path parts() {
        return path.resolve("parts.jsonl");
    }

    /**
     * Writes the files. Those of an earlier sweep in the same folder are deleted.
     *
     * @param origin version, commit and command
     * @param seed of the sweep
     * @param summary of the sweep
     * @param findings of the sweep
     * @param worst the verdict on the worst case of each engine and precision
     * @throws IOException if a file cannot be written
     */
    public void write(
            SweepOrigin origin,
            long seed,
            SweepSummary summary,
            List<ShrunkMistake> findings,
            List<EngineVerdict> worst)
            throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        FileNames names = new FileNames();
        Map<ShrunkMistake, List<String>> ofFindings = new LinkedHashMap<>();
        for (ShrunkMistake finding : findings) {
            ofFindings.put(finding, filesOf(finding, names, files));
        }
        Map<EngineVerdict, String> ofWorst = new LinkedHashMap<>();
        for (EngineVerdict each : worst) {
            String name =
                    names.next("worst-" + each.engine() + "-" + each.precision().id(), ".npz");
            files.put(name, each.gradientFile());
            ofWorst.put(each, name);
        }
        SweepFile file = new SweepFile(origin.version(), origin.commit(), origin.command(), seed, summary);
        file.findings(ofFindings);
        file.worst(ofWorst);
        Set<String> former = former();
        files.put(SUMMARY, file.text().getBytes(StandardCharsets.UTF_8));
        new ReportFolder(path).write(files, former);
        Files.deleteIfExists(parts());
    }

    /** If the engine does not repeat the mistake, nothing is written: the file would hold a right gradient, and the test would pass. */
    private static List<String> filesOf(ShrunkMistake finding, FileNames free, Map<String, byte[]> files) {
        List<String> names = new ArrayList<>();
        if (!finding.occursAgain()) {
            return names;
        }
        if (finding.shrunk().hasGradient()) {
            String name = free.next("found-" + finding.engine().name() + "-" + finding.cause(), ".npz");
            files.put(name, finding.shrunk().gradientFile());
            names.add(name);
        }
        String source = free.next(JUnitTest.className(finding), ".java");
        JUnitTest test = new JUnitTest(source.replace(".java", ""), finding);
        files.put(source, test.source().getBytes(StandardCharsets.UTF_8));
        names.add(source);
        return names;
    }

    /** The files that an earlier sweep wrote here, by its own list. */
    private Set<String> former() throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isRegularFile(path.resolve(SUMMARY))) {
            JsonNode before = read(path.resolve(SUMMARY));
            before.path("findings").forEach(each -> each.path("files").forEach(name -> names.add(name.asText())));
            before.path("worst").forEach(each -> names.add(each.path("file").asText()));
        }
        names.removeIf(name -> !name.matches("[A-Za-z0-9._-]+\\.(npz|java)"));
        return names;
    }

    /** What is no JSON lists no files. */
    private static JsonNode read(Path summary) throws IOException {
        try {
            return JSON.readTree(Files.readAllBytes(summary));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
