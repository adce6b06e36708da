package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.diagnosis.fit.UsualFactor;
import org.gradcheck4j.harness.text.Figures;

/** Each layer has its own factor: c^(L−i), as each step back adds one; or 1/n[i], the number of its neurons. */
record ScaledByLayer(DiagnosisId id, Candidate base, Evidence evidence) {

    /** Each product with c, and c itself. */
    private static final int ROUNDINGS = 2;

    Stream<Candidate> candidates() {
        int L = evidence.depth();
        // With two layers, c^(L−i) is c in the first.
        return L < 2 || !evidence.fits(base, evidence.gradientsOf(L))
                ? Stream.empty()
                : Stream.concat(Stream.of(byWidth()), L < 3 ? Stream.empty() : byDepth());
    }

    private Candidate byWidth() {
        return candidate(
                i -> 1.0 / evidence.network().layer(i).outputs(),
                i -> 1,
                new Mistake(
                        id,
                        "dW[i] and db[i] are 1/n[i] times the formula's, n[i] being the number of neurons of the layer: as if the "
                                + "sum over the batch is divided by the number of entries of dZ[i], n[i]·m",
                        "divide by m, the number of its columns",
                        Map.of()));
    }

    private Stream<Candidate> byDepth() {
        int L = evidence.depth();
        LinearFit oneBack =
                LinearFit.between(evidence, evidence.gradientsOf(L - 1), byDepth(0, "", ""), byDepth(1, "", ""));
        Stream<Candidate> known = UsualFactor.allowed(
                        UsualFactors.ofEachStepBack(evidence.samples()), oneBack, evidence.samples())
                .map(each -> byDepth(each.value(), ", since " + each.why(), each.remedy()));
        Stream<Candidate> fitted = oneBack.values()
                .filter(c -> c != 0 && base.mistakes().isEmpty())
                .map(c -> byDepth(c, "", "look for a factor in the step from dZ[i + 1] to dZ[i]")
                        .fitted());
        return Stream.concat(known, fitted);
    }

    private Candidate byDepth(double c, String why, String remedy) {
        int L = evidence.depth();
        String sentence =
                "dW[i] and db[i] are c^(L − i) times the formula's, c = %s: as if each step back from the output has this factor%s; or each layer has a learning rate of its own"
                        .formatted(Figures.factor(c), why);
        return candidate(i -> Math.pow(c, L - i), i -> L - i, new Mistake(id, sentence, remedy, Map.of("c", c)));
    }

    private Candidate candidate(IntToDoubleFunction factor, IntToDoubleFunction products, Mistake mistake) {
        return base.changing(
                (tensor, before) -> {
                    int i = tensor.layer();
                    int roundings = (int) (ROUNDINGS * products.applyAsDouble(i));
                    return tensor.isGradient() && factor.applyAsDouble(i) != 1
                            ? Scaling.rounded(factor.applyAsDouble(i), roundings, evidence.arithmetic())
                                    .changed(tensor, before)
                            : before;
                },
                mistake);
    }
}
