package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.harness.application.cli.Invocation;
import org.junit.jupiter.api.Test;

class CertifyCommandTest {

    @Test
    void without_a_terminal_it_says_first_what_takes_so_long() {
        assertThat(Invocation.of("certify", "--networks", "1").err())
                .isEqualTo("certify: every known fault, in 1 random network."
                        + " On 2 cores, 150 networks take about 10 minutes." + System.lineSeparator());
    }
}
