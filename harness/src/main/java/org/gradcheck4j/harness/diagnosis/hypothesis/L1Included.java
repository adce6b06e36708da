package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Penalty;
import org.gradcheck4j.harness.diagnosis.fit.PenaltyFit;
import org.gradcheck4j.harness.diagnosis.fit.TwoParameterFit;
import org.gradcheck4j.harness.text.Figures;

/** dW + λ sign(W), as {@link L2Included} has λW; then both penalties, if neither alone fits. */
final class L1Included extends Hypothesis {

    private final L2Included other;

    L1Included(L2Included other) {
        super("l1-included");
        this.other = other;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Stream<Candidate> alone = new PenaltyFit(
                        base,
                        evidence,
                        (penalised, selection, lambda) -> candidate(penalised, evidence, selection, lambda))
                .candidates();
        return Stream.concat(
                alone, Stream.of(base).filter(any -> any.mistakes().isEmpty()).flatMap(any -> together(any, evidence)));
    }

    private Stream<Candidate> together(Candidate base, Evidence evidence) {
        GradientSelection weights = GradientSelection.everyDW(evidence.depth());
        return new TwoParameterFit(
                        evidence,
                        weights,
                        (lambda1, lambda2) -> other.candidate(
                                candidate(base, evidence, weights, lambda1), evidence, weights, lambda2))
                .candidates();
    }

    private Candidate candidate(Candidate base, Evidence evidence, GradientSelection selection, double lambda) {
        String layer = selection.numberAmongOthers();
        String sentence =
                "%s%s%s holds λ sign(%s%s) on top, λ = %s (λm = %s)%s: the gradient is that of the loss with an L1 penalty"
                        .formatted(
                                layer.isEmpty() ? "every " : "",
                                selection.hasWeights() ? "dW" : "db",
                                layer,
                                selection.hasWeights() ? "W" : "b",
                                layer,
                                Figures.sixDigits(lambda),
                                Figures.sixDigits(lambda * evidence.samples()),
                                PenaltyFit.others(selection, "λ sign(b)"));
        Map<String, Double> parameters = new HashMap<>(selection.parameters());
        parameters.put("lambda1", lambda);
        return base.changing(
                new Penalty(selection, lambda, Penalty.Form.L1, evidence),
                mistake(sentence, "set the L1 penalty to 0, or compare without it", parameters));
    }
}
