package org.gradcheck4j.harness.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;

/**
 * An arithmetic that an engine may have, if it does not declare all of it.
 *
 * @param arithmetic the engine's, weakened by the relaxations
 * @param relaxations what is allowed beyond the sharpest arithmetic, each a clause that fits after "with"
 */
record Assumption(Arithmetic arithmetic, List<String> relaxations) {

    /** A step towards a weaker assumption. */
    private record Relaxation(String text, UnaryOperator<Arithmetic> change) {}

    /**
     * {@return every arithmetic that the engine may have, the sharpest first and the weakest last}
     *
     * @param declared what the engine declares
     * @param precision the engine's
     * @param output the engine's: if one of its numbers is subnormal, subnormal numbers are not flushed
     */
    static List<Assumption> of(Arithmetic declared, Precision precision, EngineOutput output) {
        List<Assumption> assumptions = new ArrayList<>();
        assumptions.add(new Assumption(declared, List.of()));
        for (Arithmetic.Undeclared undeclared : Arithmetic.Undeclared.values()) {
            boolean isExcluded = undeclared == Arithmetic.Undeclared.UNDERFLOW && hasSubnormal(output, precision);
            if (declared.undeclared().contains(undeclared) && !isExcluded) {
                Relaxation relaxation = relaxation(undeclared, precision);
                assumptions.addAll(assumptions.stream()
                        .map(each -> each.relaxedBy(relaxation))
                        .toList());
            }
        }
        return assumptions;
    }

    /** {@return what is allowed, after "with"} */
    String inWords() {
        return String.join(", and ", relaxations);
    }

    private Assumption relaxedBy(Relaxation relaxation) {
        return new Assumption(
                relaxation.change().apply(arithmetic),
                Stream.concat(relaxations.stream(), Stream.of(relaxation.text()))
                        .toList());
    }

    private static Relaxation relaxation(Arithmetic.Undeclared undeclared, Precision precision) {
        return switch (undeclared) {
            case SIGMOID -> new Relaxation("a σ made from tanh", Arithmetic::withTanhSigmoid);
            case UNDERFLOW ->
                new Relaxation(
                        "subnormal numbers that become 0",
                        arithmetic -> arithmetic.withUnderflow(precision.smallestNormal()));
            case ACCUMULATOR ->
                new Relaxation(
                        "sums that are rounded to %s at each step".formatted(precision.id()),
                        arithmetic -> arithmetic.withSums(Summation.inAnyOrder(arithmetic.unitRoundoff())));
        };
    }

    private static boolean hasSubnormal(EngineOutput output, Precision precision) {
        return output.tensors().values().stream().anyMatch(tensor -> hasSubnormal(tensor, precision));
    }

    private static boolean hasSubnormal(Matrix tensor, Precision precision) {
        for (int k = 0; k < tensor.size(); k++) {
            double magnitude = Math.abs(tensor.get(k));
            if (magnitude > 0 && magnitude < precision.smallestNormal()) {
                return true;
            }
        }
        return false;
    }
}
