package org.gradcheck4j.harness.application.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradcheck4j.harness.OwnFile;

/**
 * A folder that a set of files is written into whole or not at all. They are first written into a hidden folder in it; then the
 * former files are moved away, and the new ones in. So files of two sets never stand beside each other.
 *
 * <p>If a process is killed, the next one that writes here first restores the former set, or finishes the new one if all former files
 * were moved away.
 */
public final class ReportFolder {

    private final Path folder;

    /** Inside: the folder's parent need not be writable. */
    private final Path staged;

    /** New files; some may be missing. */
    private final Path incomplete;

    /** New files, all that are not moved in yet. The former ones are moved away. */
    private final Path complete;

    /** Former files that were moved away. */
    private final Path former;

    /**
     * Writes nothing yet.
     *
     * @param folder made if it is missing
     */
    public ReportFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.staged = this.folder.resolve(".writing");
        this.incomplete = staged.resolve("incomplete");
        this.complete = staged.resolve("complete");
        this.former = staged.resolve("former");
    }

    /**
     * Writes files over those of the same name. What has none of these names stays.
     *
     * @param files their bytes, by name
     * @throws IOException if one cannot be written: then all is as it was
     */
    public void write(Map<String, byte[]> files) throws IOException {
        write(files, Set.of());
    }

    /**
     * Writes files in place of others. What has none of these names stays.
     *
     * @param files their bytes, by name
     * @param others that go, too, if they are there
     * @throws IOException if one cannot be written: then all is as it was
     */
    public void write(Map<String, byte[]> files, Set<String> others) throws IOException {
        Files.createDirectories(folder);
        WriteLock.during(folder.resolve(".writing.lock"), () -> {
            if (Files.exists(staged, LinkOption.NOFOLLOW_LINKS) && !isFolder(staged)) {
                throw new FileSystemException(
                        staged.toString(), null, "a link or a file is at " + staged + ", expected a folder");
            }
            finishWhatWasKilled();
            try {
                Files.createDirectories(incomplete);
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    OwnFile.writeNew(incomplete.resolve(file.getKey()), file.getValue());
                }
                replace(files.keySet(), others);
            } finally {
                finishWhatWasKilled();
            }
        });
    }

    private void replace(Set<String> fresh, Set<String> others) throws IOException {
        Set<String> replaced = new LinkedHashSet<>(fresh);
        replaced.addAll(others);
        Files.createDirectory(former);
        for (String name : replaced) {
            Path present = folder.resolve(name);
            if (isFolder(present)) {
                throw new FileSystemException(present.toString(), null, name + " is a folder");
            }
            if (Files.exists(present, LinkOption.NOFOLLOW_LINKS)) {
                move(present, former.resolve(name));
            }
        }
        move(incomplete, complete);
    }

    /** Also what was not killed, but is to be finished. Every step may be the last one before the next call. */
    private void finishWhatWasKilled() throws IOException {
        if (isFolder(complete)) {
            moveAll(complete, folder);
            delete(former); // first: without the other folder, it would be moved back
        } else if (isFolder(former)) {
            moveAll(former, folder);
        }
        delete(staged);
    }

    /** A link to a folder is none: it may lead anywhere. */
    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void moveAll(Path from, Path to) throws IOException {
        for (Path file : list(from)) {
            if (!isFolder(file)) { // not written or moved here
                move(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
