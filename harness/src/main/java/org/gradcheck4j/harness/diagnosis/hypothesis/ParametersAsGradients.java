package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** W in place of dW, and b in place of db: in every layer, or in one. */
record ParametersAsGradients(DiagnosisId id, Candidate base, Evidence evidence) {

    Stream<Candidate> candidates() {
        int L = evidence.depth();
        return Stream.concat(
                        GradientSelection.all(L).withParts(),
                        GradientSelection.ofOneLayer(L).flatMap(GradientSelection::withParts))
                .filter(selection -> areParameters(selection.among(evidence.gradients())))
                .map(this::candidate);
    }

    private boolean areParameters(List<TensorName> tensors) {
        return tensors.stream().allMatch(tensor -> parameter(tensor).fits(evidence.actual(tensor)));
    }

    private Candidate candidate(GradientSelection selection) {
        String layer = selection.isOneLayer() ? String.valueOf(selection.to()) : "";
        String parameters = selection.hasWeights() && selection.hasBiases()
                ? "W%s and b%s".formatted(layer, layer)
                : (selection.hasWeights() ? "W" : "b") + layer;
        String sentence =
                "in place of %s, %s %s returned: as if the gradient is read from the attribute or the key of the parameter"
                        .formatted(
                                selection.names(),
                                parameters,
                                selection.hasWeights() && selection.hasBiases() ? "are" : "is");
        return base.changing(
                (tensor, before) -> selection.contains(tensor) ? parameter(tensor) : before,
                new Mistake(id, sentence, "read the gradient (PyTorch: .grad)", selection.parameters()));
    }

    /** The parameter itself; an engine may round it once, to its own precision. */
    private Predicted parameter(TensorName gradient) {
        Matrix parameter = evidence.parameter(gradient);
        double u = evidence.arithmetic().unitRoundoff();
        double underflow = evidence.arithmetic().underflow();
        return new Predicted(parameter, parameter.map(value -> u * Math.abs(value) + underflow));
    }
}
