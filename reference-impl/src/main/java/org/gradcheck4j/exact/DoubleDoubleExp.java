package org.gradcheck4j.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.commons.numbers.core.DD;

/**
 * eˣ in double-double for x ≤ 0, which is all that σ and the loss need.
 *
 * <p>Method: x = k ln 2 + j/64 + t with k and j integers and |t| ≤ 1/128, then eˣ = 2ᵏ · (E_j + E_j (eᵗ − 1)), with
 * E_j = e^(j/64) from a table.
 *
 * <ul>
 *   <li>ln 2 is held in two pieces of 42 bits and a third of 53. Since |k| needs 11 bits, k times each of the first two
 *       is exact, and x − k ln 2 cancels exactly (Cody and Waite): the reduced argument is off by less than 2⁻¹⁰⁶.
 *   <li>eᵗ − 1 is its Taylor polynomial of degree 11: the rest is below 128⁻¹²/12! &lt; 2⁻¹¹². Degrees 7 and up are
 *       summed in double, which costs 128⁻⁷/7! · 2⁻⁵² &lt; 2⁻¹¹³.
 *   <li>The last sum adds at most 3 · 2⁻¹⁰⁶ and the table 2⁻¹⁰⁶ (Joldes, Muller and Popescu 2017, ACM TOMS 44(2),
 *       theorem 3.1). The roundings inside eᵗ − 1 weigh at most 1/128 each.
 * </ul>
 *
 * In all the relative error is at most 5.5 · 2⁻¹⁰⁶ &lt; 2⁻¹⁰³; 1.8 · 2⁻¹⁰⁶ is the largest seen. If the result is below 2⁻⁹⁶⁸,
 * its low part underflows: the absolute error is then at most 2⁻¹⁰⁷⁴ more.
 */
final class DoubleDoubleExp {

    /** Of a double, without the hidden one. */
    private static final int SIGNIFICAND_BITS = 52;

    private static final MathContext DIGITS = DoubleDoubleLog.DIGITS;

    /** Below this, eˣ &lt; 2⁻¹⁰⁷⁵ rounds to zero. */
    private static final double UNDERFLOW = -746;

    /** Table entries per unit. */
    private static final int STEPS = 64;

    /** ⌈STEPS · ln 2 / 2⌉. */
    private static final int LAST_STEP = 23;

    /** Of the Taylor polynomial. */
    private static final int DEGREE = 11;

    /** The last degree that is summed in double-double. */
    private static final int LAST_EXACT_DEGREE = 6;

    /** Bits of each exact piece of ln 2: 53 less the 11 of k. */
    private static final int PIECE_BITS = 42;

    private static final double PER_LN2 = 1 / Math.log(2);
    private static final double LN2_HIGH;
    private static final double LN2_MIDDLE;
    private static final double LN2_LOW;
    private static final DD[] TABLE = new DD[2 * LAST_STEP + 1];
    private static final DD[] INVERSE_FACTORIAL = new DD[DEGREE + 1];

    static {
        BigDecimal ln2 = DoubleDoubleLog.constant(2);
        LN2_HIGH = piece(ln2, PIECE_BITS);
        BigDecimal rest = ln2.subtract(new BigDecimal(LN2_HIGH));
        LN2_MIDDLE = piece(rest, 2 * PIECE_BITS);
        LN2_LOW = rest.subtract(new BigDecimal(LN2_MIDDLE)).doubleValue();

        BigDecimal step = BigDecimal.ONE.divide(BigDecimal.valueOf(STEPS), DIGITS);
        BigDecimal factor = BigDecimal.ZERO;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; term.precision() - term.scale() > -DIGITS.getPrecision(); n++) {
            factor = factor.add(term, DIGITS);
            term = term.multiply(step).divide(BigDecimal.valueOf(n), DIGITS);
        }
        for (int j = 0; j <= LAST_STEP; j++) {
            BigDecimal power = factor.pow(j, DIGITS);
            TABLE[LAST_STEP + j] = DD.from(power);
            TABLE[LAST_STEP - j] = DD.from(BigDecimal.ONE.divide(power, DIGITS));
        }
        BigDecimal factorial = BigDecimal.ONE;
        for (int n = 0; n <= DEGREE; n++) {
            factorial = factorial.multiply(BigDecimal.valueOf(Math.max(n, 1)));
            INVERSE_FACTORIAL[n] = DD.from(BigDecimal.ONE.divide(factorial, DIGITS));
        }
    }

    private DoubleDoubleExp() {}

    /** The part of a positive number down to 2^−bits, cut off. */
    private static double piece(BigDecimal value, int bits) {
        BigDecimal scaled = value.multiply(BigDecimal.valueOf(2).pow(bits));
        return Math.scalb(scaled.setScale(0, RoundingMode.DOWN).doubleValue(), -bits);
    }

    /**
     * {@return eˣ}, with a relative error below 2⁻¹⁰³, and an absolute one below 2⁻¹⁰⁷⁴ if it underflows.
     *
     * @param x at most 0; −∞ gives 0
     */
    static DD exp(DD x) {
        if (x.hi() < UNDERFLOW) {
            return DD.ZERO;
        }
        double k = Math.rint(x.hi() * PER_LN2);
        double leading = x.hi() - k * LN2_HIGH;
        DD r = DD.ofDifference(leading, k * LN2_MIDDLE).add(DD.ofDifference(x.lo(), k * LN2_LOW));
        int j = (int) Math.rint(r.hi() * STEPS);
        DD t = DD.ofSum(r.hi() - (double) j / STEPS, r.lo());
        DD base = TABLE[LAST_STEP + j];
        DD result = base.add(base.multiply(expm1(t)));
        return DD.ofSum(scaled(result.hi(), (int) k), scaled(result.lo(), (int) k));
    }

    /** 2ᵏ value, as {@link Math#scalb} gives it: a product with a normal power of two is rounded once, too, and far faster. */
    private static double scaled(double value, int k) {
        return k < Double.MIN_EXPONENT
                ? Math.scalb(value, k)
                : value * Double.longBitsToDouble((long) (k + Double.MAX_EXPONENT) << SIGNIFICAND_BITS);
    }

    /** eᵗ − 1 for |t| ≤ 1/128. */
    private static DD expm1(DD t) {
        double rest = INVERSE_FACTORIAL[DEGREE].hi();
        for (int n = DEGREE - 1; n > LAST_EXACT_DEGREE; n--) {
            rest = INVERSE_FACTORIAL[n].hi() + t.hi() * rest;
        }
        DD sum = INVERSE_FACTORIAL[LAST_EXACT_DEGREE].add(t.hi() * rest);
        for (int n = LAST_EXACT_DEGREE - 1; n >= 1; n--) {
            sum = INVERSE_FACTORIAL[n].add(t.multiply(sum));
        }
        return t.multiply(sum);
    }
}
