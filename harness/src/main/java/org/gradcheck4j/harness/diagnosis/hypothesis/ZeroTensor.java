package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** Some dW or db whose entries are all 0, exactly. No rounding makes such a tensor, so its bound is 0. */
final class ZeroTensor extends Hypothesis {

    ZeroTensor() {
        super("zero-tensor");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int L = evidence.depth();
        Stream<GradientSelection> everywhere = GradientSelection.all(L).withParts();
        Stream<GradientSelection> inOneLayer = GradientSelection.ofOneLayer(L).flatMap(GradientSelection::withParts);
        return Stream.of(everywhere, GradientSelection.ofFirstLayers(L), inOneLayer)
                .flatMap(forms -> forms)
                .filter(selection -> areZero(selection.among(evidence.gradients()), evidence))
                .map(selection -> candidate(base, selection));
    }

    private static boolean areZero(List<TensorName> tensors, Evidence evidence) {
        return tensors.stream().allMatch(tensor -> isZero(evidence.actual(tensor)));
    }

    private static boolean isZero(Matrix matrix) {
        for (int k = 0; k < matrix.size(); k++) {
            if (matrix.get(k) != 0) {
                return false;
            }
        }
        return true;
    }

    private Candidate candidate(Candidate base, GradientSelection selection) {
        return base.changing(
                (tensor, before) -> selection.contains(tensor)
                        ? new Predicted(
                                before.value().map(value -> 0), before.bound().map(value -> 0))
                        : before,
                mistake(
                        selection.namesWithVerb() + " exactly 0" + cause(selection),
                        remedy(selection),
                        selection.parameters()));
    }

    private static String cause(GradientSelection selection) {
        if (selection.hasWeights() && selection.hasBiases()) {
            return selection.reachesOutput() && !selection.isOneOfSeveralLayers()
                    ? ": the gradients are read before the backward pass has filled them, or after they are set to zero "
                            + "again, or the loss does not depend on the parameters (detached, or computed from copies), or every output lies "
                            + "beyond a clamp, or all is multiplied by 1 / m of whole numbers, which is 0 (Java: 1.0 / m), or every number is so small that it was rounded to 0"
                    : ", while the other gradients are not: the layer is frozen, or its numbers are stored elsewhere, or the "
                            + "derivative is not handed on to it (detached)";
        }
        String other = selection.hasWeights() ? "db" : "dW";
        return ", while %s is not: its array is made with zeros and never filled, or the numbers are stored under another name"
                .formatted(selection.isOneLayer() ? other + selection.to() : other);
    }

    private static String remedy(GradientSelection selection) {
        if (!selection.hasWeights()) {
            return "store 1/m Σ dZ[i] in it";
        }
        if (!selection.hasBiases()) {
            return "store 1/m dZ[i] A[i−1]ᵀ in it";
        }
        return selection.reachesOutput() && !selection.isOneOfSeveralLayers()
                ? "read them after backward, and before zero_grad; if they are, look for what makes them 0"
                : "compute and store them as in the other layers (PyTorch: requires_grad=True, no detach)";
    }
}
