package org.gradcheck4j.harness.application.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.gradcheck4j.harness.OwnFile;

/**
 * Lets one process at a time write something, and of each one thread: the others wait. A process that dies lets go of it, whatever it
 * dies of, in a container, too.
 */
public final class WriteLock {

    /** What is done while nobody else has the lock. */
    public interface Writing {

        /**
         * Does it.
         *
         * @throws IOException if it cannot
         */
        void write() throws IOException;
    }

    /** The most bytes that the file has, by which a process knows it again. */
    private static final long LONGEST = 1 << 16;

    private final Path path;
    private final FileChannel channel;

    private WriteLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Waits until nobody else has the lock, and writes.
     *
     * @param path of a file that is there while somebody has it
     * @param writing what is done meanwhile
     * @throws IOException if the file cannot be made, or the writing throws it
     */
    public static synchronized void during(Path path, Writing writing) throws IOException {
        WriteLock lock = of(path);
        try {
            writing.write();
        } finally {
            lock.close();
        }
    }

    private static WriteLock of(Path path) throws IOException {
        while (true) {
            FileChannel channel = OwnFile.open(path);
            WriteLock lock = new WriteLock(path, channel);
            try {
                channel.lock();
                requireLock(path, channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            try {
                if (isStillAt(path, channel)) {
                    return lock;
                }
            } catch (IOException e) { // the disk is full, for example
                lock.close();
                throw e;
            }
            channel.close();
        }
    }

    /** A lock holds zeros and no more. What holds something else is not one, and is left alone. */
    private static void requireLock(Path path, FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) Math.min(channel.size(), LONGEST));
        while (content.hasRemaining() && channel.read(content, content.position()) >= 0) {
            // until it is full
        }
        if (channel.size() > LONGEST || !content.flip().equals(ByteBuffer.allocate(content.limit()))) {
            throw new FileSystemException(
                    path.toString(), null, "a file that is no lock of this program is in the way: " + path);
        }
    }

    /**
     * Who had the lock before has deleted the file: then this process has locked one that nobody else will find. The file's size tells,
     * since to open it once more and close it would unlock it.
     */
    private static boolean isStillAt(Path path, FileChannel channel) throws IOException {
        long mine = ThreadLocalRandom.current().nextLong(1, LONGEST);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), mine - 1);
        try {
            return Files.size(path) == mine;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void close() throws IOException {
        try {
            Files.deleteIfExists(path); // before it is unlocked
        } finally {
            channel.close();
        }
    }
}
