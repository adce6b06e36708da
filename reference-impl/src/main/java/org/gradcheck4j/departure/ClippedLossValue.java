package org.gradcheck4j.departure;

import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.model.Precision;

/**
 * The loss −y ln c − (1 − y) ln(1 − c) with c = clip(a, ε, 1 − ε), of one sample: its value in
 * double, and a bound on the error of an engine's. The error of c, divided by c, is always part of it.
 *
 * @param value in nats
 * @param error a bound on how far an engine's value is off
 */
public record ClippedLossValue(double value, double error) {

    /** A logarithm is taken to be as accurate as a σ of unknown accuracy, 8; then 1 − y, the product, the sum and 1 − c. */
    private static final int ROUNDINGS = 12;

    /**
     * The error of the value itself, computed in double, in units of its u: the same five operations, {@link Math}'s
     * logarithms being within 1 ulp, 2 units; the rest is reserve.
     */
    private static final int OWN_ROUNDINGS = 8;

    private static final double U = Precision.DOUBLE.unitRoundoff();

    static ClippedLossValue of(double epsilon, OutputWithError output) {
        double y = output.y();
        double c = Math.max(output.a(), epsilon);
        double complement = Math.max(output.complement(), epsilon);
        double logOfC = output.complement() < epsilon
                ? Math.log1p(-epsilon)
                : c > complement ? Math.log1p(-complement) : Math.log(c);
        double logOfComplement =
                output.a() < epsilon ? Math.log1p(-epsilon) : complement > c ? Math.log1p(-c) : Math.log(complement);
        double terms = y * Math.abs(logOfC) + (1 - y) * Math.abs(logOfComplement);
        double slack = output.errorOfA() + 2 * output.u() + output.eta();
        double least = Math.max(c - slack, epsilon * (1 - output.u()) - output.eta());
        double leastComplement = Math.max(complement - slack, epsilon * (1 - output.u()) - output.u() - output.eta());
        if (!(least > 0) || !(leastComplement > 0)) {
            return new ClippedLossValue(terms, Double.POSITIVE_INFINITY);
        }
        double carried = y * slack / least + (1 - y) * slack / leastComplement;
        double rounded = (ROUNDINGS * output.u() + OWN_ROUNDINGS * U) * (terms + carried + output.u())
                + ROUNDINGS * output.eta();
        return new ClippedLossValue(terms, carried + rounded);
    }
}
