package org.gradcheck4j.harness.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** A NaN or an infinity: in which tensor, at which index, and what made it first. */
final class NonFinite {

    static final DiagnosisId ID = new DiagnosisId("non-finite");

    private static final String USUAL_CAUSE =
            "a σ that overflows, or a division by a(1 − a) if a is 0 or 1, makes such numbers";

    private NonFinite() {}

    /** {@return where the first number that is not finite stands, in the order of computing: forward, then backwards} */
    static Optional<Diagnosis> find(ExactSolution solution, EngineOutput output) {
        int L = solution.network().depth();
        Map<TensorName, Matrix> inOrder = new LinkedHashMap<>();
        output.forward().ifPresent(each -> inOrder.putAll(each.tensors()));
        for (int i = L; i >= 1; i--) {
            inOrder.put(TensorName.db(i), output.gradients().layer(i).db());
            inOrder.put(TensorName.dW(i), output.gradients().layer(i).dW());
        }
        return inOrder.entrySet().stream()
                .filter(each -> !each.getValue().isFinite())
                .findFirst()
                .map(each -> diagnosis(
                        each.getKey(),
                        each.getValue(),
                        cause(each.getKey(), L, output.tensors().containsKey(TensorName.activation(1)))));
    }

    private static Diagnosis diagnosis(TensorName tensor, Matrix values, String cause) {
        int k = 0;
        while (Double.isFinite(values.get(k))) {
            k++;
        }
        int row = k / values.columns();
        int column = k % values.columns();
        String what = Double.isNaN(values.get(k)) ? "not a number" : "infinite";
        return new Diagnosis(
                ID,
                "%s is %s: %s".formatted(tensor.entry(row, column), what, cause),
                remedy(tensor),
                Map.of("row", (double) row, "column", (double) column),
                List.of());
    }

    private static String remedy(TensorName tensor) {
        return switch (tensor.quantity()) {
            case J -> "take the loss from Z[L]";
            case dW -> "look at what is done to %s from its product on".formatted(tensor);
            case A, db -> "take σ(z) from e^−|z|, and dZ[L] as A − y";
        };
    }

    private static String cause(TensorName tensor, int depth, boolean showsActivations) {
        int i = tensor.layer();
        String forward = showsActivations ? "the forward pass is finite, and " : "";
        return switch (tensor.quantity()) {
            case J ->
                showsActivations
                        ? "the activations are finite, so the loss makes it, as ln 0 does"
                        : "ln 0 makes such numbers, and so does an activation that is not finite (give the activations too, and"
                                + " they are checked first)";
            case A -> "the forward pass makes it in layer %d; %s".formatted(i, USUAL_CAUSE);
            // A NaN in dZ would be in db too, which comes first.
            case dW ->
                "%sdb%d is finite, so dZ%d is; its product with %s makes it, or what comes after backprop"
                        .formatted(forward, i, i, Evidence.inputOf(i));
            case db ->
                i == depth
                        ? "%sdZ%d, the derivative of the loss, makes it; %s".formatted(forward, i, USUAL_CAUSE)
                        : "%sthe layers after are finite, so dZ%d makes it in the backward pass; %s"
                                .formatted(forward, i, USUAL_CAUSE);
        };
    }
}
