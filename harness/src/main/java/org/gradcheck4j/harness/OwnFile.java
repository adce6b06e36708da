package org.gradcheck4j.harness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Files that a command makes by itself, under names that everybody knows. In a folder of someone else's, such a name may be a link to
 * another file, or a pipe: that is refused, and nothing is written through it.
 */
public final class OwnFile {

    private OwnFile() {}

    /**
     * Opens a file to read and to write, and makes it if it is missing.
     *
     * @param path of the file
     * @return at its start
     * @throws IOException if it cannot be opened, or is something else than a regular file
     */
    public static FileChannel open(Path path) throws IOException {
        if (isSomethingElse(path)) {
            throw new FileSystemException(
                    path.toString(), null, "a link, a folder or a pipe is at " + path + ", expected a file");
        }
        return FileChannel.open(
                path,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Writes a file that is not there yet. A link that somebody puts there first is not followed.
     *
     * @param path of the file
     * @param content all of it
     * @throws IOException if something is there already, or it cannot be written
     */
    public static void writeNew(Path path, byte[] content) throws IOException {
        Files.write(path, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Whether a path leads to a link, a folder or a pipe. It asks once: another process may make or delete a file between two questions.
     *
     * @param path of something, or of nothing
     * @return false of a regular file, and if nothing is there
     * @throws IOException if this cannot be found out
     */
    public static boolean isSomethingElse(Path path) throws IOException {
        try {
            return !Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
