package org.gradcheck4j.harness.application.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/**
 * Writes JSON, properties in order, one a line. JSON has no number for what is not finite: those are the strings {@code
 * "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. Every other number is the shortest that reads back as the same
 * double.
 */
final class Json {

    /** The same line ends on every system. */
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    /** The elements of an array share a line; objects break their own lines. */
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(LINES)
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));

    private Json() {}

    static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
