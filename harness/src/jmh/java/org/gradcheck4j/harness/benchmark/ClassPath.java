package org.gradcheck4j.harness.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A class path with one backend of ND4J. The build writes one for each backend that it was made with.
 *
 * @param backend {@code native} or {@code cuda}
 * @param entries separated as Java's class path is
 */
record ClassPath(String backend, String entries) {

    /** The system property that tells a fork its backend. */
    static final String BACKEND = "gradcheck4j.bench.backend";

    /** Names the file that a build with a profile for GPUs leaves. */
    private static final String GPU_FILE = "gradcheck4j.bench.gpu";

    static final ClassPath OF_THIS_PROCESS = new ClassPath("native", System.getProperty("java.class.path"));

    /** {@return the class path for a GPU; empty if there was no build for one} */
    static Optional<ClassPath> ofGpu() throws IOException {
        Path file = Path.of(System.getProperty(GPU_FILE, "nowhere"));
        return Files.isRegularFile(file)
                ? Optional.of(new ClassPath("cuda", Files.readString(file).strip()))
                : Optional.empty();
    }
}
