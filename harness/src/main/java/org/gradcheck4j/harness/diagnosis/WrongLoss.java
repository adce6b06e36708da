package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.TensorName;

/**
 * A loss that is the formula's times a number that people end up with, while the gradients are right.
 *
 * @param sentence what it is, after "the loss J is"
 * @param remedy what to do about it
 */
record WrongLoss(String sentence, String remedy) {

    /** A factor, and what is said of it. */
    private record Factor(double value, WrongLoss loss) {}

    /** {@return what the loss is; empty if it is no such multiple, or if several are so near that the loss does not tell which} */
    static Optional<WrongLoss> of(Evidence evidence) {
        double expected = evidence.exact(TensorName.LOSS).high(0);
        double actual = evidence.actual(TensorName.LOSS).get(0);
        double bound = evidence.bound(TensorName.LOSS, 0);
        List<WrongLoss> near = factors(evidence.samples()).stream()
                .filter(each -> each.value != 1)
                .filter(each -> Math.abs(actual - each.value * expected) <= 2 * Math.abs(each.value) * bound)
                .map(Factor::loss)
                .toList();
        return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
    }

    private static List<Factor> factors(int m) {
        return List.of(
                new Factor(
                        m,
                        new WrongLoss(
                                "%d times the formula's, and the batch has %d samples: it is the sum, not the mean"
                                        .formatted(m, m),
                                "divide it by m")),
                new Factor(1.0 / m, new WrongLoss("the formula's divided by m once more", "divide it by m once")),
                new Factor(-1, new WrongLoss("the formula's with the opposite sign", "put the minus before the sum")),
                new Factor(2, new WrongLoss("2 times the formula's", "leave the factor out")),
                new Factor(0.5, new WrongLoss("half of the formula's", "divide it by m, not by 2m")),
                new Factor(
                        1 / Math.log(2),
                        new WrongLoss("the formula's in bits: as if it takes log2", "take the natural logarithm")),
                new Factor(
                        1 / Math.log(10),
                        new WrongLoss(
                                "1/ln 10 times the formula's: as if it takes log10", "take the natural logarithm")));
    }
}
