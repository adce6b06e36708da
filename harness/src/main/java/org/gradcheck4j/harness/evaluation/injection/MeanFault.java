package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * c·dW and c·db: every sum over the batch is divided by something else than m, or multiplied by something besides.
 *
 * @param divisor in place of m
 * @param factor in place of 1
 */
record MeanFault(double divisor, double factor) implements FaultyStep {

    static final Fault SUM_NOT_MEAN = Fault.fixed("sum-not-mean", "sum", context -> new MeanFault(1, 1));

    static final Fault SCALED =
            new Fault("scaled", MeanFault::draw, (context, parameters) -> Stream.ofNullable(parameters.get("c"))
                    .map(c -> new MeanFault(context.m(), c)));

    static final Fault SIGN_FLIPPED = Fault.fixed("sign-flipped", "sign", context -> new MeanFault(context.m(), -1));

    /** So many equal gradients added up. */
    static final Fault ACCUMULATED = new Fault(
            "accumulated",
            (context, random) -> List.of(2, 3, 4).stream()
                    .filter(k -> k != context.m())
                    .map(k -> MeanFault.ACCUMULATED.form(k + " times", new MeanFault(context.m(), k)))
                    .toList(),
            (context, parameters) -> Stream.ofNullable(parameters.get("k")).map(k -> new MeanFault(context.m(), k)));

    private static final double SMALLEST = 0.01;
    private static final double LARGEST = 100;

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        int m = context.m();
        double c = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        List<InjectedFault> forms = new ArrayList<>();
        forms.add(SCALED.form("1/(2m)", new MeanFault(m, 0.5)));
        forms.add(SCALED.form("divided twice", new MeanFault(m, 1.0 / m)));
        if (m > 2) {
            forms.add(SCALED.form("1/(m-1)", new MeanFault(m - 1, 1)));
        }
        forms.add(SCALED.form("random c", new MeanFault(m, c)));
        return forms;
    }

    @Override
    public DD mean(NumberArithmetic numbers, DD sum, int m, DD usual) {
        return numbers.times(numbers.dividedBy(sum, numbers.of(divisor)), numbers.of(factor));
    }
}
