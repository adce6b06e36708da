package org.gradcheck4j.model;

import java.util.Locale;

/** A binary floating-point format, IEEE 754-2019 section 3.6: p significant bits, exponents to emax. */
public enum Precision {
    /** binary64. */
    DOUBLE(53, 1023),
    /** binary32. */
    FLOAT(24, 127),
    /** binary16. */
    HALF(11, 15);

    private final int significandBits;
    private final int maxExponent;

    Precision(int significandBits, int maxExponent) {
        this.significandBits = significandBits;
        this.maxExponent = maxExponent;
    }

    /** {@return the name in reports and files: lower case} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return u = 2⁻ᵖ, the unit roundoff: the largest relative error of one rounding to nearest} */
    public double unitRoundoff() {
        return Math.scalb(1.0, -significandBits);
    }

    /** {@return the smallest positive number, subnormal} */
    public double smallestSubnormal() {
        return Math.scalb(1.0, 2 - maxExponent - significandBits);
    }

    /** {@return the smallest positive normal number} */
    public double smallestNormal() {
        return Math.scalb(1.0, 1 - maxExponent);
    }

    /** {@return Ω, the largest finite number} */
    public double largestFinite() {
        return Math.scalb(2 - 2 * unitRoundoff(), maxExponent);
    }

    /**
     * Rounds to the nearest number of this format, subnormals included. Ties go to even, and what lies beyond Ω to an infinity.
     *
     * @param value any double
     * @return the nearest number of this format; a NaN stays one
     */
    public double round(double value) {
        return switch (this) {
            case DOUBLE -> value;
            case FLOAT -> (float) value;
            case HALF -> roundToHalf(value);
        };
    }

    private double roundToHalf(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        // A multiple of the ulp in this binade; rint ties to even, and division by a power of two is exact.
        int exponent = Math.max(Math.getExponent(value), 1 - maxExponent);
        double ulp = Math.scalb(1.0, exponent + 1 - significandBits);
        double rounded = Math.rint(value / ulp) * ulp;
        return Math.abs(rounded) > largestFinite() ? Math.copySign(Double.POSITIVE_INFINITY, value) : rounded;
    }

    /**
     * {@return the distance between a value's magnitude and the next larger one in this format (its ulp)}
     *
     * @param value finite
     */
    public double ulp(double value) {
        int exponent = Math.max(Math.getExponent(value), 1 - maxExponent);
        return Math.scalb(1.0, exponent + 1 - significandBits);
    }
}
