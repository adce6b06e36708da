package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Penalty;
import org.gradcheck4j.harness.diagnosis.fit.PenaltyFit;
import org.gradcheck4j.harness.text.Figures;

/** dW + λW, the biases left out; then with db + λb; then db + λb alone; then dW + λW in one layer. */
final class L2Included extends Hypothesis {

    L2Included() {
        super("l2-included");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return new PenaltyFit(
                        base,
                        evidence,
                        (penalised, selection, lambda) -> candidate(penalised, evidence, selection, lambda))
                .candidates();
    }

    Candidate candidate(Candidate base, Evidence evidence, GradientSelection selection, double lambda) {
        String sentence =
                "%s, λ = %s (λm = %s; λ/2 = %s, if the penalty is written without its ½)%s: the gradient is that of the loss with an L2 penalty%s"
                        .formatted(
                                holds(selection),
                                Figures.sixDigits(lambda),
                                Figures.sixDigits(lambda * evidence.samples()),
                                Figures.sixDigits(lambda / 2),
                                PenaltyFit.others(selection, "λb"),
                                lambda == 1 ? ", or it is added to an array that holds the parameters" : "");
        Map<String, Double> parameters = new HashMap<>(selection.parameters());
        parameters.put("lambda", lambda);
        return base.changing(
                new Penalty(selection, lambda, Penalty.Form.L2, evidence),
                mistake(
                        sentence,
                        "set the penalty to 0 (scikit-learn: alpha=0; DL4J: no l2; PyTorch: weight_decay=0), or compare without it",
                        parameters));
    }

    private static String holds(GradientSelection selection) {
        String layer = selection.numberAmongOthers();
        String each = layer.isEmpty() ? "every " : "";
        return selection.hasWeights()
                ? "%sdW%s holds λW%s on top".formatted(each, layer, layer)
                : "%sdb%s holds λb%s on top".formatted(each, layer, layer);
    }
}
