package org.gradcheck4j.harness.application.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.record.RecordedGradient.Output;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.ReadSettings;
import org.gradcheck4j.harness.npz.SampleLayout;
import org.gradcheck4j.harness.text.Sha256;
import org.gradcheck4j.model.Precision;

/**
 * A run that was kept, as read from its folder.
 *
 * @param folder as it was named
 * @param facts about tool, machine and time, by name, in the order of the manifest
 * @param gradients in the order of the run, each key once
 */
public record RecordedRun(Path folder, Map<String, String> facts, List<RecordedGradient> gradients) {

    /** A file of the folder itself, and of no other. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.npz");

    /** Keeps unmodifiable copies. */
    public RecordedRun {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        gradients = List.copyOf(gradients);
    }

    /**
     * Reads a folder that {@link Recording} wrote, and every file that its manifest names.
     *
     * @param folder as a user named it
     * @return the run
     * @throws BadInputException if something is missing, altered, or of a newer format: one line that names it
     */
    public static RecordedRun read(Path folder) {
        Path file = folder.resolve(Recording.MANIFEST);
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("%s: %s, expected a folder that 'gradcheck4j record' wrote"
                    .formatted(folder, Files.exists(folder) ? "is a file" : "no such folder"));
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("%s: has no %s, expected a folder that 'gradcheck4j record' wrote"
                    .formatted(folder, Recording.MANIFEST));
        }
        ManifestPart manifest = ManifestPart.read(file);
        int version = manifest.count("formatVersion");
        if (version != Recording.FORMAT_VERSION) {
            throw new BadInputException("%s: has format version %d, this program reads %d%s"
                    .formatted(
                            file,
                            version,
                            Recording.FORMAT_VERSION,
                            version > Recording.FORMAT_VERSION ? ": a newer gradcheck4j wrote it" : ""));
        }
        Map<String, String> facts = manifest.facts();
        facts.remove("formatVersion");
        facts.putAll(manifest.part("run").facts());
        List<RecordedGradient> gradients = new ArrayList<>();
        Set<GradientKey> keys = new HashSet<>();
        Set<String> files = new HashSet<>();
        for (ManifestPart each : manifest.parts("gradients")) {
            if (each.has("file") && !files.add(each.text("file"))) {
                throw new BadInputException("%s: %s is named twice".formatted(each.place(), each.text("file")));
            }
            RecordedGradient gradient = gradient(folder, each);
            if (!keys.add(gradient.key())) {
                throw new BadInputException("%s: %s by %s is there twice"
                        .formatted(
                                each.place(),
                                gradient.key().place(),
                                gradient.key().engine()));
            }
            gradients.add(gradient);
        }
        return new RecordedRun(folder, facts, gradients);
    }

    private static RecordedGradient gradient(Path folder, ManifestPart part) {
        GradientKey key = new GradientKey(
                part.text("case"),
                part.oneOf(Precision.class, "precision", part.text("precision")),
                part.text("engine"));
        return new RecordedGradient(
                key,
                part.text("family"),
                part.has("file") ? Optional.of(output(folder, part, key.precision())) : Optional.empty(),
                part.oneOf(Outcome.class, "verdict", part.text("verdict")),
                part.has("diagnosis") ? Optional.of(part.text("diagnosis")) : Optional.empty(),
                part.has("reason") ? part.text("reason") : "");
    }

    private static Output output(Path folder, ManifestPart part, Precision precision) {
        String name = part.text("file");
        if (!FILE_NAME.matcher(name).matches()) {
            throw new BadInputException("%s: '%s' is no file of the folder".formatted(part.place(), name));
        }
        Path file = folder.resolve(name);
        requireUnaltered(file, part.text("sha256"));
        // How the recorder writes X: of a square one, the shapes do not say it.
        GradientFile read = GradientFile.read(file, ReadSettings.DEFAULT.with(SampleLayout.ROWS));
        if (read.precision() != precision) {
            throw new BadInputException("%s: has gradients in %s, but the manifest says %s"
                    .formatted(file, read.precision().id(), precision.id()));
        }
        return new Output(read, ArithmeticJson.read(part.part("arithmetic")));
    }

    private static void requireUnaltered(Path file, String sha256) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": no such file, but the manifest names it");
        }
        try {
            if (!Sha256.hex(file).equals(sha256)) {
                throw new BadInputException(file + ": was altered: its SHA-256 is not the one in the manifest");
            }
        } catch (IOException e) {
            throw new BadInputException("%s: cannot be read: %s".formatted(file, e.getMessage()));
        }
    }
}
