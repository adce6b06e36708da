package org.gradcheck4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummationTest {

    @ParameterizedTest
    @CsvSource({
        // n, any, blocked by 8, pairwise down to 2
        "1, 0, 0, 0",
        "2, 1, 1, 1",
        "3, 2, 2, 2",
        "4, 3, 3, 2",
        "5, 4, 4, 3",
        "8, 7, 7, 3",
        "9, 8, 8, 4",
        "16, 15, 8, 4",
        "17, 16, 9, 5",
        "569, 568, 78, 10"
    })
    void a_term_goes_through_so_many_additions(int n, int any, int blocked, int pairwise) {
        assertThat(Summation.inAnyOrder(1).additions(n)).isEqualTo(any);
        assertThat(Summation.blocked(1, 8).additions(n)).isEqualTo(blocked);
        assertThat(Summation.pairwise(1, 2).additions(n)).isEqualTo(pairwise);
    }

    @Test
    void no_block_is_empty() {
        assertThatThrownBy(() -> Summation.blocked(1, 0)).hasMessage("a block has at least 1 term, not 0");
    }

    @Test
    void rounded_factors_have_an_error_below_their_size() {
        Summation rounded = Summation.inAnyOrder(0x1p-24).withFactorsRoundedTo(BinaryFormat.TF32);
        assertThat(rounded.roundsFactors()).isTrue();
        assertThat(rounded.factorRoundoff()).isEqualTo(0x1p-11);
        assertThat(Summation.inAnyOrder(0x1p-24).roundsFactors()).isFalse();
        assertThatThrownBy(() -> new Summation(0x1p-24, Summation.Order.ANY, 1, 1))
                .hasMessage("u of rounded factors is from 0 to below 1, not 1.0");
    }
}
