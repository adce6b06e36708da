package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The small distribution, as a user has it who has a JDK and nothing else: unzipped into a path with a space, started by a
 * symbolic link.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher under test is the shell's")
class SmallDistributionIT {

    private static final Path ZIP = Path.of("target", "gradcheck4j-check.zip").toAbsolutePath();
    private static final long MOST_BYTES = 15_000_000;

    private final Path folder;
    private final Path program;
    private final Path link;

    SmallDistributionIT(@TempDir Path folder) {
        this.folder = folder;
        this.program = folder.resolve("my programs").resolve("gradcheck4j-check");
        this.link = folder.resolve("check");
    }

    @BeforeEach
    void unzip() throws IOException {
        // With the permissions that the zip file keeps.
        try (FileSystem zip = FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", true));
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path file = folder.resolve("my programs")
                        .resolve(zip.getPath("/").relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(entry, file);
                    Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
                }
            }
        }
        Files.createSymbolicLink(link, program.resolve("bin").resolve("gradcheck4j"));
    }

    @AfterEach
    void unlink() throws IOException {
        Files.delete(link); // JUnit warns where it finds a link out of the folder
    }

    @Test
    void it_is_small_and_holds_nothing_of_nd4j() throws IOException {
        assertThat(Files.size(ZIP)).isLessThan(MOST_BYTES);
        try (Stream<Path> files = Files.walk(program)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .contains("gradcheck4j.bat", "gradcheck_save.py", "gradcheck4j.1", "mine.npz", "LICENSE", "NOTICE")
                    .noneMatch(name -> name.matches("(nd4j|deeplearning4j|javacpp|openblas|gradcheck4j-dl4j).*"));
        }
    }

    @Test
    void the_jars_that_are_our_own_have_the_licence_inside() throws IOException {
        try (Stream<Path> jars = Files.list(program.resolve("lib"))) {
            assertThat(jars.filter(jar -> jar.getFileName().toString().startsWith("gradcheck4j-")))
                    .isNotEmpty()
                    .allSatisfy(jar -> {
                        try (ZipFile zip = new ZipFile(jar.toFile())) {
                            assertThat(zip.getEntry("META-INF/LICENSE")).isNotNull();
                            assertThat(zip.getEntry("META-INF/NOTICE")).isNotNull();
                        }
                    });
        }
    }

    @Test
    void its_entries_have_a_fixed_time_so_that_two_builds_give_the_same_bytes() throws IOException {
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getTimeLocal)).containsOnly(LocalDateTime.parse("2026-01-01T00:00"));
        }
    }

    @Test
    void check_judges_a_file_and_writes_the_report() throws Exception {
        Invocation invocation = start(Map.of(), "check", "--report", "out", program + "/examples/mine.npz");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out()).contains("disagrees at layer 2, dW2[0, 2]", "diagnosis   sum-not-mean");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
        assertThat(folder.resolve("out").resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void engines_lists_what_there_is_and_says_how_to_get_the_others() throws Exception {
        Invocation invocation = start(Map.of(), "engines");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out())
                .startsWith("version  gradcheck4j ")
                .contains("backend  none: gradcheck4j-check does not have DL4J; the whole program has it: mvn package")
                .contains("reference  ")
                .doesNotContain("dl4j-");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void engines_lists_an_engine_of_the_users_own_for_programs_too() throws Exception {
        ProgramShell.announce(LauncherIT.UsersEngine.class, folder);
        Invocation invocation = start(
                Map.of(), "engines", "--json", "--engine-path", folder + File.pathSeparator + ProgramShell.CLASSES);
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out().lines())
                .last()
                .isEqualTo(
                        "{\"name\":\"users\",\"precisions\":[\"double\",\"float\",\"half\"],\"kind\":\"own\","
                                + "\"class\":\"org.gradcheck4j.harness.application.cli.LauncherIT$UsersEngine\",\"backend\":null}");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void compare_judges_the_reference_and_an_engine_of_the_users_own() throws Exception {
        ProgramShell.announce(LauncherIT.UsersEngine.class, folder);
        Invocation invocation = start(
                Map.of("GRADCHECK4J_CLASSPATH", folder + File.pathSeparator + ProgramShell.CLASSES),
                "compare",
                "--layers",
                "30,4,1",
                "--engines",
                "users,reference",
                "--json");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out().lines()).hasSize(2).allMatch(line -> line.contains("\"verdict\":\"agree\""));
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void explain_and_help_need_nothing_else() throws Exception {
        assertThat(start(Map.of(), "explain", "sum-not-mean").exitCode()).isZero();
        assertThat(start(Map.of(), "check", "--help").exitCode()).isZero();
    }

    @Test
    void what_needs_dl4j_says_how_to_get_it() throws Exception {
        String remedy = " needs DL4J, which gradcheck4j-check does not have; the whole program has it:"
                + " mvn package -DskipTests in the sources of gradcheck4j\n";
        assertThat(start(Map.of(), "suite")).isEqualTo(unavailable("suite" + remedy));
        assertThat(start(Map.of(), "compare", "--engines", "reference,dl4j-samediff"))
                .isEqualTo(unavailable("dl4j-samediff" + remedy));
        assertThat(start(Map.of(), "compare", "--dl4j-model", "net.zip", "--data", "mine.csv"))
                .isEqualTo(unavailable("--dl4j-model" + remedy));
        assertThat(start(Map.of(), "check", "--against", "dl4j-mln", program + "/examples/mine.npz"))
                .isEqualTo(unavailable("dl4j-mln" + remedy));
    }

    private static Invocation unavailable(String line) {
        return new Invocation(ExitCode.UNAVAILABLE.code(), "", "gradcheck4j: " + line);
    }

    private Invocation start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        ProcessBuilder process = new ProcessBuilder(Stream.concat(Stream.of(link.toString()), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().keySet().retainAll(List.of("PATH"));
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().putAll(environment);
        int code = process.start().waitFor();
        Invocation invocation = new Invocation(code, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return invocation;
    }
}
