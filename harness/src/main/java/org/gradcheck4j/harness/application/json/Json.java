package org.gradcheck4j.harness.application.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON, properties in order. A number is the shortest that reads back as the same double. */
public final class Json {

    /** The same line ends on every system. */
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    /** The properties of a case and of a verdict have lines of their own; what is deeper, such as a tensor, shares one. */
    private static final int MOST_LEVELS = 3;

    /** The elements of an array share a line; objects break their own lines. */
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(new Shallow())
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));

    private static final ObjectWriter COMPACT = JsonMapper.builder().build().writer();

    private Json() {}

    private static final class Shallow implements DefaultPrettyPrinter.Indenter {
        @Override
        public void writeIndentation(JsonGenerator to, int level) throws IOException {
            if (level <= MOST_LEVELS) {
                LINES.writeIndentation(to, level);
            }
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }

    /** {@return a value with one property a line} */
    public static String write(Object value) {
        return written(WRITER, value) + "\n";
    }

    /** {@return a value in one line, without spaces} */
    public static String compact(Object value) {
        return written(COMPACT, value);
    }

    private static String written(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
