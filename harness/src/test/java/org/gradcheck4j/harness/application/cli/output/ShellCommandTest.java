package org.gradcheck4j.harness.application.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShellCommandTest {

    @Test
    void class_path_of_the_user_s_engines_comes_first() {
        assertThat(new ShellCommand(Optional.of("my engines/mine.jar"), List.of("suite", "--case", "xor-2-2-1")).text())
                .isEqualTo("GRADCHECK4J_CLASSPATH='my engines/mine.jar' gradcheck4j suite --case xor-2-2-1");
    }

    @Test
    void what_acts_on_a_terminal_or_on_a_log_is_escaped() {
        assertThat(new ShellCommand(Optional.empty(), List.of("a\n::it's\\\u001b.npz", "a::b")).text())
                .isEqualTo("gradcheck4j $'a\\u000a:\\u003ait\\'s\\\\\\u001b.npz' $'a:\\u003ab'");
    }

    @Test
    void what_a_shell_would_not_take_literally_is_quoted() {
        assertThat(new ShellCommand(Optional.empty(), List.of("check", "it's $HOME.npz", "")).text())
                .isEqualTo("gradcheck4j check 'it'\\''s $HOME.npz' ''");
    }
}
