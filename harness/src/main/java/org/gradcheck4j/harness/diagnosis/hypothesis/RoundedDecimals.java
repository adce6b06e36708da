package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.RoundedResult;
import org.gradcheck4j.harness.diagnosis.fit.DecimalRounding;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** The right gradient, each entry rounded to some decimals; then to some significant digits. */
final class RoundedDecimals extends Hypothesis {

    /** A double has at most 17 digits. */
    private static final int MOST_DIGITS = 17;

    /**
     * So many numbers of digits are tried, from the fewest that hold every entry: with few entries, all of them may end in a
     * zero.
     */
    private static final int TRIED = 3;

    /** Zeros are rounded to any number of digits, and one other entry may be so by chance. */
    private static final int LEAST_NOT_ZERO = 2;

    /** Of a number with few digits: the product with the power of ten, and the quotient by it. */
    private static final int ROUNDINGS = 2;

    RoundedDecimals() {
        super("rounded-decimals");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return Stream.of(false, true).flatMap(significant -> IntStream.rangeClosed(significant ? 1 : 0, MOST_DIGITS)
                .mapToObj(digits -> new DecimalRounding(digits, significant))
                .filter(rounding -> holdsAll(rounding, evidence))
                .limit(TRIED)
                .map(rounding -> candidate(base, evidence, rounding)));
    }

    private static boolean holdsAll(DecimalRounding rounding, Evidence evidence) {
        double relative = ROUNDINGS * evidence.arithmetic().unitRoundoff();
        int notZero = 0;
        for (TensorName tensor : evidence.gradients()) {
            Matrix actual = evidence.actual(tensor);
            for (int k = 0; k < actual.size(); k++) {
                double value = actual.get(k);
                if (!(Math.abs(value - rounding.applyAsDouble(value)) <= relative * Math.abs(value))) {
                    return false;
                }
                notZero += value == 0 ? 0 : 1;
            }
        }
        return notZero >= LEAST_NOT_ZERO;
    }

    private Candidate candidate(Candidate base, Evidence evidence, DecimalRounding rounding) {
        int digits = rounding.digits();
        String sentence = rounding.significant()
                ? "every dW and db is the right one, rounded to %s: it was printed so, as %%.%dg does, and read back"
                        .formatted(count(digits, "significant digit"), digits)
                : ("every dW and db is the right one, rounded to %s: it went through np.round, or through a text with "
                                + "so many, as %%.%df gives it")
                        .formatted(count(digits, "decimal"), digits);
        return base.changing(
                new RoundedResult(rounding, ROUNDINGS * evidence.arithmetic().unitRoundoff()),
                mistake(
                        sentence,
                        "keep all digits: save the arrays themselves (np.save), or print 17 significant digits",
                        rounding.significant() ? "digits" : "decimals",
                        digits));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
