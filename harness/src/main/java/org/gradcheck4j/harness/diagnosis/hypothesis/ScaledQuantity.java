package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.function.IntFunction;
import java.util.stream.Stream;

/** c·db while dW is right, or c·dW while db is. */
final class ScaledQuantity extends ScaledPart {

    private final IntFunction<Tensors> ofDepth;

    private ScaledQuantity(String id, IntFunction<Tensors> ofDepth) {
        super(id);
        this.ofDepth = ofDepth;
    }

    static ScaledQuantity biases() {
        return new ScaledQuantity("scaled-biases", Tensors::everyDb);
    }

    static ScaledQuantity weights() {
        return new ScaledQuantity("scaled-weights", Tensors::everyDW);
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return scaled(base, evidence, ofDepth.apply(evidence.depth()));
    }

    /** The sum in place of the mean, and the mean taken twice. */
    @Override
    public Stream<Candidate> underAnother(Evidence evidence) {
        return usual(evidence.batch()).stream()
                .limit(evidence.batch() > 1 ? 2 : 0)
                .map(factor -> candidate(Candidate.formula(), evidence, ofDepth.apply(evidence.depth()), factor));
    }
}
