package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/** What is a failure of the engine, and what is not. */
class EngineRunTest {

    private static final GradientCheck CHECK =
            GradientCheck.of(SeededCases.network(1, 7, 3, 2, 1), SeededCases.batch(3, 5, 7), Precision.DOUBLE);

    @Test
    void what_an_engine_throws_is_its_failure_whichever_method_throws() {
        for (String method : new String[] {"unsupported", "gradients", "forward", "arithmetic"}) {
            Verdict verdict = verdict(new ThrowingEngine(method));
            assertThat(verdict.outcome()).as(method).isEqualTo(Outcome.FAILED);
            assertThat(verdict.reason()).isEqualTo("it threw IllegalStateException: not today");
        }
    }

    @Test
    void a_null_is_the_engines_failure() {
        Verdict verdict = verdict(new ThrowingEngine("none") {
            @Override
            @SuppressWarnings("NullAway") // a user's engine is not checked for nulls
            public Arithmetic arithmetic(Precision precision) {
                return null;
            }
        });
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.reason()).isEqualTo("its arithmetic is null");
    }

    @Test
    void null_gradients_are_said_to_be_null() {
        Verdict verdict = verdict(new ThrowingEngine("none") {
            @Override
            @SuppressWarnings("NullAway") // a user's engine is not checked for nulls
            public Gradients gradients(Network network, Batch batch, Precision precision) {
                return null;
            }
        });
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.reason()).isEqualTo("its gradients are null");
    }

    @Test
    void a_null_in_place_of_why_it_is_unsupported_is_said_to_be_null() {
        Verdict verdict = verdict(new ThrowingEngine("none") {
            @Override
            @SuppressWarnings("NullAway") // a user's engine is not checked for nulls
            public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
                return null;
            }
        });
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.reason()).isEqualTo("its unsupported(…) is null");
    }

    @Test
    void a_null_output_is_said_to_be_null() {
        Verdict verdict = verdict(new ThrowingEngine("none") {
            @Override
            @SuppressWarnings("NullAway") // a user's engine is not checked for nulls
            public EngineOutput output(Network network, Batch batch, Precision precision) {
                return null;
            }
        });
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.reason()).isEqualTo("its output is null");
    }

    @Test
    void an_engine_that_gives_both_in_one_pass_is_asked_for_both_once_and_then_for_gradients_alone() {
        List<String> calls = new ArrayList<>();
        GradientEngine engine = new ThrowingEngine("forward") {
            @Override
            public Gradients gradients(Network network, Batch batch, Precision precision) {
                calls.add("gradients");
                return super.gradients(network, batch, precision);
            }

            @Override
            public EngineOutput output(Network network, Batch batch, Precision precision) {
                calls.add("output");
                return new ReferenceEngine().output(network, batch, precision);
            }
        };
        EngineRun run = EngineRun.of(FoundEngine.of(engine), CHECK, TolerancePolicy.DERIVED, 3);
        assertThat(run.judgement().verdict().outcome()).isEqualTo(Outcome.AGREE);
        assertThat(run.output().orElseThrow().forward()).isPresent();
        assertThat(calls).containsExactly("output", "gradients", "gradients");
    }

    @Test
    void an_error_is_its_failure_too() {
        Verdict verdict = verdict(new ThrowingEngine("none") {
            @Override
            public Gradients gradients(Network network, Batch batch, Precision precision) {
                throw new StackOverflowError();
            }
        });
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.reason()).isEqualTo("it threw StackOverflowError");
    }

    @Test
    void what_it_says_in_90_kilobytes_is_shortened() {
        Verdict failed = verdict(new ThrowingEngine("none") {
            @Override
            public Gradients gradients(Network network, Batch batch, Precision precision) {
                throw new IllegalStateException("x".repeat(90_000));
            }
        });
        assertThat(failed.reason())
                .isEqualTo("it threw IllegalStateException: " + "x".repeat(500) + "… (89500 characters more)");
        Verdict unsupported = verdict(new ThrowingEngine("none") {
            @Override
            public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
                return Optional.of("y".repeat(90_000));
            }
        });
        assertThat(unsupported.reason()).isEqualTo("y".repeat(500) + "… (89500 characters more)");
    }

    /** Returns the right gradient the first time, then what a factor makes of it. */
    private static EngineRun repeated(double factor) {
        return EngineRun.of(
                new ThrowingEngine("none") {
                    private boolean isRepeat;

                    @Override
                    public Gradients gradients(Network network, Batch batch, Precision precision) {
                        Gradients right = super.gradients(network, batch, precision);
                        double by = isRepeat ? factor : 1;
                        isRepeat = true;
                        return new Gradients(right.layers().stream()
                                .map(layer -> new LayerGradient(
                                        layer.dW().map(value -> by * value),
                                        layer.db().map(value -> by * value)))
                                .toList());
                    }
                },
                CHECK,
                TolerancePolicy.DERIVED,
                3);
    }

    @Test
    void an_engine_whose_repeat_is_wrong_does_not_agree() {
        Verdict verdict = repeated(2).judgement().verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.reason())
                .startsWith("it does not give the same answer twice: the first gradient passed, but in a repeat, d")
                .endsWith(" × the bound");
    }

    @Test
    void an_engine_that_does_not_return_is_given_up() {
        GradientEngine hanging = new ThrowingEngine("none") {
            @Override
            public Gradients gradients(Network network, Batch batch, Precision precision) {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.gradients(network, batch, precision);
            }
        };
        Verdict verdict = EngineRun.of(hanging, CHECK, TolerancePolicy.DERIVED, 1, Duration.ofMillis(50))
                .judgement()
                .verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.reason()).isEqualTo("one call did not return within 50 ms");
    }

    @Test
    void what_an_engine_does_to_its_inputs_changes_no_others() {
        double before = CHECK.solution().network().layer(1).weights().get(0);
        Verdict verdict = verdict(new ThrowingEngine("none") {
            @Override
            public Gradients gradients(Network network, Batch batch, Precision precision) {
                overwrite(network.layer(1).weights());
                overwrite(batch.X());
                return super.gradients(network, batch, precision);
            }
        });
        assertThat(verdict.outcome()).isEqualTo(Outcome.DISAGREE);
        assertThat(CHECK.solution().network().layer(1).weights().get(0)).isEqualTo(before);
        assertThat(verdict(new ReferenceEngine()).outcome()).isEqualTo(Outcome.AGREE);
    }

    /** What no method of a matrix allows, but reflection does. */
    private static void overwrite(Matrix matrix) {
        try {
            Field values = Matrix.class.getDeclaredField("values");
            values.setAccessible(true);
            ((double[]) values.get(matrix))[0] = 3;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @Test
    void repeats_may_differ_by_rounding() {
        EngineRun run = repeated(1 + 0x1p-52);
        assertThat(run.judgement().verdict().outcome()).isEqualTo(Outcome.AGREE);
        assertThat(run.repeatUlps()).isBetween(1.0, 2.0);
    }

    @Test
    void what_the_judging_throws_is_not() {
        TolerancePolicy broken = precision -> {
            throw new IllegalStateException("the tolerance is broken");
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> EngineRun.of(new ReferenceEngine(), CHECK, broken, 1))
                .withMessage("the tolerance is broken");
    }

    private static Verdict verdict(GradientEngine engine) {
        return EngineRun.of(engine, CHECK, TolerancePolicy.DERIVED, 1)
                .judgement()
                .verdict();
    }

    /** Right, but for one method that throws. */
    private static class ThrowingEngine implements GradientEngine {

        private final String throwing;

        ThrowingEngine(String throwing) {
            this.throwing = throwing;
        }

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
            called("unsupported");
            return Optional.empty();
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            called("gradients");
            return new ReferenceEngine().gradients(network, batch, precision);
        }

        @Override
        public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
            called("forward");
            return Optional.empty();
        }

        @Override
        public Arithmetic arithmetic(Precision precision) {
            called("arithmetic");
            return Arithmetic.of(precision);
        }

        private void called(String method) {
            if (method.equals(throwing)) {
                throw new IllegalStateException("not today");
            }
        }
    }
}
