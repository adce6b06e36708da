package org.gradcheck4j.harness.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.diagnosis.hypothesis.DiagnosisId;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** A NaN or an infinity: in which tensor, at which index, and what made it first. */
final class NonFinite {

    static final DiagnosisId ID = new DiagnosisId("non-finite");

    private NonFinite() {}

    /** {@return where the first number that is not finite stands, as the engine computes them: forward, then backwards} */
    static Optional<Diagnosis> in(ExactSolution solution, EngineOutput output) {
        Map<TensorName, Matrix> inOrder = new LinkedHashMap<>();
        output.forward().ifPresent(each -> inOrder.putAll(each.tensors()));
        for (int i = solution.network().depth(); i >= 1; i--) {
            inOrder.put(TensorName.db(i), output.gradients().layer(i).db());
            inOrder.put(TensorName.dW(i), output.gradients().layer(i).dW());
        }
        return inOrder.entrySet().stream()
                .filter(each -> !each.getValue().isFinite())
                .findFirst()
                .map(each -> diagnosis(
                        each.getKey(),
                        each.getValue(),
                        solution.network().depth(),
                        output.forward().isPresent()));
    }

    private static Diagnosis diagnosis(TensorName tensor, Matrix values, int depth, boolean forwardKnown) {
        int k = 0;
        while (Double.isFinite(values.get(k))) {
            k++;
        }
        String what = Double.isNaN(values.get(k)) ? "not a number" : "infinite";
        int row = k / values.columns();
        int column = k % values.columns();
        String place = tensor.equals(TensorName.LOSS) ? tensor.toString() : "%s[%d, %d]".formatted(tensor, row, column);
        String sentence = "%s is %s: %s".formatted(place, what, cause(tensor, depth, forwardKnown));
        return new Diagnosis(ID, sentence, Map.of("row", (double) row, "column", (double) column), java.util.List.of());
    }

    private static String cause(TensorName tensor, int depth, boolean forwardKnown) {
        String mend = "a σ that overflows, or a quotient by a(1 − a) where a has become 0 or 1, makes such numbers; "
                + "take σ(z) from e^−|z|, and dZ[L] as A − y";
        if (tensor.equals(TensorName.LOSS)) {
            return "the activations are finite, so the loss makes it, as ln 0 does; take the loss from Z[L]";
        }
        if (tensor.is(TensorName.Quantity.A)) {
            return "the forward pass makes it in layer %d; %s".formatted(tensor.layer(), mend);
        }
        int i = tensor.layer();
        String first = i == depth
                ? "dZ%d, the derivative of the loss, makes it".formatted(i)
                : "the layers after are finite, so dZ%d makes it on the way back".formatted(i);
        return (forwardKnown ? "the forward pass is finite, and " : "") + first + "; " + mend;
    }
}
