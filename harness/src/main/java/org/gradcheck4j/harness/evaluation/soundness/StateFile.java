package org.gradcheck4j.harness.evaluation.soundness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
        try (FileChannel file = locked()) {
            byte[] bytes = Channels.newInputStream(file).readAllBytes();
            int whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            file.truncate(whole);
            List<PartialResult> parts = new ArrayList<>();
            for (String line :
                    new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList()) {
                parts.add(JSON.readValue(line, PartialResult.class));
            }
            return parts;
        }
    }

    void append(PartialResult part) throws IOException {
        String line = JSON.writeValueAsString(part) + "\n";
        try (FileChannel file = locked()) {
            file.position(file.size());
            Channels.newOutputStream(file).write(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** {@return the open file, which is unlocked when it is closed} */
    private FileChannel locked() throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        file.lock();
        return file;
    }
}
