package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.record.RecordedRuns;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** If the program cannot say what it found, it does not end as if all agreed. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full and a shell")
class EndingIT {

    private final Path folder;

    EndingIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void engine() throws IOException {
        ProgramShell.announce(EndingEngine.class, folder);
    }

    @Test
    void an_engine_that_does_nothing_of_the_kind_agrees() throws Exception {
        Invocation invocation = shell("none", "gradcheck4j compare --engines ending");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void an_engine_that_ends_the_process_is_told() throws Exception {
        Invocation invocation = shell("exit", "gradcheck4j compare --engines ending");
        assertThat(invocation.err())
                .isEqualTo("gradcheck4j: an engine ended the process (System.exit): what was not printed yet was not"
                        + " judged\n");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    }

    @Test
    void an_engine_that_closes_standard_output_changes_nothing() throws Exception {
        Invocation closed = shell("close", "gradcheck4j compare --engines ending");
        assertThat(closed.exitCode()).isZero();
        assertThat(closed.out()).contains("ending").contains("agree");
    }

    @Test
    void what_an_engine_prints_is_not_among_the_results() throws Exception {
        Invocation printed = shell("print", "gradcheck4j compare --engines ending --json");
        assertThat(printed.err()).startsWith("{\"not\": \"a verdict\"}\n");
        assertThat(printed.out()).hasLineCount(1).startsWith("{").contains("\"verdict\":\"agree\"");
        assertThat(printed.exitCode()).isZero();
    }

    @Test
    void where_an_engine_threw_is_printed_if_asked_for() throws Exception {
        Invocation plain = shell("throw", "gradcheck4j compare --engines ending");
        assertThat(plain.err()).isEmpty();
        assertThat(plain.out())
                .contains("ending failed: it threw IllegalStateException: not today\n")
                .contains("\n  where          --debug prints the stack trace\n");
        assertThat(plain.exitCode()).isEqualTo(ExitCode.DISAGREE.code());

        Invocation traced = shell("throw", "gradcheck4j compare --engines ending --debug");
        assertThat(traced.out()).isEqualTo(plain.out());
        assertThat(traced.err())
                .startsWith("gradcheck4j: ending on compare in double threw:\n"
                        + "java.lang.IllegalStateException: not today\n"
                        + "\tat " + EndingEngine.class.getName() + ".gradients(");
        assertThat(traced.exitCode()).isEqualTo(plain.exitCode());
    }

    @Test
    void a_full_standard_output_is_told() throws Exception {
        Invocation invocation = shell("none", "gradcheck4j compare --engines ending >/dev/full");
        assertThat(invocation.err())
                .isEqualTo(
                        "gradcheck4j: standard output cannot be written: it is full, or its reader closed" + " it\n");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    }

    @Test
    void a_process_that_dies_leaves_the_verdicts_so_far_and_says_what_it_died_in() throws Exception {
        Invocation died = shell("halt", "gradcheck4j suite --engines ending --report out");
        assertThat(died.exitCode()).isEqualTo(EndingEngine.CODE);
        List<String> lines = Files.readString(folder.resolve("out/unfinished.jsonl"))
                .strip()
                .lines()
                .toList();
        // Each gradient is computed five times: it died in the third case.
        assertThat(lines).hasSize(3);
        assertThat(lines.subList(0, 2)).allMatch(line -> line.contains("\"verdict\":\"agree\""));
        assertThat(lines.get(2)).isEqualTo("{\"running\":\"ending on " + thirdCase() + " in double\"}");

        Invocation next = shell("none", "gradcheck4j suite --engines ending --report out");
        assertThat(next.err())
                .isEqualTo("gradcheck4j: out/unfinished.jsonl: an earlier run did not end: it died while it computed"
                        + " ending on " + thirdCase() + " in double; verdicts before that: 2\n");
        assertThat(folder.resolve("out/unfinished.jsonl")).doesNotExist();
        assertThat(folder.resolve("out/index.html")).isNotEmptyFile();
    }

    private static String thirdCase() {
        return StandardSuite.cases().get(2).id();
    }

    @Test
    void a_recording_that_dies_says_it_beside_the_folder() throws Exception {
        Invocation died = shell("halt", "gradcheck4j record --engines ending before");
        assertThat(died.exitCode()).isEqualTo(EndingEngine.CODE);
        assertThat(folder.resolve("before")).doesNotExist();
        assertThat(folder.resolve("before.unfinished.jsonl"))
                .content()
                .contains("{\"running\":\"ending on " + thirdCase() + " in double\"}");

        Invocation next = shell("none", "gradcheck4j record --engines ending before");
        assertThat(next.err()).contains("died while it computed ending on " + thirdCase());
        assertThat(folder.resolve("before/manifest.json")).isNotEmptyFile();
        assertThat(folder.resolve("before.unfinished.jsonl")).doesNotExist();
    }

    @Test
    void a_sweep_that_dies_says_in_which_case() throws Exception {
        Invocation died = shell("halt", "gradcheck4j sweep --cases 100 --engines ending --report out");
        assertThat(died.exitCode()).isEqualTo(EndingEngine.CODE);
        Invocation next = shell("none", "gradcheck4j sweep --cases 100 --engines ending --report out");
        assertThat(next.err()).containsPattern("it died while it computed ending on sweep-1-\\d+ in double");
        assertThat(folder.resolve("out/sweep.json")).isNotEmptyFile();
        assertThat(folder.resolve("out/unfinished.jsonl")).doesNotExist();
    }

    @Test
    void a_full_disk_is_told_and_the_former_report_stays() throws Exception {
        assertThat(shell("none", "gradcheck4j compare --engines ending --report out")
                        .exitCode())
                .isZero();
        Map<String, String> former = files(folder.resolve("out"));
        // A file may not be longer than that, which stands for a disk that is full.
        Invocation full = shell(
                "none",
                "ulimit -f 30; JAVA_OPTS=-XX:-UsePerfData gradcheck4j compare --engines ending --batch 8 --report out");
        assertThat(full.err()).isEqualTo("gradcheck4j: --report out: cannot be written: File too large\n");
        assertThat(full.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
        Map<String, String> after = files(folder.resolve("out"));
        after.remove("unfinished.jsonl"); // what was computed is not lost
        assertThat(after).isEqualTo(former);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                files.put(each.getFileName().toString(), Files.readString(each));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "help check",
                "engines",
                "engines --json",
                "explain",
                "explain all",
                "explain sum-not-mean",
                "check mine.npz",
                "check --json mine.npz",
                "replay --engines reference mine.npz",
                "sweep --cases 1 --engines reference",
                "diff run run",
                "diff --json run run"
            })
    void a_full_standard_output_is_told_by_every_command(String command) throws Exception {
        Files.copy(Path.of("..", "examples", "mine.npz"), folder.resolve("mine.npz"));
        RecordedRuns.kept(folder.resolve("run"), RecordedRuns.run(RecordedRuns.right("mine")));
        Invocation invocation = shell("none", "gradcheck4j " + command + " >/dev/full");
        assertThat(invocation.err())
                .isEqualTo("gradcheck4j: standard output cannot be written: it is full, or its reader closed it\n");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    }

    @ParameterizedTest
    @CsvSource({"de-DE", "tr-TR", "ar-EG-u-nu-arab"})
    void the_users_language_changes_nothing(String language) throws Exception {
        Files.copy(Path.of("..", "examples", "mine.npz"), folder.resolve("mine.npz"));
        Locale locale = Locale.forLanguageTag(language);
        String options = "-XX:TieredStopAtLevel=1 -Duser.language=%s -Duser.country=%s -Duser.extensions=%s"
                .formatted(locale.getLanguage(), locale.getCountry(), language.contains("-u-") ? "u-nu-arab" : "");
        for (String command : List.of(
                "check mine.npz",
                "check --json mine.npz",
                "compare --engines ending --batch 33",
                "explain --version",
                "sweep --cases 30 --engines ending",
                "compare --engines ending --batch 1000")) {
            Invocation expected = shell("none", "gradcheck4j " + command);
            Invocation invocation = shell("none", "JAVA_OPTS='" + options + "' gradcheck4j " + command);
            assertThat(invocation).isEqualTo(expected);
        }
    }

    private Invocation shell(String ending, String line) throws IOException, InterruptedException {
        String classPath = folder + File.pathSeparator + ProgramShell.CLASSES;
        return new ProgramShell(folder).run(Map.of("GRADCHECK4J_CLASSPATH", classPath, "ENDING", ending), line);
    }
}
