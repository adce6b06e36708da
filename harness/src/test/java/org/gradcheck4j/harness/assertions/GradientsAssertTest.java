package org.gradcheck4j.harness.assertions;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.gradcheck4j.harness.assertions.GradientAssertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.api.Assertions;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/** The README's two assertions, and what AssertJ's users expect of one. */
class GradientsAssertTest {

    private static final Network NETWORK = SeededCases.network(1, 7, 3, 2, 1);
    private static final Batch BATCH = SeededCases.batch(3, 5, 7);
    private static final Gradients RIGHT = new ReferenceEngine().gradients(NETWORK, BATCH, Precision.DOUBLE);
    private static final Gradients FLIPPED = times(-1);

    @Test
    void a_right_gradient_passes_both() {
        assertThat(RIGHT)
                .agreesWithFormula(NETWORK, BATCH, Precision.DOUBLE)
                .agreesWith(times(1 + 1e-8), Tolerance.allClose(1e-7, 1e-9));
    }

    @Test
    void a_wrong_one_fails_with_what_was_asked_where_and_why() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> assertThat(FLIPPED).as("my backprop").agreesWithFormula(NETWORK, BATCH, Precision.DOUBLE))
                .withMessageStartingWith("3-2-1, m = 5, in double: my backprop disagrees at layer 2, ")
                .withMessageContaining(": every dW and db has the opposite\n  sign: ")
                .withMessageEndingWith("\n  compared with  the exact gradient, in double-double");
    }

    @Test
    void a_declared_arithmetic_allows_for_what_is_rounded_more() {
        Gradients inTf32 = new Gradients(RIGHT.layers().stream()
                .map(layer -> new LayerGradient(
                        layer.dW().map(BinaryFormat.TF32::round), layer.db().map(BinaryFormat.TF32::round)))
                .toList());
        Arithmetic plain = Arithmetic.undeclared(Precision.FLOAT);
        Arithmetic roundsFactors = plain.withSums(plain.sums().withFactorsRoundedTo(BinaryFormat.TF32));
        assertThat(inTf32).agreesWithFormula(NETWORK, BATCH, Precision.FLOAT, roundsFactors);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(inTf32).agreesWithFormula(NETWORK, BATCH, Precision.FLOAT, plain));
    }

    @Test
    void others_need_no_network() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(FLIPPED).agreesWith(RIGHT, Tolerance.allClose(1e-7, 1e-9)))
                .withMessageStartingWith("gradients: actual disagrees at layer 2, ")
                .withMessageContaining("\n  tolerance      allclose with rtol 1.0E-7 and atol 1.0E-9, as given\n");
    }

    @Test
    void the_worst_entry_of_all_is_named_and_the_tolerance_with_which_all_would_pass() {
        Gradients others = Gradients.of(new double[][][] {{{1, 2}}, {{4}}}, new double[][] {{1}, {5}});
        Gradients close = Gradients.of(new double[][][] {{{1, 2.5}}, {{4.25}}}, new double[][] {{1}, {5}});
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(close).agreesWith(others, Tolerance.allClose(0.01, 0)))
                .withMessageStartingWith("gradients: actual disagrees at layer 2, dW2[0, 0]\n")
                .withMessageContaining("\n  worst of all   dW1[0, 1]  expected 2.0, actual 2.5, 25.00 × the bound\n")
                .withMessageEndingWith("\n  all pass with  rtol 0.250, or atol 0.500");
        assertThat(close)
                .agreesWith(others, Tolerance.allClose(0.25, 0))
                .agreesWith(others, Tolerance.allClose(0, 0.5));
    }

    @Test
    void a_forward_pass_is_judged_first() {
        ForwardPass right =
                new ReferenceEngine().forward(NETWORK, BATCH, Precision.DOUBLE).orElseThrow();
        assertThat(RIGHT).withForwardPass(right).agreesWithFormula(NETWORK, BATCH, Precision.DOUBLE);
        ForwardPass wrong = new ForwardPass(
                List.of(right.activation(1).map(a -> 1 - a), right.activation(2)), OptionalDouble.empty());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(RIGHT).withForwardPass(wrong).agreesWithFormula(NETWORK, BATCH, Precision.DOUBLE))
                .withMessageContaining("disagrees at layer 1, A1[");
    }

    @Test
    void of_a_wrong_loss_alone_the_sentence_says_all_and_no_id_is_given() {
        double loss = new ReferenceEngine()
                .forward(NETWORK, BATCH, Precision.DOUBLE)
                .orElseThrow()
                .loss()
                .orElseThrow();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(RIGHT)
                        .withForwardPass(new ForwardPass(List.of(), 5 * loss))
                        .agreesWithFormula(NETWORK, BATCH, Precision.DOUBLE))
                .withMessageStartingWith(
                        "3-2-1, m = 5, in double: actual disagrees at the loss J: the gradients are right, but")
                .satisfies(error -> Assertions.assertThat(error.getMessage()).doesNotContain("diagnosis"));
    }

    @Test
    @SuppressWarnings("NullAway") // a user's code is not checked for nulls
    void null_is_refused_in_words() {
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(RIGHT).agreesWithFormula(null, BATCH, Precision.DOUBLE))
                .withMessage("network is null");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(RIGHT).agreesWithFormula(NETWORK, null, Precision.DOUBLE))
                .withMessage("batch is null");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(RIGHT).agreesWithFormula(NETWORK, BATCH, null))
                .withMessage("precision is null");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(RIGHT).agreesWithFormula(NETWORK, BATCH, Precision.DOUBLE, null))
                .withMessage("arithmetic is null");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(RIGHT).agreesWith(null, Tolerance.allClose(0, 0)))
                .withMessage("others is null");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(RIGHT).agreesWith(RIGHT, null))
                .withMessage("tolerance is null");
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(RIGHT).withForwardPass(null))
                .withMessage("forward is null");
    }

    @Test
    void the_users_own_words_come_first() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(FLIPPED)
                        .withFailMessage("step %d is wrong", 3)
                        .agreesWithFormula(NETWORK, BATCH, Precision.DOUBLE))
                .withMessage("step 3 is wrong");
    }

    private static Gradients times(double factor) {
        return new Gradients(RIGHT.layers().stream()
                .map(layer -> new LayerGradient(
                        layer.dW().map(x -> factor * x), layer.db().map(x -> factor * x)))
                .toList());
    }
}
