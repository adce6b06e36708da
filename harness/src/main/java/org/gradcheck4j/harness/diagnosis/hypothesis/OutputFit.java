package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;
import org.gradcheck4j.harness.diagnosis.fit.WeightedSumFit;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Precision;

/**
 * dZ[L] = αA + βy + γ, if no other hypothesis says why. Three numbers fit much, so that what they are fitted to must be
 * confirmed by other entries.
 */
final class OutputFit extends OutputHypothesis {

    /** α, β and γ that people end up with, and how. */
    private record Form(double alpha, double beta, double gamma, String why, String remedy) {}

    private static final List<Form> KNOWN = List.of(
            new Form(1, 0, 0, ": the labels are all 0, or are lost", "subtract y"),
            new Form(1, 0, -1, ": every sample is given the label 1", "subtract its own y"),
            new Form(0, -1, 0, ": A is lost, as if a path of the gradient is overwritten", "add all paths: A − y"),
            new Form(1, 1, 0, ": the labels are added", "subtract them"));

    /** Nobody weighs A or y by more; larger numbers are what a fit makes of samples that are nearly alike. */
    private static final double LARGEST = 1000;

    OutputFit() {
        super("output-fit", Departure::hasOtherOutputGradient);
    }

    @Override
    Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence) {
        if (!base.mistakes().isEmpty()) {
            return Stream.empty();
        }
        Stream<Candidate> known = KNOWN.stream().map(form -> candidate(base, evidence, form));
        Stream<Candidate> fitted = fit(base, evidence)
                .candidates(x -> candidate(base, evidence, form(x)), x -> candidate(base, evidence, form(x)))
                .filter(OutputFit::isUsual);
        return Stream.concat(known.map(each -> each.oneOf(KNOWN.size())), fitted)
                .filter(each -> !hasBetterName(base, evidence));
    }

    private static boolean isUsual(Candidate candidate) {
        return candidate.parameters().values().stream().allMatch(number -> Math.abs(number) <= LARGEST);
    }

    private WeightedSumFit fit(Candidate base, Evidence evidence) {
        return new WeightedSumFit(
                evidence,
                List.of(
                        candidate(base, evidence, new Form(1, 0, 0, "", "")),
                        candidate(base, evidence, new Form(0, 1, 0, "", "")),
                        candidate(base, evidence, new Form(0, 0, 1, "", ""))));
    }

    /** Whether it is a multiple of the formula, or smoothed labels, which are of this form too. */
    private static boolean hasBetterName(Candidate base, Evidence evidence) {
        return Scaled.fitsLastLayer(evidence)
                || new LabelsSmoothed()
                        .candidates(base, evidence)
                        .anyMatch(each -> CandidateOutcome.of(each, evidence) == CandidateOutcome.ACCEPTED);
    }

    private static Form form(double[] x) {
        return new Form(
                x[0],
                x[1],
                x[2],
                x[0] == 0 && x[1] == -1
                        ? ": the constant γ stands in place of A, as from a clip that every output lies beyond"
                        : "",
                "look at how dZ[L] is made from A and y");
    }

    /** In lower precisions, the gradients leave the last digits open. */
    private static String number(double value, Evidence evidence) {
        return evidence.arithmetic().unitRoundoff() > Precision.DOUBLE.unitRoundoff()
                ? Figures.atMost(3, value)
                : Figures.factor(value);
    }

    private Candidate candidate(Candidate base, Evidence evidence, Form form) {
        String sentence = "dZ[L] is αA + βy + γ with α = %s, β = %s and γ = %s, in place of A − y%s"
                .formatted(
                        number(form.alpha, evidence),
                        number(form.beta, evidence),
                        number(form.gamma, evidence),
                        form.why);
        return base.departing(
                departure -> departure.withOutputGradient(OutputGradient.affine(form.alpha, form.beta, form.gamma)),
                new Mistake(
                        id(),
                        sentence,
                        form.remedy,
                        Map.of("alpha", form.alpha, "beta", form.beta, "gamma", form.gamma)));
    }
}
