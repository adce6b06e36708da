package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.model.TensorName;

/** W[i] − r·dW[i] in place of W[i] on the way back. */
final class UpdatedWeights implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("updated-weights");

    @Override
    public DiagnosisId id() {
        return ID;
    }

    @Override
    public boolean hasParameter() {
        return true;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int L = evidence.depth();
        if (L < 2 || !new CandidateTest(evidence).fits(base, List.of(TensorName.db(L), TensorName.dW(L)))) {
            return Stream.empty();
        }
        // One layer back, the gradient is linear in r; further back it is not, but may be all there is to see.
        LinearFit linear = fit(base, evidence, List.of(TensorName.db(L - 1), TensorName.dW(L - 1)));
        LinearFit first = linear.hasEnough() ? linear : fit(base, evidence, evidence.backwards());
        if (!first.hasEnough()) {
            return Stream.empty();
        }
        NewtonFit newton = new NewtonFit(evidence, evidence.backwards(), r -> candidate(base, r));
        return Stream.concat(first.likely(), Stream.of(first.leastSquares()).flatMap(newton::likely))
                .filter(r -> r != 0)
                .map(r -> candidate(base, r).fitted());
    }

    private LinearFit fit(Candidate base, Evidence evidence, List<TensorName> tensors) {
        return LinearFit.between(evidence, tensors, candidate(base, 0), candidate(base, 1));
    }

    private Candidate candidate(Candidate base, double r) {
        String sentence =
                ("the way back goes through W − %s dW in place of W: each layer is updated before the one before it "
                                + "has used its weights; compute every gradient first, then update")
                        .formatted(BriefNumber.brief(r));
        return base.with(base.departure().withUpdatedWeights(r), new Supposition(ID, sentence, Map.of("r", r)));
    }
}
