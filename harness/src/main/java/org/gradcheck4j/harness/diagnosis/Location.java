package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.hypothesis.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.hypothesis.Evidence;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Where a disagreement starts. The forward pass comes first; then backwards, since an error in dZ of a layer is in every
 * layer before it.
 */
final class Location {

    static final DiagnosisId UNEXPLAINED = new DiagnosisId("unexplained");

    private static final String NO_NAME = "none of the known mistakes gives these numbers; ";

    private final Evidence evidence;
    private final Verdict verdict;

    Location(Evidence evidence, Verdict verdict) {
        this.evidence = evidence;
        this.verdict = verdict;
    }

    /** {@return whether an activation is wrong} */
    boolean inActivations() {
        return firstActivation().isPresent();
    }

    private Optional<TensorComparison> firstActivation() {
        return verdict.tensors().stream()
                .filter(tensor -> tensor.name().is(TensorName.Quantity.A) && tensor.disagreeing() > 0)
                .findFirst();
    }

    /** {@return where it starts, without a name for it} */
    Diagnosis unexplained() {
        return firstActivation().map(this::inForwardPass).orElseGet(this::inBackwardPass);
    }

    private Diagnosis inForwardPass(TensorComparison activation) {
        int i = activation.layer();
        List<String> others = new ArrayList<>();
        for (int j = i + 1; j <= evidence.depth(); j++) {
            if (!follows(j)) {
                others.add(String.valueOf(j));
            }
        }
        String input = i == 1 ? "X" : "A" + (i - 1);
        String right = i == 1 ? "" : ", though " + input + " is right";
        String after = i == evidence.depth()
                ? ""
                : others.isEmpty()
                        ? "; the layers after it follow from what they are given"
                        : "; so %s %s, from what it is given"
                                .formatted(others.size() == 1 ? "does layer" : "do layers", String.join(", ", others));
        String sentence = ("the forward pass goes wrong in layer %d: A%d is not σ(W%d %s + b%d)%s%s; "
                        + "mend it before looking at any gradient")
                .formatted(i, i, i, input, i, right, after);
        return diagnosis(sentence, i);
    }

    /** Whether A[j] is σ(W[j] A[j−1] + b[j]) of the engine's own A[j−1]. */
    private boolean follows(int j) {
        Layer layer = evidence.network().layer(j);
        Matrix input = evidence.actual(TensorName.activation(j - 1));
        Matrix output = evidence.actual(TensorName.activation(j));
        for (int row = 0; row < output.rows(); row++) {
            for (int k = 0; k < output.columns(); k++) {
                double z = layer.bias().get(row);
                for (int n = 0; n < input.rows(); n++) {
                    z += layer.weights().get(row, n) * input.get(n, k);
                }
                double error = Math.abs(output.get(row, k) - 1 / (1 + Math.exp(-z)));
                // The bound for a right input is the best there is for this one.
                if (!(error <= 2 * evidence.bound(TensorName.activation(j), row * output.columns() + k))) {
                    return false;
                }
            }
        }
        return true;
    }

    private Diagnosis inBackwardPass() {
        for (int i = evidence.depth(); i >= 1; i--) {
            boolean weights = wrong(TensorName.dW(i));
            boolean bias = wrong(TensorName.db(i));
            if (weights || bias) {
                return diagnosis(NO_NAME + forward() + "walking backwards, it starts " + start(i, weights, bias), i);
            }
        }
        String sentence = NO_NAME
                + "the activations and the gradients are right, but the loss J is not; take it from Z[L]: "
                + "max(z, 0) − y z + ln(1 + e^−|z|)";
        return diagnosis(sentence, 0);
    }

    private String start(int i, boolean weights, boolean bias) {
        String after = i == evidence.depth() ? "" : ", while the layers after it agree";
        if (!bias) {
            return ("in dW%d%s: db%d is right, so dZ%d sums to what it should; look at its product with %s, and at whether "
                            + "the samples of both stand in the same order")
                    .formatted(i, after, i, i, i == 1 ? "X" : "A" + (i - 1));
        }
        if (!weights) {
            return "in db%d%s: dW%d is right, so dZ%d is, and its sum over the samples is not"
                    .formatted(i, after, i, i);
        }
        String made = i == evidence.depth()
                ? "it is made from A%d and y%s".formatted(i, unseen())
                : "it is made from W%d, dZ%d and σ'(Z%d)".formatted(i + 1, i + 1, i);
        return "in dZ%d, in layer %d%s: %s; all layers before it are wrong because of it".formatted(i, i, after, made);
    }

    private String unseen() {
        return evidence.shows(TensorName.activation(1))
                ? ""
                : " (give the activations too, and they are checked first)";
    }

    private String forward() {
        if (!evidence.shows(TensorName.activation(1))) {
            return "";
        }
        return wrong(TensorName.LOSS)
                ? "the activations are right, the loss J is not, and "
                : "the forward pass is right, and ";
    }

    private boolean wrong(TensorName tensor) {
        return verdict.tensors().stream().anyMatch(each -> each.name().equals(tensor) && each.disagreeing() > 0);
    }

    private static Diagnosis diagnosis(String sentence, int layer) {
        return new Diagnosis(UNEXPLAINED, sentence, Map.of("layer", (double) layer), List.of());
    }
}
