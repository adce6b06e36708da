package org.gradcheck4j.harness.application.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The page for {@code man}: the help of every command, as {@code --help} shows it.
 *
 * @param commands the program, with every command
 */
record ManPage(CommandLine commands) {

    /** {@return the page in the language of {@code man(7)}} */
    String text() {
        StringBuilder page = new StringBuilder();
        String program = commands.getCommandName();
        page.append(".TH \"%s\" \"1\" \"\" \"\" \"User commands\"\n".formatted(program.toUpperCase(Locale.ROOT)));
        page.append(".SH NAME\n%s \\- are my gradients right?\n".formatted(program));
        page.append(".SH SYNOPSIS\n.nf\n").append(escaped(usage(commands))).append(".fi\n.SH COMMANDS\n");
        for (Map.Entry<String, CommandLine> each : commands.getSubcommands().entrySet()) {
            page.append(".SS %s\n.nf\n".formatted(each.getKey()))
                    .append(escaped(usage(each.getValue())))
                    .append(".fi\n");
        }
        return page.toString();
    }

    private static String usage(CommandLine command) {
        return command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n");
    }

    /** A backslash and a hyphen have a meaning there, and so has a dot or an apostrophe at the start of a line. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^(?=[.'])", "\\\\&");
    }
}
