package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** dZ[L] through a clipped output, as in DL4J; then through a floored derivative, as in PyTorch. */
public final class ClippedLoss implements Hypothesis {

    public static final DiagnosisId ID = new DiagnosisId("clipped-loss");

    /** What people clip by: Keras first. */
    private static final double[] USUAL = {
        1e-7, 1e-6, 1e-8, 1e-10, 1e-12, 1e-15, 1e-16, 1e-9, 1e-4, 1e-3, 1e-2, 1e-11, 1e-13, 1e-14
    };

    private static final double[] DL4J = {1e-5};

    /** So small that a clip of the output there comes to the same; the floor is what people meet. */
    private static final double[] PYTORCH = {1e-12};

    private static final double[] USUAL_FLOORS = {1e-7, 1e-8, 1e-10, 1e-15, 1e-6, 1e-5, 1e-16, 1e-4, 1e-3, 1e-2};

    private static final double LEAST = 1e-17;
    private static final double MOST = 0.2;
    private static final int STEPS_PER_DECADE = 8;
    private static final int BISECTIONS = 60;

    /** In percent: less is not worth telling from all. */
    private static final double NEARLY_ALL = 0.01;

    /** (3 − √5)/2, of the golden section. */
    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

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
        // On top of another mistake, a free ε fits too much.
        boolean free = base.findings().isEmpty();
        DoubleFunction<Candidate> clip = epsilon -> candidate(base, evidence, epsilon, true);
        DoubleFunction<Candidate> floor = epsilon -> candidate(base, evidence, epsilon, false);
        return Stream.of(
                        form(evidence, DL4J, false, clip),
                        form(evidence, PYTORCH, false, floor),
                        form(evidence, USUAL, free, clip),
                        form(evidence, USUAL_FLOORS, free, floor))
                .flatMap(candidates -> candidates);
    }

    /** The usual ε that fit the last layer: they are known, not fitted. Then the best there is. */
    private static Stream<Candidate> form(
            Evidence evidence, double[] usual, boolean free, DoubleFunction<Candidate> candidate) {
        int L = evidence.depth();
        List<TensorName> last = List.of(TensorName.db(L), TensorName.dW(L));
        CandidateTest trial = new CandidateTest(evidence);
        Stream<Candidate> known = Arrays.stream(usual).mapToObj(candidate).filter(each -> trial.fits(each, last));
        Stream<Candidate> best = Stream.of(candidate)
                .filter(each -> free)
                .flatMap(each -> new NewtonFit(evidence, last, each).likely(best(evidence, last, each)))
                .map(epsilon -> candidate.apply(epsilon).fitted());
        return Stream.concat(known, best);
    }

    /** A scan over powers, then a golden section. */
    private static double best(Evidence evidence, List<TensorName> tensors, DoubleFunction<Candidate> candidate) {
        double step = Math.log(10) / STEPS_PER_DECADE;
        double best = Math.log(LEAST);
        double least = Double.POSITIVE_INFINITY;
        for (double log = Math.log(LEAST); log < Math.log(MOST); log += step) {
            double squares = squares(evidence, tensors, candidate.apply(Math.exp(log)));
            if (squares < least) {
                least = squares;
                best = log;
            }
        }
        double low = best - step;
        double high = best + step;
        for (int k = 0; k < BISECTIONS; k++) {
            double left = low + GOLDEN * (high - low);
            double right = high - GOLDEN * (high - low);
            if (squares(evidence, tensors, candidate.apply(Math.exp(left)))
                    <= squares(evidence, tensors, candidate.apply(Math.exp(right)))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Σ ((actual − value) / slack of the formula)² */
    private static double squares(Evidence evidence, List<TensorName> tensors, Candidate candidate) {
        double sum = 0;
        for (TensorName tensor : tensors) {
            Predicted predicted = evidence.predicted(candidate, tensor);
            Matrix actual = evidence.actual(tensor);
            for (int k = 0; k < actual.size(); k++) {
                double error = (actual.get(k) - predicted.value().get(k)) / evidence.bound(tensor, k);
                sum += error * error;
            }
        }
        return sum;
    }

    private Candidate candidate(Candidate base, Evidence evidence, double epsilon, boolean clip) {
        String sentence = (clip
                        ? "the loss clips the output to [ε, 1 − ε], ε = %s, and divides by the clipped c(1 − c), but σ' is that "
                                + "of the output as it is: where the output is surest, and most where it is wrong, the gradient vanishes; "
                        : "the derivative of the loss is divided by max(a(1 − a), ε), ε = %s, and then multiplied by a(1 − a): "
                                + "where that is below ε, the gradient vanishes (an output clipped there comes to the same); ")
                .formatted(BriefNumber.brief(epsilon));
        String harm = "here %s of the true gradient is lost; ".formatted(lost(evidence));
        String mend = clip
                ? "take the loss from Z[L], so that dZ[L] is A − y (DL4J: clipEps 0 divides by zero instead, SameDiff's "
                        + "sigmoidCrossEntropy is right)"
                : "take the loss from Z[L], as BCEWithLogitsLoss does";
        Supposition finding =
                new Supposition(ID, sentence + harm + mend, Map.of("epsilon", epsilon, "lost", evidence.lostShare()));
        return base.with(
                clip
                        ? base.departure().withClippedOutput(epsilon)
                        : base.departure().withFlooredSlope(epsilon),
                finding);
    }

    private static String lost(Evidence evidence) {
        double percent = 100 * evidence.lostShare();
        return percent > 100 - NEARLY_ALL && percent <= 100 ? "all" : BriefNumber.brief(percent) + " %";
    }
}
