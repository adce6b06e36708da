package org.gradcheck4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcheck4j.kernel.MatrixProduct;
import org.junit.jupiter.api.Test;

/** What a program gets from a Java of its own, with and without options: the product is right, and nothing is said. */
class LateLoadingTest {

    /** Multiplies two matrices that are large enough for vectors, and prints what did it. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            double[] ones = new double[32 * 32];
            float[] floats = new float[32 * 32];
            Arrays.fill(ones, 1);
            Arrays.fill(floats, 1);
            System.out.println(MatrixProduct.kernel() + " " + MatrixProduct.inDouble(32, 32, 32, ones, ones)[0] + " "
                    + MatrixProduct.inFloat(32, 32, 32, floats, floats)[1]);
        }
    }

    @Test
    void without_options_plain_loops_work() throws IOException, InterruptedException {
        assertThat(run()).isEqualTo("plain 32.0 32.0");
    }

    @Test
    void the_module_is_loaded_late_without_a_warning() throws IOException, InterruptedException {
        String mayLoad = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";
        assertThat(run(mayLoad)).isEqualTo("vector 32.0 32.0");
        assertThat(run(mayLoad, "-Dgradcheck4j.kernel=vector")).isEqualTo("vector 32.0 32.0");
        assertThat(run(mayLoad, "-Dgradcheck4j.kernel=plain")).isEqualTo("plain 32.0 32.0");
    }

    @Test
    void a_module_that_the_user_added_is_used() throws IOException, InterruptedException {
        assertThat(run("--add-modules=jdk.incubator.vector", "-Dgradcheck4j.kernel=vector"))
                .isEqualTo("WARNING: Using incubator modules: jdk.incubator.vector\nvector 32.0 32.0");
    }

    @Test
    void what_cannot_be_is_refused() throws IOException, InterruptedException {
        assertThat(run("-Dgradcheck4j.kernel=vector"))
                .contains("gradcheck4j.kernel=vector, but jdk.incubator.vector can be neither found nor loaded");
        assertThat(run("-Dgradcheck4j.kernel=fast")).contains("gradcheck4j.kernel is plain or vector, not 'fast'");
    }

    /** Everything that the program prints, without the last line's end. */
    private static String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.strip().replace("\r\n", "\n");
    }
}
