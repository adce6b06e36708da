package org.gradcheck4j.harness.application.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.OwnFile;
import org.gradcheck4j.harness.application.files.WriteLock;
import org.gradcheck4j.harness.application.json.Json;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.npz.FileNames;
import org.gradcheck4j.harness.text.Sha256;

/**
 * A run that is kept: every engine's output as a gradient file, with its inputs, and {@code manifest.json}. The same outputs give the
 * same bytes, but for the manifest's block {@code run}, which has the machine and the time.
 *
 * @param run whose outputs are kept
 * @param provenance machine, software and time of the run
 * @param origin how the run came about
 */
public record Recording(GradedRun run, Provenance provenance, Origin origin) {

    /** Goes up when an older program would misread a manifest. */
    static final int FORMAT_VERSION = 1;

    static final String MANIFEST = "manifest.json";

    /**
     * Checks, before anything is computed, that a folder can be written.
     *
     * @param folder that should not exist, or be empty
     * @throws BadInputException if something is there, or it cannot be made
     */
    public static void requireNew(Path folder) {
        if (folder.toString().isEmpty()) {
            throw new BadInputException("'': expected a folder");
        }
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new BadInputException(folder + ": is a file, expected a new or an empty folder");
        }
        if (Files.exists(target) && !isEmpty(target)) {
            throw new BadInputException(folder + ": is not empty, expected a new or an empty folder");
        }
        Path present = parent(target);
        while (!Files.exists(present)) {
            present = parent(present);
        }
        if (!Files.isDirectory(present)) {
            throw new BadInputException("%s: %s is a file, expected a folder".formatted(folder, present));
        }
        if (!Files.isWritable(present)) {
            throw new BadInputException("%s: %s cannot be written to".formatted(folder, present));
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            throw new BadInputException(folder + ": cannot be read");
        }
    }

    /**
     * {@return a file beside a folder}
     *
     * @param folder which may be missing
     * @param end of the file's name, after the folder's
     */
    public static Path beside(Path folder, String end) {
        Path target = folder.toAbsolutePath().normalize();
        return parent(target).resolve(target.getFileName() + end);
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "a root exists, and is not empty");
    }

    /** {@return how many outputs are kept} */
    public long outputs() {
        return run.verdicts().stream().filter(Recording::isKept).count();
    }

    /**
     * Writes the folder, whole or not at all.
     *
     * @param folder that does not exist, or is empty
     * @throws IOException if it cannot be written, or is not empty any more
     */
    public void write(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = parent(target);
        Files.createDirectories(parent);
        Path staged = parent.resolve("." + target.getFileName() + ".writing");
        WriteLock.during(staged.resolveSibling(staged.getFileName() + ".lock"), () -> {
            delete(staged); // of a process that was killed
            Files.createDirectory(staged);
            try {
                writeFiles(staged);
                if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(target); // not every system moves a folder to one that is there
                }
                Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(staged);
            }
        });
    }

    private void writeFiles(Path staged) throws IOException {
        ObjectNode manifest = manifest();
        ArrayNode gradients = manifest.putArray("gradients");
        FileNames names = new FileNames();
        for (EngineVerdict each : run.verdicts()) {
            ObjectNode described = described(gradients.addObject(), each);
            if (isKept(each)) {
                String name = names.next(
                        "%s_%s_%s"
                                .formatted(
                                        each.testCase().id(), each.precision().id(), each.engine()),
                        ".npz");
                byte[] content = each.gradientFile();
                OwnFile.writeNew(staged.resolve(name), content);
                described.put("file", name);
                described.put("sha256", Sha256.hex(content));
                ArithmeticJson.put(
                        described.putObject("arithmetic"),
                        each.run().arithmetic().orElseThrow());
            }
        }
        OwnFile.writeNew(staged.resolve(MANIFEST), Json.write(manifest).getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode manifest() {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("formatVersion", FORMAT_VERSION);
        manifest.put("version", origin.version());
        manifest.put("commit", origin.commit());
        manifest.put("seed", origin.seed());
        ObjectNode here = manifest.putObject("run");
        here.put("command", origin.command());
        here.put("host", provenance.host());
        here.put("os", provenance.os());
        here.put("processor", provenance.processor());
        here.put("jdk", provenance.jdk());
        here.put("backend", provenance.backend());
        here.put("nd4j", provenance.backendVersion());
        here.put("device", provenance.device());
        if (provenance.gpu() != null) {
            here.put("gpu", provenance.gpu().sentence());
        }
        here.put("blas", provenance.blas());
        here.put("threads", provenance.threads());
        here.put("kernel", provenance.kernel());
        here.put("started", provenance.started());
        here.put("seconds", provenance.seconds());
        return manifest;
    }

    private static ObjectNode described(ObjectNode to, EngineVerdict each) {
        to.put("case", each.testCase().id());
        to.put("family", each.testCase().family());
        to.put("precision", each.precision().id());
        to.put("engine", each.engine());
        to.put("verdict", each.outcome().id());
        each.diagnosis()
                .ifPresent(diagnosis -> to.put("diagnosis", diagnosis.id().text()));
        if (!each.verdict().reason().isEmpty()) {
            to.put("reason", each.verdict().reason());
        }
        return to;
    }

    /** Without an arithmetic, nobody could judge the gradient again. */
    private static boolean isKept(EngineVerdict each) {
        return each.hasGradient() && each.run().arithmetic().isPresent();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(folder); // or a link, but not what it leads to
    }
}
