package org.gradcheck4j.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command line that the documentation shows, tried on what the build assembled. */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the lines are the shell's")
class CommandLinesIT {

    private static final Pattern PROGRAM = Pattern.compile("([A-Z0-9_]+=\\S+ )*(\\S*/)?gradcheck4j \\S+ .+");
    private static final Pattern SCRIPT = Pattern.compile("ci/.+");
    private static final Pattern MAVEN = Pattern.compile("mvn .+");
    /** MistakesIT runs these, if Python is there. */
    private static final Pattern PYTHON = Pattern.compile("python3 (\\S+\\.py)");

    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z-]+");
    private static final Pattern PROFILES = Pattern.compile("(?<= -P)\\S+");

    /** What compares two runs: they are recorded first. */
    private static final Pattern DIFF = Pattern.compile("gradcheck4j diff (\\S+) (\\S+).*");

    private static final String RECORD = "gradcheck4j record ";

    /** Of the lines that do not end with 0: the gradient in this file is wrong; of some random cases, too little can be tested. */
    private static final Map<String, Integer> EXIT_CODES = Map.of(
            "harness/target/gradcheck4j/bin/gradcheck4j check examples/mine.npz",
            1,
            "gradcheck4j sweep --engine-path mine.jar --engines mine --cases 1000 --report out",
            5);

    /** Where a line runs: with what a user has there. */
    private final Path folder;

    CommandLinesIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path examples = Files.createDirectory(folder.resolve("examples"));
        Files.copy(Page.ROOT.resolve("examples/mine.npz"), examples.resolve("mine.npz"));
        Files.copy(Page.ROOT.resolve("examples/first.npz"), folder.resolve("first.npz"));
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Path jar = built.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(jar, folder.resolve("mine.jar"));
        }
    }

    static Stream<CommandLine> programs() {
        return lines(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void the_program_does_what_is_shown(CommandLine line) throws Exception {
        Matcher diff = DIFF.matcher(line.text());
        if (diff.matches()) {
            run(ofOneCase(RECORD + diff.group(1)));
            run(ofOneCase(RECORD + diff.group(2)));
        }
        // What takes many minutes is tried on one network; without a terminal, it says so on standard error.
        Result result = run(ofOneCase(line.text().replaceFirst("--networks \\d+", "--networks 1 --quiet")));
        assertThat(result.err()).isEmpty();
        line.output().ifPresent(shown -> assertThat(result.out()).as("%s", line).isEqualTo(shown));
        assertThat(result.exitCode()).isEqualTo(EXIT_CODES.getOrDefault(line.text(), 0));
    }

    /** Recording the whole suite takes a minute. */
    private static String ofOneCase(String line) {
        return line.replace(RECORD, RECORD + "--case xor-2-2-1 ");
    }

    static Stream<CommandLine> scripts() {
        return lines(SCRIPT);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_script_is_there_and_has_the_options_shown(CommandLine line) throws Exception {
        String script = line.text().replaceFirst(" .*", "");
        assertThat(Page.ROOT.resolve(script)).isExecutable();
        List<String> options = options(line);
        if (!options.isEmpty()) {
            assertThat(run(script + " --help").out()).contains(options);
        }
    }

    static Stream<CommandLine> builds() {
        return lines(MAVEN);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void a_build_names_profiles_that_are_there(CommandLine line) {
        String poms = Stream.of("pom.xml", "reference-impl/pom.xml", "dl4j-bridge/pom.xml", "harness/pom.xml")
                .map(pom -> Page.read(Page.ROOT.resolve(pom)))
                .reduce("", String::concat);
        PROFILES.matcher(line.text())
                .results()
                .flatMap(found -> Stream.of(found.group().split(",", -1)))
                .forEach(profile -> assertThat(poms).contains("<id>" + profile + "</id>"));
    }

    static Stream<CommandLine> python() {
        return lines(PYTHON);
    }

    @ParameterizedTest
    @MethodSource("python")
    void a_python_script_is_an_example(CommandLine line) {
        assertThat(Page.ROOT
                        .resolve("examples")
                        .resolve(PYTHON.matcher(line.text()).replaceFirst("$1")))
                .exists();
    }

    static Stream<CommandLine> shell() {
        return Page.all().stream().flatMap(Page::shellLines);
    }

    @ParameterizedTest
    @MethodSource("shell")
    void no_line_is_left_untried(CommandLine line) {
        assertThat(Stream.of(PROGRAM, SCRIPT, MAVEN, PYTHON))
                .as("%s: is the program's, a script's, Maven's or Python's", line)
                .anyMatch(kind -> kind.matcher(line.text()).matches());
    }

    /** Returns the lines of a kind, each once. */
    private static Stream<CommandLine> lines(Pattern kind) {
        Map<String, CommandLine> byText = new LinkedHashMap<>();
        for (Page page : Page.all()) {
            Stream.concat(page.shellLines(), page.code().map(code -> CommandLine.inline(code, page)))
                    .filter(line -> kind.matcher(line.text()).matches())
                    .forEach(line -> byText.merge(
                            line.text(), line, (one, other) -> one.output().isPresent() ? one : other));
        }
        return byText.values().stream();
    }

    private static List<String> options(CommandLine line) {
        return OPTION.matcher(line.text()).results().map(MatchResult::group).toList();
    }

    private Result run(String line) throws IOException, InterruptedException {
        String command = line.replaceFirst("^(harness|ci)/", Page.ROOT + "/$1/");
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        int exitCode = Shell.of(command, folder)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Result(exitCode, Files.readString(out), Files.readString(err));
    }

    private record Result(int exitCode, String out, String err) {}
}
