package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.command.NpzFiles;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The assembled program, as a user starts it: on the JDK of this build, without a word that nobody asked for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher under test is the shell's")
class LauncherIT {

    private static final Path PROGRAM = Path.of("target", "gradcheck4j").toAbsolutePath();
    private static final Path LAUNCHER = PROGRAM.resolve("bin").resolve("gradcheck4j");

    /** Where each class comes from; an archive that is the program's own, not the JDK's, is on top of that. */
    private static final String SHOW_CLASSES = "-Xlog:class+load:file=classes.txt";

    private static final String FROM_ARCHIVE = Main.class.getName() + " source: shared objects file (top)";

    private final Path folder;

    LauncherIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void engines_lists_the_engines_and_the_backend() throws Exception {
        Invocation invocation = launch(Map.of(), "engines");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out()).startsWith("version  gradcheck4j ").contains("backend  CPU", "dl4j-samediff");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void compare_judges_every_engine() throws Exception {
        Invocation invocation = launch(Map.of(), "compare", "--layers", "30,4,1", "--json", "--report", "agreement");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out().lines()).hasSize(5).allMatch(line -> line.contains("\"verdict\":\"agree\""));
        assertThat(invocation.exitCode()).isZero();
        assertThat(folder.resolve("agreement").resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void check_agrees_with_a_right_gradient_in_a_file_with_an_accent() throws Exception {
        gradients("dérivées.npz");
        Invocation invocation = launch(Map.of("LC_ALL", "C"), "check", "dérivées.npz");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out()).startsWith("dérivées.npz: the gradient agrees\n");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void verdicts_are_in_colour_on_a_terminal_alone() throws Exception {
        assumeTrue(run(Map.of(), List.of("sh", "-c", "command -v script")).exitCode() == 0, "no script(1) here");
        gradients("right.npz");
        List<String> onTerminal = List.of("script", "-qec", "'" + LAUNCHER + "' check right.npz", "/dev/null");
        String coloured = "right.npz: the gradient \u001b[32magrees\u001b[0m";
        Map<String, String> plain = Map.of("TERM", "xterm", "NO_COLOR", "");
        assertThat(run(plain, onTerminal).out()).contains(coloured);
        assertThat(launch(plain, "check", "right.npz").out()).startsWith("right.npz: the gradient agrees\n");
        for (Map<String, String> forbidden :
                List.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), Map.of("TERM", "dumb", "NO_COLOR", ""))) {
            assertThat(run(forbidden, onTerminal).out())
                    .contains("right.npz: the gradient agrees")
                    .doesNotContain("\u001b[3");
        }
    }

    @Test
    void check_needs_neither_nd4j_nor_dl4j() throws Exception {
        gradients("right.npz");
        List<String> light;
        try (Stream<Path> jars = Files.list(PROGRAM.resolve("lib"))) {
            light = jars.map(Path::toString)
                    .filter(jar -> !jar.matches(".*/(nd4j|deeplearning4j|javacpp|openblas|mkl|gradcheck4j-dl4j)[^/]*"))
                    .toList();
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Invocation invocation = run(
                Map.of(), List.of(java, "-cp", String.join(":", light), Main.class.getName(), "check", "right.npz"));
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out()).startsWith("right.npz: the gradient agrees\n");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void an_engine_of_the_users_own_is_found_on_their_class_path() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve(GradientEngine.class.getName()), UsersEngine.class.getName() + "\n");
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
        gradients("right.npz");
        Invocation invocation = launch(
                Map.of("GRADCHECK4J_CLASSPATH", folder + ":" + classes), "check", "--against", "users", "right.npz");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out()).endsWith("\nright.npz against users: the gradient agrees\n");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void bad_input_is_one_line_and_writes_nothing() throws Exception {
        Invocation invocation = launch(Map.of(), "compare", "--batch", "0");
        assertThat(invocation).isEqualTo(new Invocation(2, "", "gradcheck4j: --batch 0: expected at least 1 sample\n"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void it_is_found_through_symbolic_links() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("g4j"), LAUNCHER);
        Invocation invocation = run(Map.of(), List.of(link.toString(), "--version"));
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out()).startsWith("gradcheck4j ");
        Files.delete(link); // JUnit warns where it finds a link out of the folder
    }

    @Test
    void a_java_home_without_java_is_said() throws Exception {
        Invocation invocation = launch(Map.of("JAVA_HOME", folder.toString()), "engines");
        assertThat(invocation)
                .isEqualTo(new Invocation(
                        ExitCode.UNAVAILABLE.code(),
                        "",
                        "gradcheck4j: JAVA_HOME is " + folder
                                + ", which has no bin/java; expected Java 17 or newer\n"));
    }

    @Test
    void a_java_that_is_too_old_is_said() throws Exception {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
        Invocation invocation = launch(Map.of("JAVA_HOME", folder.toString()), "engines");
        assertThat(invocation)
                .isEqualTo(new Invocation(
                        ExitCode.UNAVAILABLE.code(),
                        "",
                        "gradcheck4j: " + folder + "/bin/java is Java 11.0.2; expected 17 or newer\n"));
    }

    @Test
    void the_program_comes_with_the_classes_of_a_check_for_the_java_that_assembled_it() throws Exception {
        gradients("right.npz");
        Invocation invocation =
                launch(Map.of("XDG_CACHE_HOME", cache(), "JAVA_OPTS", SHOW_CLASSES), "check", "right.npz");
        assertThat(invocation.err()).isEmpty();
        assertThat(folder.resolve("classes.txt")).content().contains(FROM_ARCHIVE);
    }

    @Test
    void elsewhere_the_first_verdict_leaves_an_archive_in_the_users_cache() throws Exception {
        gradients("right.npz");
        Path elsewhere = elsewhere();
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache());
        assertThat(run(environment, List.of(elsewhere.toString(), "check", "missing.npz")))
                .extracting(Invocation::exitCode)
                .isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(folder.resolve("cache/gradcheck4j")).isEmptyDirectory();

        Invocation first = run(environment, List.of(elsewhere.toString(), "check", "right.npz"));
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(folder.resolve("cache/gradcheck4j"))
                .isDirectoryContaining("regex:.*/check-[0-9]+-[0-9]+\\.jsa")
                .satisfies(made -> assertThat(made.toFile().list()).hasSize(1));

        Invocation second = run(
                Map.of("XDG_CACHE_HOME", cache(), "JAVA_OPTS", SHOW_CLASSES),
                List.of(elsewhere.toString(), "check", "right.npz"));
        assertThat(second).isEqualTo(first);
        assertThat(folder.resolve("classes.txt")).content().contains(FROM_ARCHIVE);
        Files.delete(elsewhere.resolveSibling("../lib").normalize());
    }

    @Test
    void without_a_place_for_an_archive_a_check_does_not_say_a_word() throws Exception {
        gradients("right.npz");
        Path elsewhere = elsewhere();
        Path file = Files.createFile(folder.resolve("file"));
        for (Map<String, String> environment : List.of(
                Map.of("HOME", "", "XDG_CACHE_HOME", ""),
                Map.of("HOME", folder.toString(), "XDG_CACHE_HOME", file + "/x"))) {
            Invocation invocation = run(environment, List.of(elsewhere.toString(), "check", "right.npz"));
            assertThat(invocation.err()).isEmpty();
            assertThat(invocation.out()).startsWith("right.npz: the gradient agrees\n");
            assertThat(folder).isDirectoryNotContaining("glob:**/{.cache,cache}");
        }
        Files.delete(elsewhere.resolveSibling("../lib").normalize());
    }

    @Test
    void a_cd_path_of_the_users_changes_nothing() throws Exception {
        Files.createDirectories(folder.resolve("elsewhere/bin"));
        Invocation invocation =
                launch(Map.of("CDPATH", folder.resolve("elsewhere").toString()), "--version");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out()).startsWith("gradcheck4j ");
    }

    @Test
    void a_program_without_its_jars_is_said() throws Exception {
        Path launcher = elsewhere();
        Files.delete(launcher.resolveSibling("../lib").normalize());
        assertThat(run(Map.of(), List.of(launcher.toString(), "check", "right.npz")))
                .isEqualTo(new Invocation(
                        ExitCode.UNAVAILABLE.code(),
                        "",
                        "gradcheck4j: " + folder.toRealPath().resolve("another place/lib")
                                + " has no gradcheck4j-harness-*.jar, or cannot be read; expected the whole folder, with"
                                + " bin/ and lib/\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JAVA_OPTS         | -foo                   | Unrecognized option: -foo",
                "JAVA_OPTS         | -XX:+NoSuchOption      | Unrecognized VM option 'NoSuchOption'",
                "JAVA_OPTS         | -Xmx1k                 | Too small maximum heap",
                "JAVA_TOOL_OPTIONS | -Xmx1k                 | Too small maximum heap",
                "JAVA_TOOL_OPTIONS | -javaagent:no-such.jar | Error opening zip file or JAR manifest missing : no-such.jar",
                "JDK_JAVA_OPTIONS  | -foo                   | Unrecognized option: -foo",
            })
    void a_java_that_does_not_start_with_the_users_options_is_said(String variable, String options, String problem)
            throws Exception {
        gradients("right.npz");
        assertThat(launch(Map.of(variable, options), "check", "right.npz"))
                .isEqualTo(new Invocation(
                        ExitCode.UNAVAILABLE.code(),
                        "",
                        "gradcheck4j: Java does not start with its options (JAVA_OPTS, JAVA_TOOL_OPTIONS): " + problem
                                + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx2m", "-Xmx4m", "-Xmx8m", "-Xmx12m"})
    void a_heap_in_which_the_program_does_not_start_is_said(String heap) throws Exception {
        for (String variable : List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS")) {
            Invocation invocation = launch(Map.of(variable, heap), "engines");
            assertThat(invocation.exitCode()).isEqualTo(ExitCode.UNAVAILABLE.code());
            assertThat(invocation.err()).startsWith("gradcheck4j: Java ").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"check right.npz", "compare --engines reference --layers 30,100,1 --batch 500", "explain"})
    void too_little_memory_is_one_line(String command) throws Exception {
        gradients("right.npz");
        Invocation invocation = launch(Map.of("JAVA_OPTS", "-Xmx16m"), command.split(" "));
        if (invocation.exitCode() == ExitCode.INTERNAL_ERROR.code()) {
            assertThat(invocation.err())
                    .startsWith("gradcheck4j: out of memory")
                    .hasLineCount(1);
        } else {
            assertThat(invocation.err()).isEmpty();
        }
    }

    @Test
    void what_ends_the_launcher_ends_java_also_while_it_makes_an_archive() throws Exception {
        Path launcher = elsewhere();
        Path fifo = folder.resolve("waits.npz");
        // Java itself, in place of which a script waits, and says that it was told to end.
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\ntrap 'echo ended >" + fifo + "; exit 143' TERM\necho started\n"
                        + "while :; do sleep 0.1; done\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.createDirectories(folder.resolve("jdk/lib/server"));
        Files.createFile(folder.resolve("jdk/lib/server/classes.jsa"));
        ProcessBuilder builder =
                new ProcessBuilder(launcher.toString(), "check", "right.npz").directory(folder.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("XDG_CACHE_HOME", cache());
        builder.environment().keySet().removeAll(List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "GRADCHECK4J_CLASSPATH"));
        Process process = builder.start();
        assertThat(process.inputReader().readLine()).isEqualTo("started");
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(fifo).hasContent("ended");
        assertThat(folder.resolve("cache/gradcheck4j")).isEmptyDirectory();
        Files.delete(launcher.resolveSibling("../lib").normalize());
    }

    @Test
    void a_user_who_may_write_nowhere_and_has_no_home_gets_the_same() throws Exception {
        gradients("right.npz");
        Path launcher = elsewhere();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> asNobody = List.of("setpriv", "--reuid=65534", "--clear-groups");
        List<String> readsJars = List.of("test", "-r", "right.npz", "-a", "-r", LAUNCHER.toString());
        assumeTrue(run(Map.of(), both(asNobody, readsJars)).exitCode() == 0, "not root, or nobody may not read this");
        List<String> check = List.of(launcher.toString(), "check", "right.npz");
        Invocation expected = run(Map.of("XDG_CACHE_HOME", cache()), check);
        assertThat(run(Map.of("HOME", "/nonexistent", "XDG_CACHE_HOME", ""), both(asNobody, check)))
                .isEqualTo(expected);
        Files.delete(launcher.resolveSibling("../lib").normalize());
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private String cache() {
        return folder.resolve("cache").toString();
    }

    /** The same program at another place, whose archive does not fit. */
    private Path elsewhere() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("another place/bin"));
        Files.createSymbolicLink(bin.resolveSibling("lib"), PROGRAM.resolve("lib"));
        Path launcher = Files.copy(LAUNCHER, bin.resolve("gradcheck4j"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return launcher;
    }

    private void gradients(String name) throws IOException {
        Network network = SeededCases.network(1, 7, 3, 2, 1);
        Batch batch = SeededCases.batch(3, 5, 7);
        // Renamed by the shell: this JVM's own locale may not know the accent.
        Path plain = NpzFiles.write(
                folder.resolve("plain.npz"),
                network,
                batch,
                new ReferenceEngine().gradients(network, batch, Precision.DOUBLE));
        assertThat(plain).exists();
        Path rename = Files.writeString(folder.resolve("rename"), "mv plain.npz '" + name + "'\n");
        try {
            run(Map.of(), List.of("sh", rename.toString()));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Invocation launch(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        // The arguments stand in a script of UTF-8, for the same reason.
        Path script = Files.createTempFile("launch", ".sh");
        Files.writeString(script, "exec '" + LAUNCHER + "' " + String.join(" ", arguments) + "\n");
        try {
            return run(environment, List.of("sh", script.toString()));
        } finally {
            Files.delete(script);
        }
    }

    private Invocation run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().putAll(environment);
        int code = process.start().waitFor();
        Invocation invocation = new Invocation(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return invocation;
    }

    /** What a user would write. */
    public static final class UsersEngine implements GradientEngine {
        @Override
        public String name() {
            return "users";
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return new ReferenceEngine().gradients(network, batch, precision);
        }
    }
}
