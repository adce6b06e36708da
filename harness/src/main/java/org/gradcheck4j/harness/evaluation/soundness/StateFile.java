package org.gradcheck4j.harness.evaluation.soundness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The finished parts of runs, one JSON object a line. Several processes may append to it at a time; a line that a
 * killed one left unfinished is cut off.
 *
 * @param path of a file that is made if it is missing
 */
record StateFile(Path path) {

    private static final JsonMapper JSON = new JsonMapper();

    /** {@return every part in the file, of whatever run} */
    List<PartialResult> parts() throws IOException {
        try (FileChannel file = open();
                FileLock lock = file.lock()) {
            String text = read(lock.acquiredBy() == file ? file : open());
            List<PartialResult> parts = new ArrayList<>();
            for (String line : text.lines().toList()) {
                parts.add(JSON.readValue(line, PartialResult.class));
            }
            return parts;
        }
    }

    void append(PartialResult part) throws IOException {
        ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(part) + "\n");
        try (FileChannel file = open();
                FileLock lock = file.lock()) {
            file.position(file.size());
            while (line.hasRemaining() && lock.isValid()) {
                file.write(line);
            }
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // until all is there
        }
        int whole = 0;
        for (int k = 0; k < bytes.position(); k++) {
            whole = bytes.get(k) == '\n' ? k + 1 : whole;
        }
        file.truncate(whole);
        return new String(bytes.array(), 0, whole, StandardCharsets.UTF_8);
    }
}
