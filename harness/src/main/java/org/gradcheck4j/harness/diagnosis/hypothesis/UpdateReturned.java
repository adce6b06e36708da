package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.candidate.TensorChange;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.diagnosis.fit.ParameterDifferences;
import org.gradcheck4j.harness.diagnosis.fit.TwoParameterFit;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * In place of the gradient, what an optimizer makes of it: W − ηdW; the difference of new and old weights; the step with
 * weight decay, η(dW + λW); the step −ηdW, as it is added to W. A plain ηdW is a factor, and so is {@code scaled}.
 */
final class UpdateReturned extends Hypothesis {

    /** Of W − ηdW, and of the difference with W: η itself, the product, the difference, and the other difference. */
    private static final int ROUNDINGS = 4;

    /** Of η(dW + λW): η, λ, two products, and the sum. */
    private static final int ROUNDINGS_WITH_DECAY = 5;

    /** A factor nearer to −1 than this is a wrong sign with a small error; nobody's learning rate is that near to 1. */
    private static final double LARGEST_RATE = 1 - 0x1p-10;

    static final String REMEDY = "return the gradient itself, and leave the update to the optimizer";

    UpdateReturned() {
        super("update-returned");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        if (base.isMultipleOfFormula()) {
            return Stream.empty();
        }
        return Stream.concat(
                newParameters(base, evidence),
                isFactor(base, evidence)
                        ? negativeFactor(base, evidence)
                        : Stream.concat(
                                difference(base, evidence),
                                Stream.of(
                                                GradientSelection.everyDW(evidence.depth()),
                                                GradientSelection.all(evidence.depth()))
                                        .flatMap(decayed -> withDecay(base, evidence, decayed))));
    }

    private Stream<Candidate> newParameters(Candidate base, Evidence evidence) {
        return fitted(
                evidence,
                1,
                eta -> candidate(
                        base,
                        new Update(evidence, 1, -eta),
                        "in place of every dW and db, W − η dW and b − η db are returned, η = %s: the parameters after the step"
                                .formatted(Figures.sixDigits(eta)),
                        eta));
    }

    /** {@return whether a factor may be −η, of a learning rate η} */
    static boolean isStep(double c) {
        return -LARGEST_RATE < c && c < 0;
    }

    private Stream<Candidate> negativeFactor(Candidate base, Evidence evidence) {
        return LinearFit.ofFactor(base, evidence, evidence.gradients())
                .values()
                .filter(UpdateReturned::isStep)
                .map(c -> base.changing(
                                Scaling.rounded(c, ROUNDINGS, evidence.arithmetic()),
                                mistake(
                                        "every dW and db is %s times the formula's: it is the step −η dW that is added to W, η = %s; or a factor with the opposite sign"
                                                .formatted(Figures.sixDigits(c), Figures.sixDigits(-c)),
                                        REMEDY,
                                        "eta",
                                        -c))
                        .fitted());
    }

    /** Of as many digits as the parameters leave: it is a multiple of the gradient within the rounding of W. */
    private Stream<Candidate> difference(Candidate base, Evidence evidence) {
        if (!ParameterDifferences.are(evidence)) {
            return Stream.empty();
        }
        return fitted(
                evidence,
                -1,
                factor -> candidate(
                        base,
                        new Update(evidence, 0, factor),
                        "every dW and db is %s times the formula's, to the digits that W − η dW keeps: it is the difference of the parameters %s the step, η = %s"
                                .formatted(
                                        Figures.sixDigits(factor),
                                        factor < 0 ? "after and before" : "before and after",
                                        Figures.sixDigits(Math.abs(factor))),
                        Math.abs(factor)));
    }

    private interface CandidateFor {
        Candidate with(double factor);
    }

    private static Stream<Candidate> fitted(Evidence evidence, double sign, CandidateFor candidate) {
        return LinearFit.between(evidence, evidence.gradients(), candidate.with(0), candidate.with(sign))
                .values()
                .map(t -> sign * t)
                .filter(factor -> factor != 0)
                .map(factor -> candidate.with(factor).fitted());
    }

    private Candidate candidate(Candidate base, TensorChange change, String sentence, double eta) {
        return base.changing(change, mistake(sentence, REMEDY, "eta", eta));
    }

    private static boolean isFactor(Candidate base, Evidence evidence) {
        return !LinearFit.ofFactor(base, evidence, evidence.gradients())
                .allowed()
                .isEmpty();
    }

    /** η, below 1, and ηλ, by which the weights, and perhaps the biases, decay. With η = 1 it is a plain L2 penalty. */
    private Stream<Candidate> withDecay(Candidate base, Evidence evidence, GradientSelection decayed) {
        LinearFit penalty = LinearFit.between(
                evidence,
                evidence.gradients(),
                decay(base, evidence, decayed, 1, 0),
                decay(base, evidence, decayed, 1, 1));
        if (!penalty.allowed().isEmpty()) {
            return Stream.empty();
        }
        return new TwoParameterFit(
                        evidence,
                        GradientSelection.all(evidence.depth()),
                        (eta, product) -> decay(base, evidence, decayed, eta, product))
                .candidates()
                .filter(candidate -> Math.abs(candidate.parameters().getOrDefault("eta", 1.0)) < 1);
    }

    private Candidate decay(Candidate base, Evidence evidence, GradientSelection decayed, double eta, double product) {
        double lambda = eta == 0 ? 0 : product / eta;
        String sentence =
                "every dW is η(dW + λW), η = %s, λ = %s, and every db is %s: the step of an optimizer with weight decay"
                        .formatted(
                                Figures.sixDigits(eta),
                                Figures.sixDigits(lambda),
                                decayed.hasBiases() ? "η(db + λb)" : "η db");
        double rounding = ROUNDINGS_WITH_DECAY * evidence.arithmetic().unitRoundoff();
        double underflow = 2 * evidence.arithmetic().underflow();
        return base.changing(
                (tensor, before) -> {
                    if (!tensor.isGradient()) {
                        return before;
                    }
                    Matrix kept = evidence.parameter(tensor).map(p -> decayed.contains(tensor) ? product * p : 0);
                    return sum(before, eta, kept, rounding, underflow);
                },
                mistake(sentence, REMEDY, Map.of("eta", eta, "lambda", lambda)));
    }

    private static Predicted sum(Predicted gradient, double factor, Matrix added, double rounding, double underflow) {
        Matrix scaled = gradient.value().map(g -> factor * g);
        Matrix carried = gradient.bound().map(b -> Math.abs(factor) * b);
        Matrix size = scaled.abs().plus(carried).plus(added.abs());
        return new Predicted(scaled.plus(added), carried.map(size, (c, s) -> c + rounding * s + underflow));
    }

    /** kept · W + factor · dW, rounded as W − ηdW is. */
    private record Update(Evidence evidence, int kept, double factor) implements TensorChange {

        @Override
        public Predicted changed(TensorName tensor, Predicted before) {
            if (!tensor.isGradient()) {
                return before;
            }
            Matrix parameter = evidence.parameter(tensor);
            double rounding = ROUNDINGS * evidence.arithmetic().unitRoundoff();
            Predicted sum = sum(
                    before,
                    factor,
                    parameter.map(p -> kept * p),
                    rounding,
                    evidence.arithmetic().underflow());
            return new Predicted(sum.value(), sum.bound().map(parameter, (b, p) -> b + rounding * Math.abs(p)));
        }
    }
}
