package org.gradcheck4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gradcheck4j.model.Arithmetic.Undeclared;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    @Test
    void what_is_declared_is_known() {
        Arithmetic half = Arithmetic.undeclared(Precision.HALF);
        assertThat(half.undeclared()).containsExactlyInAnyOrder(Undeclared.values());
        assertThat(half.withExpSigmoid().undeclared()).containsExactly(Undeclared.UNDERFLOW, Undeclared.ACCUMULATOR);
        assertThat(half.withTanhSigmoid().undeclared()).containsExactly(Undeclared.UNDERFLOW, Undeclared.ACCUMULATOR);
        assertThat(half.withUnderflow(1).undeclared()).containsExactly(Undeclared.SIGMOID, Undeclared.ACCUMULATOR);
        assertThat(half.withSums(Summation.inAnyOrder(0x1p-11)).undeclared())
                .containsExactly(Undeclared.SIGMOID, Undeclared.UNDERFLOW);
        assertThat(Arithmetic.of(Precision.HALF).undeclared()).isEmpty();
    }

    @Test
    void undeclared_sums_of_half_are_taken_to_be_in_float_and_others_in_the_same_precision() {
        assertThat(Arithmetic.undeclared(Precision.HALF).sums()).isEqualTo(Summation.inAnyOrder(0x1p-24));
        assertThat(Arithmetic.undeclared(Precision.FLOAT).sums()).isEqualTo(Summation.inAnyOrder(0x1p-24));
        assertThat(Arithmetic.undeclared(Precision.FLOAT).undeclared())
                .containsExactly(Undeclared.SIGMOID, Undeclared.UNDERFLOW);
    }

    @Test
    void a_sigma_from_tanh_has_an_absolute_error() {
        Arithmetic ieee = Arithmetic.of(Precision.FLOAT);
        assertThat(ieee.withTanhSigmoid().sigmoidAbsolute()).isEqualTo(1.5);
        assertThat(ieee.withTanhSigmoid().withExpSigmoid()).isEqualTo(ieee);
    }

    @Test
    void sums_are_no_coarser_than_the_numbers() {
        Arithmetic single = Arithmetic.of(Precision.FLOAT);
        assertThat(single.withSums(Summation.inAnyOrder(0x1p-24))).isEqualTo(single);
        assertThatThrownBy(() -> single.withSums(Summation.inAnyOrder(0x1p-11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coarser than the numbers");
    }
}
