package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.TensorName;

/** dZ[L] through a clipped output, as in DL4J; then through a floored derivative, as in PyTorch. */
public final class ClippedLoss extends Hypothesis {

    /** Public since a clip can make numbers that are not finite, which are diagnosed elsewhere. */
    public static final DiagnosisId ID = new DiagnosisId("clipped-loss");

    private static final double[] DL4J = {1e-5};

    /** So small that a clip of the output there comes to the same; the floor is what people meet. */
    private static final double[] PYTORCH = {1e-12};

    /** What people clip by: Keras first. */
    private static final double[] USUAL_CLIPS = {
        1e-7, 1e-6, 1e-8, 1e-10, 1e-12, 1e-15, 1e-16, 1e-9, 1e-4, 1e-3, 1e-2, 1e-11, 1e-13, 1e-14
    };

    private static final double[] USUAL_FLOORS = {1e-7, 1e-8, 1e-10, 1e-15, 1e-6, 1e-5, 1e-16, 1e-4, 1e-3, 1e-2};

    private static final double LEAST = 1e-17;
    private static final double MOST = 0.2;

    /** From here on, [ε, 1 − ε] is empty. */
    private static final double HALF = 0.5;

    /** In percent: less than this is not worth telling from all. */
    private static final double NEARLY_ALL = 0.01;

    ClippedLoss() {
        super(ID.text());
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        DoubleFunction<Candidate> clip = epsilon -> clipped(base, evidence, epsilon);
        DoubleFunction<Candidate> floor = epsilon -> floored(base, evidence, epsilon);
        return Stream.of(
                        known(evidence, DL4J, clip),
                        known(evidence, PYTORCH, floor),
                        known(evidence, USUAL_CLIPS, clip),
                        fitted(base, evidence, clip),
                        known(evidence, USUAL_FLOORS, floor),
                        fitted(base, evidence, floor))
                .flatMap(candidates -> candidates);
    }

    /** Those ε that fit the last layer: they are not fitted to it. */
    private static Stream<Candidate> known(Evidence evidence, double[] usual, DoubleFunction<Candidate> form) {
        return Arrays.stream(usual).mapToObj(form).filter(each -> evidence.fits(each, lastLayer(evidence)));
    }

    /** On top of another mistake, a free ε would fit too much. */
    private static Stream<Candidate> fitted(Candidate base, Evidence evidence, DoubleFunction<Candidate> form) {
        return Stream.of(new NonlinearFit(evidence, lastLayer(evidence), form))
                .filter(fit -> base.mistakes().isEmpty())
                .flatMap(fit -> fit.valuesNear(fit.guess(LEAST, MOST)))
                .filter(epsilon -> epsilon > 0 && epsilon <= HALF)
                .map(epsilon -> form.apply(epsilon).fitted());
    }

    private static List<TensorName> lastLayer(Evidence evidence) {
        return evidence.gradientsOf(evidence.depth());
    }

    private static Candidate clipped(Candidate base, Evidence evidence, double epsilon) {
        return base.departing(
                departure -> departure.withOutputGradient(OutputGradient.clippedOutput(epsilon)),
                mistake(
                        "the loss clips the output to [ε, 1 − ε], ε = %s, and divides by the clipped c(1 − c), but σ' is that "
                                + "of the output as it is: if the output is close to 0 or 1, the gradient vanishes, most of all if the output is wrong; "
                                + "here %s of the true gradient is lost",
                        "take the loss from Z[L], so that dZ[L] is A − y (DL4J: clipEps 0 divides by zero instead, SameDiff's "
                                + "sigmoidCrossEntropy is right)",
                        epsilon,
                        evidence));
    }

    private static Candidate floored(Candidate base, Evidence evidence, double epsilon) {
        return base.departing(
                departure -> departure.withOutputGradient(OutputGradient.flooredSlope(epsilon)),
                mistake(
                        "the derivative of the loss is divided by max(a(1 − a), ε), ε = %s, and then multiplied by a(1 − a): "
                                + "if that is below ε, the gradient vanishes (clipping the output at ε gives the same); "
                                + "here %s of the true gradient is lost",
                        "take the loss from Z[L], as BCEWithLogitsLoss does", epsilon, evidence));
    }

    private static Mistake mistake(String sentence, String remedy, double epsilon, Evidence evidence) {
        double percent = 100 * evidence.lostShare();
        String lost = percent > 100 - NEARLY_ALL && percent <= 100 ? "all" : Figures.sixDigits(percent) + " %";
        return new Mistake(
                ID,
                sentence.formatted(Figures.sixDigits(epsilon), lost),
                remedy,
                Map.of("epsilon", epsilon, "lost", evidence.lostShare()));
    }
}
