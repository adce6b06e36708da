package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/** An engine that does not say who it is, or what it computes in, has verdicts all the same. */
class FoundEngineTest {

    private static final GradientCheck CHECK =
            GradientCheck.of(SeededCases.network(1, 7, 3, 2, 1), SeededCases.batch(3, 5, 7), Precision.DOUBLE);

    private static Verdict verdict(GradientEngine engine) {
        return EngineRun.of(engine, CHECK, TolerancePolicy.DERIVED, 1)
                .judgement()
                .verdict();
    }

    @Test
    void an_engine_whose_name_throws_fails_by_the_name_of_its_class() {
        FoundEngine found = FoundEngine.of(new RightEngine() {
            @Override
            public String name() {
                throw new IllegalStateException("no name");
            }
        });
        assertThat(found.name()).startsWith("org.gradcheck4j.harness.judgement.FoundEngineTest");
        assertFails(found, "its name() threw IllegalStateException: no name");
    }

    @Test
    void a_name_does_not_act_on_a_terminal() {
        FoundEngine found = FoundEngine.of(new RightEngine() {
            @Override
            public String name() {
                return "red\u001b[31m";
            }
        });
        assertThat(found.name()).isEqualTo("red\\u001b[31m");
    }

    @Test
    void an_engine_whose_precisions_throw_or_are_none_fails_in_all() {
        FoundEngine throwing = FoundEngine.of(new RightEngine() {
            @Override
            public Set<Precision> precisions() {
                throw new IllegalStateException("unknown");
            }
        });
        assertThat(throwing.precisions()).containsExactlyInAnyOrder(Precision.values());
        assertFails(throwing, "its precisions() threw IllegalStateException: unknown");
        assertFails(
                FoundEngine.of(new RightEngine() {
                    @Override
                    public Set<Precision> precisions() {
                        return Set.of();
                    }
                }),
                "its precisions() is empty");
        assertFails(
                FoundEngine.of(new RightEngine() {
                    @Override
                    @SuppressWarnings("NullAway") // a user's engine is not checked for nulls
                    public Set<Precision> precisions() {
                        return null;
                    }
                }),
                "its precisions() is null");
    }

    @Test
    void precisions_that_change_are_those_of_the_beginning() {
        FoundEngine found = FoundEngine.of(new RightEngine() {
            private boolean wasAsked;

            @Override
            public Set<Precision> precisions() {
                Set<Precision> answer = wasAsked ? Set.of() : EnumSet.of(Precision.DOUBLE);
                wasAsked = true;
                return answer;
            }
        });
        assertThat(found.precisions()).containsExactly(Precision.DOUBLE);
        assertThat(verdict(found).outcome()).isEqualTo(Outcome.AGREE);
    }

    private static void assertFails(GradientEngine engine, String reason) {
        assertThat(verdict(engine).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict(engine).reason()).isEqualTo(reason);
    }

    private static class RightEngine implements GradientEngine {
        @Override
        public String name() {
            return "right";
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return new ReferenceEngine().gradients(network, batch, precision);
        }
    }
}
