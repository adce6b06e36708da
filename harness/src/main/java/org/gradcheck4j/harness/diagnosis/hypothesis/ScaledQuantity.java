package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.model.TensorName;

/** c·db while dW is right, or c·dW while db is. */
final class ScaledQuantity extends ScaledPart {

    private final IntFunction<GradientSelection> ofDepth;

    private ScaledQuantity(String id, IntFunction<GradientSelection> ofDepth) {
        super(id);
        this.ofDepth = ofDepth;
    }

    static ScaledQuantity biases() {
        return new ScaledQuantity("scaled-biases", GradientSelection::everyDb);
    }

    static ScaledQuantity weights() {
        return new ScaledQuantity("scaled-weights", GradientSelection::everyDW);
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return scaled(base, evidence, ofDepth.apply(evidence.depth()));
    }

    /** The sum in place of the mean, unless the last layer has the mean. */
    @Override
    public Stream<Candidate> asFirstOfTwo(Evidence evidence) {
        GradientSelection selection = ofDepth.apply(evidence.depth());
        List<TensorName> last = selection.among(evidence.gradientsOf(evidence.depth()));
        return UsualFactors.ofSomeGradients(evidence.samples()).stream()
                .filter(factor -> factor.value() == evidence.samples() && evidence.samples() > 1)
                .filter(factor -> !evidence.fits(Candidate.formula(), last))
                .limit(1)
                .map(factor -> candidate(Candidate.formula(), evidence, selection, factor));
    }
}
