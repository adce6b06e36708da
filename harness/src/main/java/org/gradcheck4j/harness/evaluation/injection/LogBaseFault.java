package org.gradcheck4j.harness.evaluation.injection;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;

/** G/ln 2 and G/ln 10: the gradient of a loss with another logarithm than the natural one. */
final class LogBaseFault {

    static final Fault FAULT = new Fault(
            "log-base",
            (context, random) -> IntStream.of(2, 10)
                    .mapToObj(base -> LogBaseFault.FAULT.form("log" + base, withLogarithm(base, context)))
                    .toList(),
            (context, parameters) ->
                    Stream.ofNullable(parameters.get("base")).map(base -> withLogarithm(base, context)));

    private LogBaseFault() {}

    private static FaultyStep withLogarithm(double base, FaultContext context) {
        return new MeanFault(context.m(), 1 / Math.log(base));
    }
}
