package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.sweep.Sweep;
import org.gradcheck4j.harness.application.sweep.SweepFolder;
import org.gradcheck4j.harness.application.sweep.SweepRun;
import org.gradcheck4j.harness.judgement.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {

    private final Path folder;

    SweepCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_reference_is_never_wrong_and_what_cannot_be_tested_is_said() {
        Invocation invocation = sweep("--cases", "40");

        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out())
                .startsWith("40 cases, seed 1\nengine     precision  cases  agree")
                .contains("\nreference  double ")
                .contains("--report DIR keeps each case");
        assertThat(invocation.exitCode()).isIn(ExitCode.AGREE.code(), ExitCode.INCONCLUSIVE.code());
    }

    @Test
    void json_is_one_object_a_verdict_in_the_order_of_the_cases() throws Exception {
        Invocation invocation = sweep("--cases", "60", "--json");

        List<JsonNode> lines = new ArrayList<>();
        for (String line : invocation.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        List<Integer> cases = lines.stream()
                .map(line -> Integer.parseInt(line.get("case").textValue().substring("sweep-1-".length())))
                .toList();
        assertThat(cases).isSorted().doesNotHaveDuplicates().hasSize(40); // the reference does not compute in half
        assertThat(lines).allMatch(line -> line.get("engine").textValue().equals("reference"));
    }

    @Test
    void a_sweep_that_goes_on_writes_the_same_bytes_as_one_that_was_not_interrupted() throws Exception {
        Path whole = folder.resolve("whole");
        Path resumed = folder.resolve("resumed");
        sweep("--cases", "100", "--report", whole.toString());
        interrupted(resumed);

        Invocation second = sweep("--cases", "100", "--report", resumed.toString());

        assertThat(second.err()).contains("goes on after 50 cases");
        assertThat(files(resumed)).isEqualTo(files(whole));
    }

    @Test
    void parts_of_another_seed_are_not_taken() throws Exception {
        Path reports = folder.resolve("reports");
        interrupted(reports);

        Invocation invocation = sweep("--cases", "100", "--seed", "2", "--report", reports.toString());

        assertThat(invocation.err()).isEmpty();
    }

    @Test
    void an_earlier_sweeps_files_are_replaced_and_others_stay() throws Exception {
        Path reports = Files.createDirectories(folder.resolve("reports"));
        Files.writeString(reports.resolve("mine.npz"), "the user's");
        Files.writeString(
                reports.resolve("sweep.json"),
                "{\"findings\":[{\"files\":[\"found-old.npz\",\"../mine.npz\"]}],\"worst\":[]}");
        Files.writeString(reports.resolve("found-old.npz"), "of the earlier sweep");

        sweep("--cases", "25", "--report", reports.toString());

        assertThat(files(reports))
                .doesNotContainKey("found-old.npz")
                .containsKeys("mine.npz", "worst-reference-double.npz");
    }

    @Test
    void the_worst_case_is_a_file_that_replay_takes() {
        Path reports = folder.resolve("reports");
        sweep("--cases", "25", "--report", reports.toString());

        Invocation replayed = Invocation.of(
                "replay", reports.resolve("worst-reference-double.npz").toString());

        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.out()).contains("reference gives the numbers of the file again, all ");
        assertThat(replayed.exitCode()).isIn(ExitCode.AGREE.code(), ExitCode.INCONCLUSIVE.code());
    }

    @Test
    void a_number_of_cases_is_at_least_1() {
        assertThat(sweep("--cases", "0").err()).isEqualTo("gradcheck4j: --cases 0: expected at least 1\n");
        assertThat(sweep("--cases", "0").exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    }

    /** Two parts of a sweep of the reference over 100 cases, as one that is interrupted leaves them. */
    private static void interrupted(Path reports) throws IOException {
        Files.createDirectories(reports);
        SweepRun run = new SweepRun(new Sweep(Engines.found().named("reference"), 1), 100);
        run.experiment(task -> {}, (verdict, part) -> {}, new SweepFolder(reports).parts())
                .first(2, part -> {});
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                files.put(each.getFileName().toString(), Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static Invocation sweep(String... options) {
        return Invocation.of(Stream.concat(Stream.of("sweep", "--engines", "reference"), Stream.of(options))
                .toArray(String[]::new));
    }
}
