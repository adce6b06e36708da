package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The probe in a process of its own, on machines that are made up: a script in place of {@code nvidia-smi}, libraries that
 * are copies of one that every system has, a CUDA backend that is a class without content. What opens a library, runs the
 * tool and looks at the class path is the real thing.
 */
@EnabledOnOs(OS.LINUX)
class BackendProbeTest {

    private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";
    private static final String T4 = "Tesla T4, 470.82.01, 15109, 3, 15106, 7.5";
    private static final int UNAVAILABLE = 3;

    /** Where the class is that stands for ND4J's CUDA backend, compiled once: so no other test can find it. */
    @TempDir
    private static Path backend = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private Path libraries = Path.of("");
    private Path resources = Path.of("");

    @BeforeAll
    static void compile_the_backend() throws IOException {
        Path source = backend.resolve("JCublasBackend.java");
        Files.writeString(source, """
                package org.nd4j.linalg.jcublas;

                public final class JCublasBackend extends org.nd4j.linalg.factory.Nd4jBackend {
                    public boolean allowsOrder() { return true; }
                    public int getPriority() { return 100; }
                    public boolean isAvailable() { return false; }
                    public boolean canRun() { return false; }
                    public org.nd4j.common.io.Resource getConfigurationResource() { return null; }
                    public Class getNDArrayClass() { return Object.class; }
                    public org.nd4j.linalg.factory.Environment getEnvironment() { return null; }
                    public String buildInfo() { return ""; }
                    public void logBackendInit() {}
                }
                """);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        backend.toString(),
                        source.toString());
        assertThat(code).isZero();
        Path services = Files.createDirectories(backend.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.nd4j.linalg.factory.Nd4jBackend"), CUDA + "\n");
    }

    @BeforeEach
    void make_the_machine() throws IOException {
        libraries = Files.createDirectories(folder.resolve("libraries"));
        resources = Files.createDirectories(folder.resolve("resources"));
        smi("echo '" + T4 + "'");
        library("libcuda.so.1");
        for (String each : CudaRelease.ALL.get(0).libraries()) {
            library(each);
        }
        Path marker = resources.resolve(CudaRelease.ALL.get(0).marker());
        Files.createDirectories(marker.getParent());
        Files.writeString(marker, "version=1.0.0-M2.1\n");
    }

    @Test
    void no_driver() throws Exception {
        Files.delete(libraries.resolve("libcuda.so.1"));

        assertUnavailable(
                "no NVIDIA driver (libcuda.so.1: cannot open shared object file: No such file or directory); install"
                        + " one, or build with -Pnative");
    }

    @Test
    void old_driver() throws Exception {
        smi("""
                case $1 in *compute_cap*) echo 'Field "compute_cap" is not a valid field to query.'; exit 2 ;; esac
                echo 'Tesla V100-SXM2-16GB, 440.33.01, 16160, 3, 16157'
                """);

        assertUnavailable(
                "the NVIDIA driver 440.33.01 is too old for CUDA 11.6; install 450.80.02 or newer, or build with"
                        + " -Pnative");
    }

    @Test
    void broken_driver() throws Exception {
        smi("echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18");

        assertUnavailable(
                "the NVIDIA driver does not work (Failed to initialize NVML: Driver/library version mismatch); repair"
                        + " it, or build with -Pnative");
    }

    @Test
    void no_device() throws Exception {
        smi("echo 'No devices were found'; exit 6");

        assertUnavailable("the driver sees no CUDA device; check nvidia-smi, or build with -Pnative");
    }

    @Test
    void new_device() throws Exception {
        smi("echo 'NVIDIA H100 80GB HBM3, 570.86.15, 81559, 4, 81554, 9.0'");

        assertUnavailable(
                "NVIDIA H100 80GB HBM3 is too new for nd4j-cuda-11.6: its compute capability is 9.0, and 3.7 to 8.x"
                        + " are supported; build with -Pcuda,cuda-ptx, which takes DL4J 1.0.0-M1.1");
    }

    @Test
    void old_device() throws Exception {
        smi("echo 'GRID K520, 470.256.02, 4037, 0, 4037, 3.0'");

        assertUnavailable(
                "GRID K520 is too old for nd4j-cuda-11.6: its compute capability is 3.0, and 3.7 to 8.x are supported;"
                        + " build with -Pnative");
    }

    @Test
    void little_memory() throws Exception {
        smi("echo 'Tesla T4, 470.82.01, 15109, 14797, 312, 7.5'");

        assertUnavailable(
                "Tesla T4 has 312 of 15109 MiB of memory free, and 1024 are needed; end what else uses it, or build"
                        + " with -Pnative");
    }

    @Test
    void missing_library() throws Exception {
        Files.delete(libraries.resolve("libcublasLt.so.11"));

        assertUnavailable("CUDA's libraries are missing (libcublasLt.so.11); install CUDA 11.6, or build with"
                + " -Pcuda,cuda-redist");
    }

    /** Then only ND4J itself is left, and it does not start. */
    @Test
    void nothing_missing() throws Exception {
        assertThat(probed("cuda", withoutCpu()))
                .startsWith("backend cuda is not available: ND4J did not start: ")
                .hasLineCount(1);
    }

    @Test
    void both_backends() throws Exception {
        assertThat(probed("cuda", classPath()))
                .isEqualTo(
                        "backend cuda was asked for, but the class path has org.nd4j.linalg.cpu.nativecpu.CpuBackend and "
                                + CUDA + "; keep only org.nd4j:nd4j-cuda-11.6-platform (build with -Pcuda)");
    }

    @Test
    void another_backend() throws Exception {
        assertThat(probed("native", withoutCpu()))
                .isEqualTo("backend native was asked for, but the class path has " + CUDA
                        + "; keep only org.nd4j:nd4j-native-platform (build with -Pnative)");
    }

    private void assertUnavailable(String problem) throws Exception {
        assertThat(probed("cuda", withoutCpu())).isEqualTo("backend cuda is not available: " + problem);
    }

    /** {@return the only line that the probe printed} */
    private String probed(String wanted, List<String> classPath) throws Exception {
        Path printed = folder.resolve("printed");
        List<String> all = new ArrayList<>(classPath);
        all.add(resources.toString());
        all.add(backend.toString());
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        String.join(File.pathSeparator, all),
                        BackendProbe.class.getName(),
                        wanted)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("PATH", folder + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(printed, StandardCharsets.UTF_8).strip();
        assertThat(process.exitValue()).as(text).isEqualTo(UNAVAILABLE);
        return text;
    }

    private static List<String> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(each -> !each.contains("nd4j-cuda-"))
                .toList();
    }

    private static List<String> withoutCpu() {
        return classPath().stream()
                .filter(each -> !new File(each).getName().matches("nd4j-native-\\d.*"))
                .toList();
    }

    private void smi(String shell) throws IOException {
        Path script = folder.resolve("nvidia-smi");
        Files.writeString(script, "#!/bin/sh\n" + shell + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    /** A library of this name, whatever it holds. */
    private void library(String name) throws IOException {
        try (Stream<String> mapped = Files.lines(Path.of("/proc/self/maps"))) {
            String any = mapped.map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .filter(path -> path.contains("/libm.so") || path.contains("/libm-"))
                    .collect(Collectors.toList())
                    .get(0);
            Files.copy(Path.of(any), libraries.resolve(name));
        }
    }
}
