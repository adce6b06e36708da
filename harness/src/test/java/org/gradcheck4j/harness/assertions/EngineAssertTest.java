package org.gradcheck4j.harness.assertions;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gradcheck4j.harness.assertions.GradientAssertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class EngineAssertTest {

    @Test
    void a_right_engine_passes() {
        assertThat(new ReferenceEngine()).agreesWithFormula();
    }

    @Test
    void a_wrong_one_fails_with_the_message_of_its_first_case() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new DoubleEngine() {
                            @Override
                            public Gradients gradients(Network network, Batch batch, Precision precision) {
                                return new Gradients(super.gradients(network, batch, precision).layers().stream()
                                        .map(layer -> new LayerGradient(
                                                layer.dW(), layer.db().map(value -> -value)))
                                        .toList());
                            }
                        })
                        .agreesWithFormula())
                .withMessageStartingWith("wdbc-30-16-8-1 in double: mine disagrees at layer 3, ")
                .withMessageContaining("every db has the opposite sign");
    }

    @Test
    void one_whose_errors_have_a_factor_in_common_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new DoubleEngine() {
                            @Override
                            public Gradients gradients(Network network, Batch batch, Precision precision) {
                                double c = 1 + 12 * 0x1p-53;
                                return new Gradients(super.gradients(network, batch, precision).layers().stream()
                                        .map(layer -> new LayerGradient(
                                                layer.dW().map(value -> c * value),
                                                layer.db().map(value -> c * value)))
                                        .toList());
                            }
                        })
                        .agreesWithFormula())
                .withMessageContaining("large by the same share");
    }

    @Test
    void what_it_throws_is_the_cause() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new DoubleEngine() {
                            @Override
                            public Gradients gradients(Network network, Batch batch, Precision precision) {
                                throw new IllegalStateException("not today");
                            }
                        })
                        .agreesWithFormula())
                .withMessageStartingWith(
                        "wdbc-30-16-8-1 in double: mine failed: it threw IllegalStateException: not today")
                .withCauseExactlyInstanceOf(IllegalStateException.class)
                .havingCause()
                .withMessage("not today")
                .satisfies(cause -> Assertions.assertThat(cause.getStackTrace()[0].getMethodName())
                        .isEqualTo("gradients"));
    }

    @Test
    void one_that_supports_nothing_is_not_tested() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new DoubleEngine() {
                            @Override
                            public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
                                return Optional.of("not today");
                            }
                        })
                        .agreesWithFormula())
                .withMessage("mine agrees on no case in double: nothing was tested");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new DoubleEngine() {
                            @Override
                            public Set<Precision> precisions() {
                                return Set.of();
                            }
                        })
                        .agreesWithFormula())
                .withMessage("mine computes in no precision: nothing was tested");
    }

    private static class DoubleEngine implements GradientEngine {
        @Override
        public String name() {
            return "mine";
        }

        @Override
        public Set<Precision> precisions() {
            return Set.of(Precision.DOUBLE);
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return new ReferenceEngine().gradients(network, batch, precision);
        }
    }
}
