package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.Precision;

/**
 * The gradient of a loss that keeps away from ln 0, in one of two ways; {@link ClippedOutputFault} has two more.
 *
 * @param epsilon ε
 * @param floor whether dZ[L] = (a − y) / max(s, ε) · s with s = a (1 − a), as PyTorch's {@code BCELoss} has it; else it
 *     is (c − y) / (c (1 − c)) · s with c = clip(a, ε, 1 − ε), as DL4J's {@code LossBinaryXENT} has it
 */
record ClippedLossFault(double epsilon, boolean floor) implements FaultyStep {

    static final Fault FAULT = new Fault("clipped-loss", ClippedLossFault::draw, ClippedLossFault::fromParameters);

    /** DL4J's default clip; 1 − ε would be 1 in half. */
    private static final double DL4J_CLIP = 1e-5;

    /** PyTorch's floor; it would be 0 in half. */
    private static final double PYTORCH_FLOOR = 1e-12;

    /** The smallest ε drawn at random, in units of u: 1 − ε differs from 1. */
    private static final double SMALLEST = 4;

    /** The largest ε drawn at random. */
    private static final double LARGEST = 0.1;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        double smallest = SMALLEST * context.precision().unitRoundoff();
        List<InjectedFault> forms = new ArrayList<>();
        forms.add(FAULT.form("random clip", new ClippedLossFault(random.logUniform(smallest, LARGEST), false)));
        forms.add(FAULT.form("random floor", new ClippedLossFault(random.logUniform(smallest, LARGEST), true)));
        if (context.precision() != Precision.HALF) {
            forms.add(FAULT.form("DL4J's clip", new ClippedLossFault(DL4J_CLIP, false)));
            forms.add(FAULT.form("PyTorch's floor", new ClippedLossFault(PYTORCH_FLOOR, true)));
        }
        forms.addAll(ClippedOutputFault.forms(context, FAULT));
        return forms;
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        return Stream.ofNullable(parameters.get("epsilon"))
                .flatMap(epsilon -> Stream.of(
                        new ClippedLossFault(epsilon, false),
                        new ClippedLossFault(epsilon, true),
                        new ClippedOutputFault(epsilon, false),
                        new ClippedOutputFault(epsilon, true)));
    }

    @Override
    public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        DD one = numbers.of(1);
        DD s = numbers.times(a, numbers.minus(one, a));
        if (floor) {
            return numbers.times(numbers.dividedBy(usual, s.hi() < epsilon ? numbers.of(epsilon) : s), s);
        }
        DD c = clipped(numbers, a);
        return numbers.times(numbers.dividedBy(numbers.minus(c, y), numbers.times(c, numbers.minus(one, c))), s);
    }

    private DD clipped(NumberArithmetic numbers, DD a) {
        if (a.hi() < epsilon) {
            return numbers.of(epsilon);
        }
        return a.hi() > 1 - epsilon ? numbers.of(1 - epsilon) : a;
    }
}
