package org.gradcheck4j.harness.evaluation.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.injection.FaultContext;
import org.gradcheck4j.harness.evaluation.injection.Faults;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.evaluation.injection.RandomParameters;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class FaultEvidenceTest {

    private static final Network NETWORK = SeededCases.network(1, 1, 4, 8, 1);

    private static final Batch BATCH = SeededCases.batch(4, 12, 1);

    private static double bits(Batch batch, String id, String form) {
        GradientCheck check = GradientCheck.of(NETWORK, batch, Precision.DOUBLE);
        FaultContext context = new FaultContext(NETWORK, batch, Precision.DOUBLE);
        InjectedFault fault = Faults.draw(context, new RandomParameters(1)).stream()
                .filter(each -> each.id().equals(id) && each.form().equals(form))
                .findFirst()
                .orElseThrow();
        Gradients injected = fault.inject(NETWORK, batch, Precision.DOUBLE);
        ExactChange change = new ExactChange(check, check.tolerance(Arithmetic.of(Precision.DOUBLE)), injected);
        Map<TensorName, DoubleDoubleMatrix> gradient = change.gradient(fault, injected);
        return new FaultEvidence(change, check.solution()).bits(fault, gradient);
    }

    /** The features of the first sample for all, with the labels as they are. */
    private static Batch alike() {
        return new Batch(Matrix.generate(4, BATCH.size(), (n, k) -> BATCH.X().get(n, 0)), BATCH.y());
    }

    @Test
    void one_sample_tells_no_mistake_in_the_output_from_another() {
        Batch one = new Batch(
                Matrix.generate(4, 1, (n, k) -> BATCH.X().get(n, 0)),
                Matrix.row(BATCH.y().get(0)));
        assertThat(bits(one, "squared-error", "half")).isZero();
    }

    @Test
    void weights_of_the_classes_are_told_if_outputs_differ() {
        assertThat(bits(BATCH, "class-weighted", "two random weights")).isGreaterThan(100);
    }

    @Test
    void with_all_outputs_alike_two_weights_fit_every_mistake() {
        assertThat(bits(alike(), "class-weighted", "two random weights")).isLessThan(1);
    }

    @Test
    void the_choice_among_the_samples_takes_bits() {
        double ofOne = bits(alike(), "label-wrong", "any sample");
        assertThat(List.of(bits(BATCH, "label-wrong", "any sample"))).allMatch(bits -> bits > ofOne);
        // One number tells of a sample, and that is fitted; which of twelve it is remains.
        assertThat(ofOne).isNegative();
    }

    @Test
    void a_mistake_in_a_hidden_layer_counts_entry_by_entry() {
        assertThat(bits(BATCH, "missing-sigmoid-derivative", "every layer")).isGreaterThan(300);
    }
}
