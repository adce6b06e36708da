package org.gradcheck4j.harness.application.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder that files are written into whole or not at all: first into a hidden folder in it, then each moved atomically.
 * If that fails, the former files are restored.
 */
public final class ReportFolder {

    private final Path folder;

    /**
     * Writes nothing yet.
     *
     * @param folder made if it is missing
     */
    public ReportFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Writes files over those of the same name. Other files of the folder stay.
     *
     * @param files their bytes, by name
     * @throws IOException if one cannot be written: then none is
     */
    public void write(Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        // Inside: the folder's parent need not be writable.
        Path staged = folder.resolve(".writing-" + ProcessHandle.current().pid());
        Path fresh = staged.resolve("new");
        Path former = staged.resolve("old");
        try {
            Files.createDirectories(fresh);
            Files.createDirectories(former);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(fresh.resolve(file.getKey()), file.getValue());
            }
            replace(files.keySet().stream().toList(), fresh, former);
        } finally {
            delete(staged);
        }
    }

    private void replace(List<String> names, Path fresh, Path former) throws IOException {
        Deque<String> moved = new ArrayDeque<>();
        try {
            for (String name : names) {
                if (Files.isRegularFile(folder.resolve(name))) {
                    Files.copy(folder.resolve(name), former.resolve(name));
                }
                move(fresh.resolve(name), folder.resolve(name));
                moved.push(name);
            }
        } catch (IOException e) {
            for (String name : moved) {
                restore(name, former, e);
            }
            throw e;
        }
    }

    private void restore(String name, Path former, IOException cause) {
        try {
            if (Files.exists(former.resolve(name))) {
                move(former.resolve(name), folder.resolve(name));
            } else {
                Files.delete(folder.resolve(name));
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
