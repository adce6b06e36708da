package org.gradcheck4j.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void what_acts_on_a_terminal_is_shown() {
        assertThat(Visible.of("a\u001b[31mred\r\nb\u009bc\u0000"))
                .isEqualTo("a\\u001b[31mred\\u000d\\u000ab\\u009bc\\u0000");
    }

    @Test
    void what_turns_text_round_is_shown() {
        assertThat(Visible.of("a\u202ezpn.\u2066b\u200b\ufeff")).isEqualTo("a\\u202ezpn.\\u2066b\\u200b\\ufeff");
        assertThat(Visible.of("a" + Character.toString(0xE0041))).isEqualTo("a\\u{e0041}");
    }

    @Test
    void what_a_CI_servers_log_takes_for_a_command_is_shown() {
        assertThat(Visible.of("a ::error::b ##[group]c")).isEqualTo("a :\\u003aerror:\\u003ab ##\\u005bgroup]c");
    }

    @Test
    void what_people_write_stays() {
        String text = "résumé 数据 σ′ d’été 🙂 a b-c_d/e.npz";
        assertThat(Visible.of(text)).isEqualTo(text);
    }
}
