package org.gradcheck4j.harness.application.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.text.Visible;
import org.gradcheck4j.harness.text.WrittenNumber;

/**
 * An object in a manifest, read strictly: what is missing or of another kind is refused in one line.
 *
 * @param place of it, for messages
 * @param node what is there
 */
record ManifestPart(String place, JsonNode node) {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();

    /** Of a manifest: thousands of times what a run of the suite has. */
    private static final long MOST_BYTES = 100_000_000;

    /** Reads a whole file. */
    static ManifestPart read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInputException(
                        "%s: has %d bytes, expected at most %d".formatted(file, Files.size(file), MOST_BYTES));
            }
            JsonNode node = JSON.readTree(Files.readString(file));
            if (!node.isObject()) {
                throw new BadInputException(file + ": expected a JSON object");
            }
            return new ManifestPart(file.toString(), node);
        } catch (JsonProcessingException e) {
            throw new BadInputException("%s: is not JSON: %s"
                    .formatted(file, e.getOriginalMessage().lines().findFirst().orElse("")));
        } catch (IOException e) {
            throw new BadInputException("%s: cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        return Visible.of(required(name, node.path(name).isTextual(), "a text").textValue());
    }

    int count(String name) {
        return required(name, node.path(name).isInt(), "a whole number").intValue();
    }

    /** A number; JSON has none that is not finite, so that is a text. */
    double number(String name) {
        JsonNode value = node.path(name);
        if (value.isTextual()) {
            return WrittenNumber.decimal(value.textValue()).orElseThrow(() -> refused(name, "a number"));
        }
        return required(name, value.isNumber(), "a number").doubleValue();
    }

    ManifestPart part(String name) {
        return new ManifestPart(
                place + ", " + name, required(name, node.path(name).isObject(), "an object"));
    }

    List<ManifestPart> parts(String name) {
        List<ManifestPart> parts = new ArrayList<>();
        for (JsonNode each : required(name, node.path(name).isArray(), "an array")) {
            ManifestPart part = new ManifestPart("%s, %s[%d]".formatted(place, name, parts.size()), each);
            if (!each.isObject()) {
                throw new BadInputException(part.place + ": expected an object");
            }
            parts.add(part);
        }
        return parts;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : required(name, node.path(name).isArray(), "an array")) {
            if (!each.isTextual()) {
                throw refused(name, "texts");
            }
            texts.add(Visible.of(each.textValue()));
        }
        return texts;
    }

    /** {@return the constant with this name in lower case} */
    <E extends Enum<E>> E oneOf(Class<E> type, String name, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new BadInputException("%s: %s is '%s', which is unknown".formatted(place, name, value)));
    }

    /** {@return every property that is no object and no array, as text} */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        node.properties().stream()
                .filter(each -> each.getValue().isValueNode())
                .forEach(each -> facts.put(
                        Visible.of(each.getKey()), Visible.of(each.getValue().asText())));
        return facts;
    }

    private JsonNode required(String name, boolean is, String what) {
        if (!is) {
            throw refused(name, what);
        }
        return node.path(name);
    }

    private BadInputException refused(String name, String what) {
        return new BadInputException("%s: expected %s in '%s', %s"
                .formatted(place, what, name, has(name) ? "found " + node.path(name) : "which is missing"));
    }
}
