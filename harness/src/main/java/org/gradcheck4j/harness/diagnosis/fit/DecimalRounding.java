package org.gradcheck4j.harness.diagnosis.fit;

import java.util.function.DoubleUnaryOperator;

/**
 * To the nearest number with few decimal digits. The result is the double nearest to it, or the next.
 *
 * @param digits after the point, or significant ones
 * @param significant whether digits count from the first that is not 0
 */
public record DecimalRounding(int digits, boolean significant) implements DoubleUnaryOperator {

    /** Powers of ten up to here are exact. */
    private static final int EXACT = 22;

    @Override
    public double applyAsDouble(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        int places = significant ? digits - 1 - (int) Math.floor(Math.log10(Math.abs(value))) : digits;
        // Two factors, so that the power itself does not overflow.
        int first = Math.max(-EXACT, Math.min(EXACT, places));
        double one = Math.pow(10, Math.abs(first));
        double other = Math.pow(10, Math.abs(places - first));
        double scaled = places >= 0 ? value * one * other : value / one / other;
        double rounded = Math.rint(scaled);
        return places >= 0 ? rounded / one / other : rounded * one * other;
    }
}
