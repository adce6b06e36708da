package org.gradcheck4j.model;

import java.util.stream.IntStream;

/**
 * A binary floating-point format, IEEE 754-2019 section 3.6: p significant bits, exponents to emax, subnormal numbers and
 * infinities.
 */
public enum BinaryFormat {
    /** binary64. */
    FLOAT64("float64", 53, 1023),
    /** binary32. */
    FLOAT32("float32", 24, 127),
    /** binary16. */
    FLOAT16("float16", 11, 15),
    /** What tensor cores round factors to: the range of binary32 (NVIDIA A100 whitepaper, 2020). */
    TF32("TF32", 11, 127),
    /** The range of binary32 with 8 significant bits (NVIDIA A100 whitepaper, 2020). */
    BFLOAT16("bfloat16", 8, 127);

    private final String label;
    private final int significandBits;
    private final int maxExponent;

    BinaryFormat(String label, int significandBits, int maxExponent) {
        this.label = label;
        this.significandBits = significandBits;
        this.maxExponent = maxExponent;
    }

    /** {@return the name in messages, such as {@code float32}} */
    public String label() {
        return label;
    }

    /** {@return p, the hidden bit included} */
    public int significandBits() {
        return significandBits;
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
     * Rounds to the nearest number of this format, ties to even, gradually to zero, and to an infinity beyond Ω.
     *
     * @param value in double
     * @return the nearest number of this format; a NaN stays one
     */
    public double round(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        // A multiple of the ulp in this binade; rint ties to even, and division by a power of two is exact.
        double ulp = ulp(value);
        double rounded = Math.rint(value / ulp) * ulp;
        return Math.abs(rounded) > largestFinite() ? Math.copySign(Double.POSITIVE_INFINITY, value) : rounded;
    }

    /**
     * {@return the next number of this format towards zero, or the value itself if the format holds it}
     *
     * @param value in double, of at most Ω in magnitude
     */
    public double truncate(double value) {
        double rounded = round(value);
        return Math.abs(rounded) > Math.abs(value) ? rounded - Math.copySign(ulp(value), value) : rounded;
    }

    /**
     * {@return whether every entry of a matrix is a number of this format}
     *
     * @param matrix in double
     */
    public boolean holds(Matrix matrix) {
        return IntStream.range(0, matrix.size()).allMatch(k -> round(matrix.get(k)) == matrix.get(k));
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
