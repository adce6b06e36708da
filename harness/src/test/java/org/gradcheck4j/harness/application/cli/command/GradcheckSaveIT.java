package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What gradcheck_save.py writes in another process is judged rightly: of NumPy, and of each other library that is
 * installed. Without python3 and NumPy this is skipped, and the report of the tests says so.
 */
class GradcheckSaveIT {

    private static final Path PYTHON = Path.of("src", "main", "python").toAbsolutePath();
    private static final Path SCRIPT =
            Path.of("src", "test", "python", "save_gradients.py").toAbsolutePath();

    private final Path folder;

    GradcheckSaveIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void every_recipe_s_files_are_judged_rightly() throws Exception {
        assumeTrue(python("-c", "import numpy").exitCode() == 0, "not tried: python3 with NumPy is not installed here");
        Path files = Files.createDirectory(folder.resolve("files"));
        Invocation saved = python(SCRIPT.toString(), files.toString());
        assertThat(saved.exitCode()).as(saved.err()).isZero();
        System.out.print("gradcheck_save.py was tried with\n" + saved.out());
        List<Path> written;
        try (Stream<Path> all = Files.list(files)) {
            written = all.sorted().toList();
        }
        assertThat(written).map(Path::getFileName).map(Path::toString).contains("right-numpy.npz", "summed-numpy.npz");
        for (Path file : written) {
            Invocation checked = Invocation.of("check", "--json", file.toString());
            JsonNode line = new ObjectMapper().readTree(checked.out());
            assertThat(line.get("verdict").textValue() + " "
                            + line.at("/diagnosis/id").asText())
                    .as("%s", line)
                    .isEqualTo(expected(file.getFileName().toString()));
        }
    }

    private static String expected(String name) {
        return switch (name.substring(0, name.indexOf('-'))) {
            case "right" -> "agree ";
            case "summed" -> "explained sum-not-mean";
            case "penalty" -> "explained l2-included";
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Invocation python(String... arguments) throws InterruptedException, IOException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder process = new ProcessBuilder(Stream.concat(Stream.of("python3"), Stream.of(arguments))
                        .toList())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment()
                .putAll(Map.of(
                        "PYTHONPATH", PYTHON.toString(), "PYTHONDONTWRITEBYTECODE", "1", "KERAS_BACKEND", "torch"));
        int exitCode;
        try {
            exitCode = process.start().waitFor();
        } catch (IOException e) {
            return new Invocation(127, "", "no python3");
        }
        return new Invocation(exitCode, Files.readString(out), Files.readString(err));
    }
}
