package org.gradcheck4j.harness.application.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.npz.FileNames;

/**
 * The gradient files of a report: for each fault that nobody expected, the smallest case on which it shows, with what the engine returned.
 * There is none of an engine that returned nothing, and none of a case that is a gradient file itself.
 *
 */
final class WrongCases {

    private static final String START = "wrong-";
    private static final String END = ".npz";

    /** By the verdict itself: to compare what it holds would take long. */
    private final IdentityHashMap<EngineVerdict, String> names = new IdentityHashMap<>();

    private WrongCases() {}

    static WrongCases of(GradedRun run) {
        WrongCases cases = new WrongCases();
        FileNames free = new FileNames();
        FaultGroup.of(run).stream()
                .filter(FaultGroup::isWrong)
                .map(FaultGroup::example)
                .filter(example -> !example.testCase().isFromFile() && example.hasGradient())
                .forEach(example ->
                        cases.names.put(example, free.next(START + example.engine() + "-" + example.cause(), END)));
        return cases;
    }

    /** {@return the file of a verdict; empty if it has none} */
    Optional<String> of(EngineVerdict verdict) {
        return Optional.ofNullable(names.get(verdict));
    }

    /** {@return the files by name} */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        names.forEach((verdict, name) -> files.put(name, verdict.gradientFile()));
        return files;
    }

    /**
     * {@return the files that an earlier report names}
     *
     * @param agreement its {@code agreement.json}, which may be missing, or anything
     */
    static List<String> namedBy(Path agreement) {
        try {
            return Files.isRegularFile(agreement) ? namedIn(new JsonMapper().readTree(agreement.toFile())) : List.of();
        } catch (IOException e) { // of another program, or not JSON
            return List.of();
        }
    }

    private static List<String> namedIn(JsonNode agreement) {
        return agreement.findValuesAsText("gradientFile").stream()
                .filter(name -> name.matches(START + "[A-Za-z0-9._-]+" + "\\.npz"))
                .toList();
    }
}
