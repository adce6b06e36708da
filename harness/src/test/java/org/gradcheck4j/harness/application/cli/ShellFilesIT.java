package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the assembled program brings for shells. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bash and man are not there")
class ShellFilesIT {

    private static final Path PROGRAM = Path.of("target", "gradcheck4j").toAbsolutePath();
    private static final Path PAGE = PROGRAM.resolve("man/man1/gradcheck4j.1");

    private final ProgramShell shell;

    ShellFilesIT(@TempDir Path folder) {
        this.shell = new ProgramShell(folder);
    }

    @Test
    void bash_completes_commands_options_and_values() throws Exception {
        assertThat(completed("gradcheck4j", "ch")).containsExactly("check");
        assertThat(completed("gradcheck4j", "check", "--ju")).containsExactly("--junit");
        assertThat(completed("gradcheck4j", "suite", "--case", "wdbc-30-16-8")).containsExactly("wdbc-30-16-8-1");
        assertThat(completed("gradcheck4j", "check", "--sigma", "t")).containsExactly("tanh");
        assertThat(completed("gradcheck4j", "compare", "--precision", "d")).containsExactly("double");
        assertThat(completed("gradcheck4j", "check", "--samples", "c")).containsExactly("columns");
    }

    /** What bash offers for the last word. */
    private List<String> completed(String... words) throws Exception {
        assumeTrue(shell.run(Map.of(), "command -v bash").exitCode() == 0, "bash is not installed here");
        String script =
                "source \"$0\"; compopt() { :; }; COMP_WORDS=(\"$@\"); COMP_CWORD=%d; COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE};"
                                .formatted(words.length - 1)
                        + " $(complete -p gradcheck4j | sed \"s/.*-F \\([^ ]*\\) .*/\\1/\"); printf \"%s\\n\" \"${COMPREPLY[@]}\"";
        Invocation bash = shell.run(
                Map.of("SCRIPT", script),
                "bash -c \"$SCRIPT\" '%s' %s"
                        .formatted(PROGRAM.resolve("completion/gradcheck4j"), String.join(" ", words)));
        assertThat(bash.err()).isEmpty();
        return bash.out().lines().map(String::strip).toList();
    }

    @Test
    void the_page_for_man_has_every_command_and_no_fault() throws Exception {
        assertThat(Files.readString(PAGE))
                .contains(".SH NAME\ngradcheck4j \\- ", ".SS check\n", ".SS suite\n", "\\-\\-junit");
        assumeTrue(shell.run(Map.of(), "command -v groff").exitCode() == 0, "groff is not installed here");
        Invocation formatted =
                shell.run(Map.of("LC_ALL", "C.UTF-8"), "groff -K utf8 -man -Tutf8 -ww -P-cbou '%s'".formatted(PAGE));
        assertThat(formatted.err()).isEmpty();
        assertThat(formatted.out()).contains("--junit=FILE", "gradcheck4j check mine.npz");
    }
}
