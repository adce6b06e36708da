package org.gradcheck4j.harness.evaluation.injection;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** G/ln 2 and G/ln 10: the gradient of a loss with another logarithm than the natural one. */
final class LogBaseFault {

    static final Fault FAULT = new Fault(
            "log-base",
            (site, random) -> IntStream.of(2, 10)
                    .mapToObj(base -> LogBaseFault.FAULT.form("log" + base, withLogarithm(base, site)))
                    .toList(),
            (site, parameters) -> Stream.ofNullable(parameters.get("base")).map(base -> withLogarithm(base, site)));

    private LogBaseFault() {}

    private static Deviation withLogarithm(double base, InjectionSite site) {
        return new MeanFault(site.m(), 1 / Math.log(base));
    }
}
