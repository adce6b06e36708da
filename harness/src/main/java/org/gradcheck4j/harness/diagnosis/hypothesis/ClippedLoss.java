package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.fit.Interval;
import org.gradcheck4j.harness.diagnosis.fit.LostShare;
import org.gradcheck4j.harness.diagnosis.fit.Saturation;
import org.gradcheck4j.harness.text.Figures;

/**
 * dZ[L] through an output that is clipped, in any {@link ClipForm}: first by the ε that frameworks have, then by a usual
 * one, then by any.
 */
public final class ClippedLoss extends OutputHypothesis {

    /** Public since a clip can make numbers that are not finite, which are diagnosed elsewhere. */
    public static final DiagnosisId ID = new DiagnosisId("clipped-loss");

    /** What {@code LossBinaryXENT} clips the output by. */
    public static final double DL4J = 1e-5;

    /** ε of PyTorch's BCELoss. Clipping the output at it gives nearly the same numbers. */
    private static final double PYTORCH = 1e-12;

    /** What people clip by: Keras first. */
    private static final double[] USUAL_CLIPS = {
        Saturation.KERAS_CLIP,
        1e-6,
        1e-8,
        1e-10,
        1e-12,
        1e-15,
        1e-16,
        1e-9,
        DL4J,
        1e-4,
        1e-3,
        1e-2,
        0.05,
        0.1,
        0.02,
        1e-11,
        1e-13,
        1e-14
    };

    private static final double[] USUAL_FLOORS = {1e-7, 1e-8, 1e-10, 1e-15, 1e-6, 1e-5, 1e-16, 1e-4, 1e-3, 1e-2};

    /** The smallest ε that is looked for, a tenth of the smallest usual one. */
    private static final double SMALLEST_EPSILON = 1e-17;

    /** The largest, twice the largest usual one. */
    private static final double LARGEST_EPSILON = 0.2;

    /** In percent: if less than this is left, the message says that all is lost. */
    private static final double NEARLY_ALL = 0.01;

    private static final String OR_LEFT_OUT =
            "; or samples are left out since they are right already, as every output beyond ε here is";

    ClippedLoss() {
        super(ID.text(), Departure::hasOtherOutputGradient);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        EpsilonSearch quotient = form(ClipForm.QUOTIENT_OF_CLIPPED_OUTPUT, base, evidence);
        EpsilonSearch floor = form(ClipForm.FLOORED_SLOPE, base, evidence);
        EpsilonSearch clamp = form(ClipForm.ZERO_OUTSIDE_CLAMP, base, evidence);
        EpsilonSearch residual = form(ClipForm.CLIPPED_OUTPUT_MINUS_LABEL, base, evidence);
        Stream<Supplier<Stream<Candidate>>> known = Stream.of(
                () -> quotient.known(DL4J).map(Candidate::oftenMet),
                () -> floor.known(PYTORCH),
                () -> clamp.known(Saturation.KERAS_CLIP),
                () -> quotient.known(USUAL_CLIPS),
                () -> floor.known(USUAL_FLOORS),
                () -> clamp.known(ClampThreshold.leavingSome(USUAL_CLIPS, evidence)),
                () -> residual.known(USUAL_CLIPS));
        // On top of another mistake, a free ε would fit too much.
        Stream<Supplier<Stream<Candidate>>> fitted = !base.mistakes().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        () -> quotient.fitted(SMALLEST_EPSILON, LARGEST_EPSILON),
                        () -> floor.fitted(SMALLEST_EPSILON, LARGEST_EPSILON),
                        () -> residual.fitted(SMALLEST_EPSILON, LARGEST_EPSILON),
                        () -> ClampThreshold.valuesUpTo(LARGEST_EPSILON, evidence)
                                .map(epsilon -> clampOf(epsilon, base, evidence))
                                .map(Candidate::fitted)
                                .map(each -> each.oneOf(evidence.samples())));
        return Stream.concat(known, fitted).flatMap(Supplier::get);
    }

    private static EpsilonSearch form(ClipForm form, Candidate base, Evidence evidence) {
        return new EpsilonSearch(
                evidence,
                epsilon -> base.departing(
                        departure -> departure.withOutputGradient(form.gradient(epsilon)),
                        mistake(form, epsilon, "", base, evidence)),
                form::output);
    }

    /** A clamp changes only whose gradient is lost, so its ε is not determined. */
    private static Candidate clampOf(double epsilon, Candidate base, Evidence evidence) {
        Interval same = ClampThreshold.sameAs(epsilon, evidence);
        String undetermined = " (any from %s to %s gives the same)"
                .formatted(Figures.sixDigits(same.low()), Figures.sixDigits(same.high()));
        Mistake clamp = mistake(ClipForm.ZERO_OUTSIDE_CLAMP, epsilon, undetermined, base, evidence);
        Mistake both = ClampThreshold.leavesOutRightOnes(epsilon, evidence)
                ? new Mistake(clamp.id(), clamp.sentence() + OR_LEFT_OUT, clamp.remedy(), clamp.parameters())
                : clamp;
        return base.departing(
                departure -> departure.withOutputGradient(ClipForm.ZERO_OUTSIDE_CLAMP.gradient(epsilon)), both);
    }

    /** How much of the gradient is lost, or how far it is off: more than all of it cannot be lost. */
    private static String effect(ClipForm form, Evidence evidence) {
        double share = LostShare.of(evidence);
        double percent = 100 * share;
        if (form == ClipForm.CLIPPED_OUTPUT_MINUS_LABEL || share > 1) {
            return "the gradient is off by %s its size"
                    .formatted(
                            share > 10 ? Figures.threeDigits(share) + " times" : Figures.sixDigits(percent) + " % of");
        }
        String lost = percent > 100 - NEARLY_ALL ? "all" : Figures.sixDigits(percent) + " %";
        return "here %s of the true gradient is lost".formatted(lost);
    }

    private static Mistake mistake(
            ClipForm form, double epsilon, String undetermined, Candidate base, Evidence evidence) {
        ClippedSamples samples = ClippedSamples.of(form, epsilon, evidence);
        String effect = effect(form, evidence);
        return new Mistake(
                ID,
                form.sentence()
                        .formatted(
                                Figures.sixDigits(epsilon) + undetermined,
                                // With another mistake, labels or outputs may be others than those given.
                                base.mistakes().isEmpty() ? effect + "; " + samples.text() : effect),
                form.remedy(samples, evidence.arithmetic().unitRoundoff()),
                Map.of("epsilon", epsilon, "lost", LostShare.of(evidence)));
    }
}
