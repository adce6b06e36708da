package org.gradcheck4j.harness.application.explain;

import java.util.List;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.model.GradientEngine;

/**
 * Why A[i−1] appears in dW[i], in four steps, each with numbers: one linear neuron, one neuron with its sigmoid and loss,
 * one entry of a layer in a network, every layer.
 *
 * @param linear a = w·x + b: the output moves by x·h when w moves by h
 * @param sigmoid the chain rule from the loss to the weight
 * @param entry one entry of dW[2] as a sum over the samples, and every layer with and without A[i−1]
 */
public record ActivationExplanation(LinearNeuron linear, SigmoidNeuron sigmoid, WeightEntry entry) {

    /** Two hidden layers of one width, so that A[2] fits where A[1] belongs; four samples, so that all can be shown. */
    private static final String CASE = "xor-2-3-3-1";

    /**
     * Computes all four steps.
     *
     * @param engines that show the entry of the third step: those among them that compute in double
     * @return all numbers, computed now
     */
    public static ActivationExplanation of(List<GradientEngine> engines) {
        double w = 0.5;
        double x = 3;
        double b = -0.25;
        return new ActivationExplanation(
                LinearNeuron.of(w, x, b),
                SigmoidNeuron.of(w, x, b, 1),
                WeightEntry.of(
                        StandardSuite.cases().stream()
                                .filter(each -> each.id().equals(CASE))
                                .findFirst()
                                .orElseThrow(),
                        engines));
    }
}
