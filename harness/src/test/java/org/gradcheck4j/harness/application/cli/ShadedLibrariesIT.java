package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What SECURITY.md says of the libraries inside ND4J's jars, which no build can replace. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher under test is the shell's")
class ShadedLibrariesIT {

    private static final Path LIB = Path.of("target", "gradcheck4j", "lib");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\| (.*) \\| (.*) \\|$");
    private static final Pattern SHADED = Pattern.compile("org\\.nd4j\\.shade\\.(\\w+)\\.(\\w+)\\.\\S+ source: ");

    private final Path folder;
    private final List<MatchResult> rows;

    ShadedLibrariesIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.rows = ROW.matcher(Files.readString(Path.of("..", "SECURITY.md")))
                .results()
                .toList();
    }

    @Test
    void the_versions_are_those_in_the_jars() throws IOException {
        Map<String, Set<String>> documented =
                rows.stream().collect(Collectors.toMap(row -> row.group(1), row -> words(row.group(2))));
        assertThat(documented.keySet()).containsExactlyInAnyOrder("guava", "jackson", "protobuf");
        for (Map.Entry<String, Set<String>> each : documented.entrySet()) {
            assertThat(inside(each.getKey())).isEqualTo(each.getValue());
        }
    }

    /** The libraries that a jar says it holds, without itself. */
    private static Set<String> inside(String name) throws IOException {
        try (Stream<Path> jars = Files.list(LIB)) {
            Path jar = jars.filter(file -> file.getFileName().toString().matches(name + "-1\\.0\\.0.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                return zip.stream()
                        .filter(entry -> entry.getName().endsWith("/pom.properties"))
                        .map(entry -> properties(zip, entry))
                        .filter(library -> !library.getProperty("groupId").equals("org.nd4j"))
                        .map(library -> library.getProperty("artifactId") + " " + library.getProperty("version"))
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }
    }

    private static Properties properties(ZipFile zip, ZipEntry entry) {
        Properties properties = new Properties();
        try {
            properties.load(zip.getInputStream(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Test
    void a_run_of_the_suite_loads_no_other_classes_of_them() throws Exception {
        Invocation suite = new ProgramShell(folder)
                .run(
                        Map.of("JAVA_OPTS", "-Xlog:class+load:file=classes.txt"),
                        "gradcheck4j suite --case xor-2-2-1 --quiet");
        assertThat(suite.exitCode()).isZero();
        Set<String> loaded = SHADED.matcher(Files.readString(folder.resolve("classes.txt")))
                .results()
                .map(found -> found.group(1) + "." + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(loaded)
                .isEqualTo(rows.stream()
                        .flatMap(row -> words(row.group(3)).stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> words(String cell) {
        return Pattern.compile(", ")
                .splitAsStream(cell)
                .filter(word -> !word.equals("none"))
                .map(word -> word.replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
