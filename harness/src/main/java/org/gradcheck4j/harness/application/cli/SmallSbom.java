package org.gradcheck4j.harness.application.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of the libraries in the small distribution, cut from that of the whole program. Both are CycloneDX's JSON. The build calls
 * this; the program does not.
 */
final class SmallSbom {

    static final String FILE = "sbom.cdx.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

    private SmallSbom() {}

    /**
     * Writes the list of the libraries whose jars are there.
     *
     * @param arguments the list of all libraries, which a build without a network does not have, and the folder that holds {@code lib}
     *     and gets its list
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        Path all = Path.of(arguments[0]);
        if (Files.notExists(all)) {
            return;
        }
        ObjectNode list = (ObjectNode) JSON.readTree(all.toFile());
        Set<String> kept = new TreeSet<>();
        kept.add(list.at("/metadata/component/bom-ref").asText());
        keep(list.get("components"), each -> Files.exists(folder.resolve("lib").resolve(jar(each))));
        list.get("components").forEach(each -> kept.add(each.get("bom-ref").asText()));
        keep(list.get("dependencies"), each -> kept.contains(each.get("ref").asText()));
        list.get("dependencies").forEach(each -> keep(each.path("dependsOn"), ref -> kept.contains(ref.asText())));
        UUID serial = UUID.nameUUIDFromBytes(list.toString().getBytes(StandardCharsets.UTF_8));
        list.put("serialNumber", "urn:uuid:" + serial);
        Files.writeString(folder.resolve(FILE), list.toPrettyString().replace("\r\n", "\n") + "\n");
    }

    /** {@return the name of a library's jar in {@code lib}} */
    static String jar(JsonNode component) {
        Matcher classifier = CLASSIFIER.matcher(component.get("purl").asText());
        return component.get("name").asText()
                + "-"
                + component.get("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "")
                + ".jar";
    }

    private static void keep(JsonNode list, Predicate<JsonNode> wanted) {
        for (Iterator<JsonNode> each = list.iterator(); each.hasNext(); ) {
            if (!wanted.test(each.next())) {
                each.remove();
            }
        }
    }
}
