package org.gradcheck4j.harness.evaluation.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.gradcheck4j.harness.OwnFile;

/**
 * The finished parts of experiments, one JSON object a line. Several processes may append to it at a time; a line that a
 * killed one left unfinished is cut off.
 *
 * @param path of a file that is made if it is missing
 * @param experiment whose parts are read and written; those of others stay as they are
 * @param type of a part: Jackson writes and reads it
 * @param <R> that type
 */
public record PartFile<R>(Path path, String experiment, Class<R> type) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String EXPERIMENT = "experiment";
    private static final String INDEX = "index";
    private static final String PART = "part";

    /**
     * {@return the finished parts of this experiment, by index}
     *
     * @throws IOException if the file cannot be read, or holds something else
     */
    Map<Integer, R> parts() throws IOException {
        try (FileChannel file = locked()) {
            byte[] bytes = Channels.newInputStream(file).readAllBytes();
            Map<Integer, R> parts = new TreeMap<>();
            int number = 0;
            for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
                number++;
                try {
                    JsonNode each = JSON.readTree(line);
                    if (each.path(EXPERIMENT).asText().equals(experiment)) {
                        parts.put(each.path(INDEX).asInt(), JSON.treeToValue(each.path(PART), type));
                    }
                } catch (JsonProcessingException e) {
                    throw new IOException(
                            "%s, line %d: is not a finished part; delete the file to start anew"
                                    .formatted(path, number),
                            e);
                }
            }
            return parts;
        }
    }

    void append(int index, R part) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.put(EXPERIMENT, experiment);
        line.put(INDEX, index);
        line.set(PART, JSON.valueToTree(part));
        try (FileChannel file = locked()) {
            file.position(file.size());
            Channels.newOutputStream(file)
                    .write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** {@return the open file without an unfinished line, which is unlocked when it is closed} */
    private FileChannel locked() throws IOException {
        FileChannel file = OwnFile.open(path);
        file.lock();
        cutUnfinishedLine(file);
        return file;
    }

    private static void cutUnfinishedLine(FileChannel file) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        long size = file.size();
        while (size > 0 && file.read(last.clear(), size - 1) == 1 && last.get(0) != '\n') {
            size--;
        }
        if (size < file.size()) {
            file.truncate(size);
        }
    }
}
