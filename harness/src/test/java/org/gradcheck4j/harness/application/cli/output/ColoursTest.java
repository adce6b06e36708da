package org.gradcheck4j.harness.application.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.gradcheck4j.harness.comparison.Outcome;
import org.junit.jupiter.api.Test;

class ColoursTest {

    private static final String ESCAPES = "\u001b\\[[0-9]+m";
    private static final String WRONG = "../examples/mine.npz";

    @Test
    void they_are_for_a_terminal_alone_and_no_color_and_dumb_forbid_them() {
        assertThat(Colours.of(true, Map.of("TERM", "xterm"))).isEqualTo(Colours.ON);
        assertThat(Colours.of(true, Map.of("NO_COLOR", ""))).isEqualTo(Colours.ON);
        assertThat(Colours.of(true, Map.of("NO_COLOR", "0"))).isEqualTo(Colours.OFF);
        assertThat(Colours.of(true, Map.of("TERM", "dumb"))).isEqualTo(Colours.OFF);
        assertThat(Colours.of(false, Map.of("TERM", "xterm"))).isEqualTo(Colours.OFF);
    }

    @Test
    void the_word_of_the_verdict_is_painted_and_not_the_same_word_in_a_name() {
        assertThat(Colours.ON.inMessage("agrees.npz: agrees agrees\n  x agrees", "agrees.npz: agrees", Outcome.AGREE))
                .isEqualTo("agrees.npz: agrees \u001b[32magrees\u001b[0m\n  x agrees");
        assertThat(Colours.ON.inMessage("c: e failed: why", "c: e", Outcome.FAILED))
                .isEqualTo("c: e \u001b[31mfailed\u001b[0m: why");
        assertThat(Colours.ON.inMessage("c: e is inconclusive: why", "c: e", Outcome.INCONCLUSIVE))
                .isEqualTo("c: e is \u001b[33minconclusive\u001b[0m: why");
        assertThat(Colours.OFF.inMessage("c: e failed: why", "c: e", Outcome.FAILED))
                .isEqualTo("c: e failed: why");
    }

    @Test
    void check_prints_the_same_text_with_colours_and_json_without() {
        Invocation plain = Invocation.of("check", WRONG);
        Invocation coloured = Invocation.of(Colours.ON, "check", WRONG);
        assertThat(coloured.out()).startsWith(WRONG + ": the gradient \u001b[33mdisagrees\u001b[0m at layer 2, ");
        assertThat(coloured.out().replaceAll(ESCAPES, "")).isEqualTo(plain.out());
        assertThat(plain.out()).doesNotContain("\u001b");
        assertThat(Invocation.of(Colours.ON, "check", "--json", WRONG))
                .isEqualTo(Invocation.of("check", "--json", WRONG));
    }

    @Test
    void compare_paints_its_table_and_its_messages() {
        String[] wrong = {"compare", "--engines", "reference", "--precision", "float", "--tolerance", "ulp:0"};
        Invocation plain = Invocation.of(wrong);
        Invocation coloured = Invocation.of(Colours.ON, wrong);
        assertThat(coloured.out())
                .contains("\nreference  \u001b[31mdisagree\u001b[0m ", ": reference \u001b[31mdisagrees\u001b[0m at ");
        assertThat(coloured.out().replaceAll(ESCAPES, "")).isEqualTo(plain.out());
    }
}
