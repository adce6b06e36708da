package org.gradcheck4j.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In German, {@code "%.3g".formatted} writes a comma before the fraction: a number is formatted with {@code Locale.ROOT}. */
class NumbersInEveryLocaleTest {

    private static final Pattern STATEMENT = Pattern.compile("[;{}]\\s*(?://.*)?\\R");

    /** A fraction, or groups of digits. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<!%)%[-+# 0]*(?:,[-+# 0,]*\\d*d|,?\\d*(?:\\.\\d+)?[eEfgG])");

    private static final Pattern DEFAULT_LOCALE =
            Pattern.compile("\\.formatted\\(|::formatted|(?:String\\.format|printf)\\((?!\\s*Locale\\.ROOT)");

    @ParameterizedTest
    @ValueSource(strings = {"reference-impl", "dl4j-bridge", "harness", "examples"})
    void no_number_is_formatted_in_the_default_locale(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(NumbersInEveryLocaleTest::formattedInDefaultLocale))
                    .isEmpty();
        }
    }

    private static Stream<String> formattedInDefaultLocale(Path file) {
        return STATEMENT
                .splitAsStream(read(file))
                .filter(statement -> NUMBER.matcher(statement).find()
                        && DEFAULT_LOCALE.matcher(statement).find())
                .map(statement -> file + ": " + statement.strip());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
