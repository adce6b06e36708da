package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.diagnosis.fit.UsualFactor;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** c·G in some of the gradients, while the others are right. */
abstract class ScaledPart extends Hypothesis {

    /** The product with c, and c itself. */
    private static final int ROUNDINGS = 2;

    /** The sign changes twice on the way to the first of three layers. */
    private static final String ALTERNATING =
            ": as if the sign changes in each step back, as with A(A − 1) for σ'(Z), so that it is right again in layer 1";

    ScaledPart(String id) {
        super(id);
    }

    /** {@return some gradients times c, for each c that they allow} On top of another mistake, a free c would fit too much. */
    final Stream<Candidate> scaled(Candidate base, Evidence evidence, GradientSelection selection) {
        if (selection.among(evidence.gradients()).stream().anyMatch(tensor -> isZero(base, tensor, evidence))) {
            return Stream.empty(); // nothing shows a factor of 0
        }
        List<TensorName> others = selection.missingFrom(evidence.gradients());
        // What is of the last layer costs least.
        if (!selection.reachesOutput() && !evidence.fits(base, others)) {
            return Stream.empty();
        }
        LinearFit fit = LinearFit.between(
                evidence,
                selection.among(evidence.gradients()),
                candidate(base, evidence, selection, 0, ""),
                candidate(base, evidence, selection, 1, ""));
        if (fit.allowed().isEmpty() || (selection.reachesOutput() && !evidence.fits(base, others))) {
            return Stream.empty();
        }
        Stream<Candidate> known = UsualFactor.allowed(
                        UsualFactors.ofSomeGradients(evidence.samples()), fit, evidence.samples())
                .map(each -> candidate(base, evidence, selection, each));
        Stream<Candidate> fitted = fit.values()
                .filter(c -> c != 0 && base.mistakes().isEmpty())
                .map(c -> candidate(base, evidence, selection, c, "look for a factor that is in these alone")
                        .fitted());
        return Stream.concat(known, fitted);
    }

    private static boolean isZero(Candidate base, TensorName tensor, Evidence evidence) {
        Matrix value = evidence.predicted(base, tensor).value();
        return IntStream.range(0, value.size()).allMatch(k -> value.get(k) == 0);
    }

    /** {@return some gradients times a usual factor} */
    final Candidate candidate(Candidate base, Evidence evidence, GradientSelection selection, UsualFactor factor) {
        return candidate(base, evidence, selection, factor.value(), ": as if " + factor.why(), factor.remedy());
    }

    private Candidate candidate(
            Candidate base, Evidence evidence, GradientSelection selection, double c, String remedy) {
        return candidate(base, evidence, selection, c, "", remedy);
    }

    private Candidate candidate(
            Candidate base, Evidence evidence, GradientSelection selection, double c, String why, String remedy) {
        Scaling scaling = Scaling.rounded(c, ROUNDINGS, evidence.arithmetic());
        Map<String, Double> parameters = new HashMap<>(selection.parameters());
        parameters.put("c", c);
        String what = c == -1
                ? selection.names() + (selection.isPlural() ? " have" : " has") + " the opposite sign"
                : "%s %s times the formula's"
                        .formatted(selection.namesWithVerb(), factor(c, selection, evidence.samples()));
        boolean mayAlternate = c == -1 && selection.isSecondOfThree();
        String cause = mayAlternate
                ? ALTERNATING + why.replaceFirst(": as if", "; or")
                : isFromDZ(selection) ? inDZ(selection, c) : why;
        String sentence = "%s, while %s right%s".formatted(what, others(selection), cause);
        String todo = mayAlternate ? "use A(1 − A); if it is used, " + remedy : remedy;
        return base.changing(
                (tensor, before) -> selection.contains(tensor) ? scaling.changed(tensor, before) : before,
                mistake(sentence, isFromDZ(selection) ? remedyOfDZ(selection.to()) : todo, parameters));
    }

    /** What dW and db of the first layers have in common, they have from dZ. */
    private static String inDZ(GradientSelection selection, double c) {
        return ": as if dZ%d has this %s, or these gradients are changed afterwards"
                .formatted(
                        selection.to(),
                        c == -1
                                ? "sign already, as with A(A − 1) for σ'(Z%d)".formatted(selection.to())
                                : "factor already");
    }

    private static boolean isFromDZ(GradientSelection selection) {
        return selection.hasWeights() && selection.hasBiases() && selection.from() == 1 && !selection.reachesOutput();
    }

    private static String factor(double c, GradientSelection selection, int m) {
        String inTermsOfM = c == m ? "m = " : c == 1.0 / m ? "1/m = " : "";
        return (isFromDZ(selection) ? inTermsOfM : "") + Figures.factor(c);
    }

    private static String remedyOfDZ(int i) {
        return "look at what dZ%d is made from: W%d, dZ%d and σ'(Z%d); if it is right, look at what is done to the gradients of these layers after backprop"
                .formatted(i, i + 1, i + 1, i);
    }

    private static String others(GradientSelection selection) {
        if (selection.hasWeights() && selection.hasBiases()) {
            return "the other gradients are";
        }
        return selection.isOneOfSeveralLayers()
                ? "the other gradients are"
                : "every %s is".formatted(selection.hasWeights() ? "db" : "dW");
    }
}
