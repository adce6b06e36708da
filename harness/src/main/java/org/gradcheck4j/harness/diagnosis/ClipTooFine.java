package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.diagnosis.hypothesis.ClippedLoss;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;

/**
 * A clip that the precision does not hold: 1 − ε rounds to 1, so that an output of 1 stays 1, and dZ[L] = (c − y)/(c(1 −
 * c))·σ′ is a quotient by 0, times 0. The same happens if y = 1 and a is so small that (c − y)/(c(1 − c)) exceeds Ω while
 * σ′ is 0. It predicts a NaN in every entry of every dW and db, since each of them sums over the samples.
 */
final class ClipTooFine {

    private static final double EPSILON = ClippedLoss.DL4J;

    private ClipTooFine() {}

    /** {@return the diagnosis, if every gradient is a NaN and some sample's output makes it so} */
    static Optional<Diagnosis> find(ExactSolution solution, Arithmetic arithmetic, Gradients gradients) {
        boolean allNaN = gradients.tensors().values().stream()
                .allMatch(tensor -> IntStream.range(0, tensor.size()).allMatch(k -> Double.isNaN(tensor.get(k))));
        return allNaN && predicts(solution, arithmetic) ? Optional.of(diagnosis()) : Optional.empty();
    }

    private static boolean predicts(ExactSolution solution, Arithmetic arithmetic) {
        double u = arithmetic.unitRoundoff();
        boolean clipIsOne = 1 - EPSILON > 1 - u / 2;
        boolean quotientOverflows = 1 / EPSILON > arithmetic.largestFinite();
        ExactMatrix Z = solution.Z().get(solution.network().depth() - 1);
        for (int k = 0; k < Z.size(); k++) {
            // Below u, 1 − a can vanish from a; within a factor 2 of ε, a may be clipped to it.
            double a = Math.exp(Math.min(Z.high(k), 0));
            double complement = Math.exp(-Math.max(Z.high(k), 0));
            boolean one = clipIsOne && complement < u;
            boolean zero =
                    quotientOverflows && a < 2 * EPSILON && solution.batch().y().get(k) == 1;
            if (one || zero) {
                return true;
            }
        }
        return false;
    }

    private static Diagnosis diagnosis() {
        return new Diagnosis(
                ClippedLoss.ID,
                "every dW and db is not a number: as if the loss clips the output to [ε, 1 − ε], ε = 1e-5, and divides by c(1 − c), "
                        + "which in this precision is a division by 0 if the output is 1, and exceeds the largest number if it is near 0 "
                        + "and should be 1; the whole gradient is lost",
                "take the loss from Z[L], so that dZ[L] is A − y; float alone removes the NaN, not the clip",
                Map.of("epsilon", EPSILON, "lost", 1.0),
                List.of(NonFinite.ID));
    }
}
