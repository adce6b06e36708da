package org.gradcheck4j.harness.application.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The walk in a terminal. */
@Isolated("changes the default locale")
class WalkTextTest {

    private static final int COLUMNS = 80;

    @Test
    void whole_text_is_pinned() throws IOException {
        try (var in = Objects.requireNonNull(WalkTextTest.class.getResourceAsStream("walk.txt"))) {
            assertThat(Walk.text()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void it_fits_a_terminal_and_its_numbers_can_be_pasted_elsewhere() {
        assertThat(Walk.text().lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(Walk.text()).doesNotContain("−", "\t").doesNotContainPattern(" \n");
    }

    @Test
    void it_is_the_same_in_every_locale() {
        Locale before = Locale.getDefault();
        String text = Walk.text();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Walk.text()).isEqualTo(text);
        } finally {
            Locale.setDefault(before);
        }
    }
}
