package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.text.Figures;

/** G/ln 2 and G/ln 10: the gradient of a loss with log2 or log10. */
final class LogBase extends Hypothesis {

    /** 1/ln 2 itself, and the product with it. */
    private static final int ROUNDINGS = 2;

    LogBase() {
        super("log-base");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        if (!Scaled.isSharp(LinearFit.ofFactor(base, evidence, evidence.gradients()))) {
            return Stream.empty();
        }
        return IntStream.of(2, 10).mapToObj(logBase -> {
            double factor = 1 / Math.log(logBase);
            String sentence = ("every dW and db is 1/ln %d = %s times the formula's, as the gradient of a loss with "
                            + "log%d is")
                    .formatted(logBase, Figures.sixDigits(factor), logBase);
            return base.changing(
                    Scaling.rounded(factor, ROUNDINGS, evidence.arithmetic()),
                    mistake(sentence, "take the natural logarithm", "base", logBase));
        });
    }
}
