package org.gradcheck4j.model;

import java.util.Locale;

/** What an engine computes in. */
public enum Precision {
    /** binary64. */
    DOUBLE(BinaryFormat.FLOAT64),
    /** binary32. */
    FLOAT(BinaryFormat.FLOAT32),
    /** binary16. */
    HALF(BinaryFormat.FLOAT16);

    private final BinaryFormat format;

    Precision(BinaryFormat format) {
        this.format = format;
    }

    /** {@return the name in reports and files: lower case} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return u = 2⁻ᵖ, the unit roundoff: the largest relative error of one rounding to nearest} */
    public double unitRoundoff() {
        return format.unitRoundoff();
    }

    /** {@return the smallest positive number, subnormal} */
    public double smallestSubnormal() {
        return format.smallestSubnormal();
    }

    /** {@return the smallest positive normal number} */
    public double smallestNormal() {
        return format.smallestNormal();
    }

    /** {@return Ω, the largest finite number} */
    public double largestFinite() {
        return format.largestFinite();
    }

    /**
     * Rounds to the nearest number of this format, subnormals included. Ties go to even, and what lies beyond Ω to an infinity.
     *
     * @param value in double
     * @return the nearest number of this format; a NaN stays one
     */
    public double round(double value) {
        return switch (this) {
            case DOUBLE -> value;
            case FLOAT -> (float) value;
            case HALF -> format.round(value);
        };
    }

    /**
     * {@return the distance between a value's magnitude and the next larger one in this format (its ulp)}
     *
     * @param value finite
     */
    public double ulp(double value) {
        return format.ulp(value);
    }
}
