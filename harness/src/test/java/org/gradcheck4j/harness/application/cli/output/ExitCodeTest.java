package org.gradcheck4j.harness.application.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void disagreement_outranks_doubt_and_bad_input_outranks_both() {
        assertThat(ExitCode.worst(Stream.of(ExitCode.AGREE, ExitCode.INCONCLUSIVE)))
                .isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(ExitCode.worst(Stream.of(ExitCode.DISAGREE, ExitCode.INCONCLUSIVE)))
                .isEqualTo(ExitCode.DISAGREE);
        assertThat(ExitCode.worst(Stream.of(ExitCode.BAD_INPUT, ExitCode.DISAGREE)))
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void nothing_compared_is_no_agreement() {
        assertThat(ExitCode.worst(Stream.of())).isEqualTo(ExitCode.DISAGREE);
    }
}
