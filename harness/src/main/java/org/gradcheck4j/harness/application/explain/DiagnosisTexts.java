package org.gradcheck4j.harness.application.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What each diagnosis means, from {@code diagnoses.txt}. There a line {@code [id]} starts a text; its next line says in
 * one sentence what the diagnosis is.
 */
public final class DiagnosisTexts {

    private static final String FILE = "diagnoses.txt";

    private final Map<String, List<String>> linesById;

    private DiagnosisTexts(Map<String, List<String>> linesById) {
        this.linesById = linesById;
    }

    /** {@return all texts, read anew} */
    public static DiagnosisTexts load() {
        try (InputStream in = Objects.requireNonNull(DiagnosisTexts.class.getResourceAsStream(FILE), FILE)) {
            Map<String, List<String>> linesById = new LinkedHashMap<>();
            List<String> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.startsWith("[") && line.endsWith("]")) {
                    lines = new ArrayList<>();
                    linesById.put(line.substring(1, line.length() - 1), lines);
                } else {
                    lines.add(line);
                }
            }
            return new DiagnosisTexts(linesById);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return every id, in the order of the file} */
    public List<String> ids() {
        return List.copyOf(linesById.keySet());
    }

    /**
     * {@return the first line of a text, which says what the diagnosis is}
     *
     * @param id that is known
     */
    public String summary(String id) {
        return lines(id).get(0);
    }

    /**
     * {@return the whole text of an id, if it is known}
     *
     * @param id of a diagnosis
     */
    public Optional<String> text(String id) {
        return linesById.containsKey(id)
                ? Optional.of(String.join("\n", lines(id)).strip())
                : Optional.empty();
    }

    private List<String> lines(String id) {
        return Objects.requireNonNull(linesById.get(id), id);
    }
}
