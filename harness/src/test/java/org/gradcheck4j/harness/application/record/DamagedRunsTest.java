package org.gradcheck4j.harness.application.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the manifest of a recorded run, it is read or refused with one line. */
class DamagedRunsTest {

    private static final int MANIFESTS = 400;

    /** One of them takes the place of a value. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "2147483648",
            "0.5",
            "\"\"",
            "\"NaN\"",
            "\"a\\nb\\u001b\"",
            "\"../x.npz\"",
            "\"double\"",
            "\"agree\"",
            "\"0x1p3\"",
            "[]",
            "{}",
            "[null]",
            "{\"a\": [{}]}");

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;

    DamagedRunsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_damaged_manifest_is_read_or_refused_with_one_line() throws IOException {
        Path run = folder.resolve("run");
        RecordedRuns.kept(run, RecordedRuns.run(RecordedRuns.right("mine"), RecordedRuns.throwing("other")));
        Path manifest = run.resolve("manifest.json");
        String good = Files.readString(manifest);
        SplittableRandom random = new SplittableRandom(1);
        int read = 0;
        for (int k = 0; k < MANIFESTS; k++) {
            Files.writeString(manifest, k % 2 == 0 ? withOtherValue(good, random) : withOtherBytes(good, random));
            try {
                assertThat(RecordedRun.read(run).gradients()).hasSizeLessThanOrEqualTo(2);
                read++;
                Invocation diff = Invocation.of("diff", run.toString(), run.toString());
                assertThat(diff.err()).isEmpty();
                assertThat(diff.exitCode()).isIn(0, 1);
            } catch (BadInputException refused) {
                assertThat(refused.getMessage()).startsWith(run.toString()).doesNotContain("Exception", "\n");
            }
        }
        assertThat(read).isBetween(MANIFESTS / 20, MANIFESTS / 2); // both happen often
    }

    private String withOtherValue(String good, SplittableRandom random) throws IOException {
        JsonNode root = json.readTree(good);
        List<ContainerNode<?>> containers = new ArrayList<>();
        containers(root, containers);
        ContainerNode<?> chosen = containers.get(random.nextInt(containers.size()));
        JsonNode value = json.readTree(VALUES.get(random.nextInt(VALUES.size())));
        if (chosen instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (chosen instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), value);
        }
        return root.toString();
    }

    private static void containers(JsonNode node, List<ContainerNode<?>> to) {
        if (node instanceof ContainerNode<?> container) {
            to.add(container);
        }
        node.forEach(each -> containers(each, to));
    }

    private static String withOtherBytes(String good, SplittableRandom random) {
        byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        String changed = new String(bytes, StandardCharsets.ISO_8859_1);
        return random.nextInt(8) == 0 ? changed.substring(0, random.nextInt(changed.length())) : changed;
    }
}
