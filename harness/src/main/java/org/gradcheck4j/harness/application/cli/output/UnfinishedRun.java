package org.gradcheck4j.harness.application.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradcheck4j.harness.OwnFile;
import org.gradcheck4j.harness.application.suite.EngineTask;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there while a run goes on: the verdicts so far, as {@code --json} prints them, and what is being computed. If the
 * process dies, in a native library of an engine for example, the file stays: it has what was done, and says what the process died in.
 */
public final class UnfinishedRun implements Closeable {

    /** Its name in the folder of a report. */
    public static final String NAME = "unfinished.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RUNNING = "running";

    /** Of an earlier run, in bytes: enough for the verdicts of thousands. */
    private static final int MOST_READ = 1 << 26;

    private final Path path;
    private @Nullable FileChannel file;
    private final Set<EngineTask> running = new LinkedHashSet<>();

    /** Where what is being computed stands, after the verdicts. */
    private long end;

    /** The most bytes that stood there. */
    private int longest;

    private UnfinishedRun(Path path, @Nullable FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** {@return a run without a file: there is no folder for one} */
    public static UnfinishedRun unkept() {
        return new UnfinishedRun(Path.of(""), null);
    }

    /**
     * Starts a run. Says so if an earlier one died, and forgets that one.
     *
     * @param path of the file; if another process has it, this run does without
     * @param streams to say it
     * @return the run
     * @throws IOException if there can be no such file
     */
    public static UnfinishedRun of(Path path, Streams streams) throws IOException {
        Files.createDirectories(path.toAbsolutePath().normalize().resolveSibling(""));
        FileChannel file = OwnFile.open(path);
        try {
            if (file.tryLock() != null) {
                String text = new String(Channels.newInputStream(file).readNBytes(MOST_READ), StandardCharsets.UTF_8);
                if (!text.isBlank() && !text.startsWith("{")) {
                    throw new FileSystemException(
                            path.toString(), null, "a file that is of no run of this program is in the way: " + path);
                }
                sayWhatDied(path, text, streams);
                file.truncate(0);
                return new UnfinishedRun(path, file);
            }
        } catch (OverlappingFileLockException e) {
            // another run of this process has it, in a test
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        return new UnfinishedRun(path, null);
    }

    private static void sayWhatDied(Path path, String text, Streams streams) {
        List<String> died = new ArrayList<>();
        int verdicts = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            Optional<JsonNode> running = read(line).map(each -> each.path(RUNNING));
            if (running.filter(JsonNode::isTextual).isPresent()) {
                died.add(running.get().asText());
            } else if (running.isPresent()) {
                verdicts++;
            }
        }
        if (verdicts > 0 || !died.isEmpty()) {
            streams.complain("%s: an earlier run did not end%s%s"
                    .formatted(
                            path,
                            died.isEmpty() ? "" : ": it died while it computed " + String.join(", or ", died),
                            verdicts == 0 ? "" : "; verdicts before that: " + verdicts));
        }
    }

    private static Optional<JsonNode> read(String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** An engine is about to be called; on any thread. */
    public synchronized void begins(EngineTask task) {
        running.add(task);
        write("");
    }

    /** An engine is about to be called, and no other is being called any more. */
    public synchronized void beginsAlone(EngineTask task) {
        running.clear();
        begins(task);
    }

    /**
     * An engine has been called; on any thread.
     *
     * @param verdict that came of it, which is kept
     */
    public synchronized void ends(EngineVerdict verdict) {
        running.remove(verdict.task());
        write(VerdictJson.line(verdict) + "\n");
    }

    /**
     * As above; the verdict is not kept.
     *
     * @param task that ended
     */
    public synchronized void ends(EngineTask task) {
        running.remove(task);
        write("");
    }

    /** All at once, and with spaces over what was there: if the process dies meanwhile, no line is torn. */
    private void write(String verdict) {
        if (file == null) {
            return;
        }
        StringBuilder tail = new StringBuilder();
        for (EngineTask each : running) {
            tail.append(JSON.createObjectNode().put(RUNNING, each.text())).append('\n');
        }
        byte[] kept = verdict.getBytes(StandardCharsets.UTF_8);
        byte[] now = tail.toString().getBytes(StandardCharsets.UTF_8);
        longest = Math.max(longest, now.length);
        ByteBuffer bytes = ByteBuffer.allocate(kept.length + longest).put(kept).put(now);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        try {
            file.write(bytes.flip(), end);
            end += kept.length;
        } catch (IOException e) {
            stop(); // a full disk is told when the report is written
        }
    }

    private void stop() {
        try {
            close();
        } catch (IOException e) {
            // nothing is left to do
        }
    }

    /** The run has ended, and its results are kept elsewhere. */
    public synchronized void done() throws IOException {
        if (file != null) {
            Files.deleteIfExists(path);
            close();
        }
    }

    /** Leaves the file as it is, unless the run is done. */
    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            FileChannel open = file;
            file = null;
            open.close();
        }
    }
}
