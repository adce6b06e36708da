package org.gradcheck4j.harness.cli;

import picocli.CommandLine.Option;

/** Every command's {@code --help}. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** {@return whether help was asked for; picocli has shown it by then} */
    boolean asked() {
        return help;
    }
}
