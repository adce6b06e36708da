package org.gradcheck4j.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.numbers.core.DD;

/**
 * ln(1 + t) in double-double for 0 ≤ t ≤ 1.
 *
 * <p>Method: with c = 1 + j/16 nearest to 1 + t and s = (1 + t − c) / (1 + t + c), ln(1 + t) = ln c + 2 artanh s, ln c
 * from a table. |s| ≤ 1/64, so the series s (1 + s²/3 + s⁴/5 + … + s¹⁶/17) leaves out less than 2⁻¹¹² of itself; its
 * terms from s¹⁰ on are summed in double, which costs 2⁻⁶⁰/11 · 2⁻⁵² &lt; 2⁻¹¹⁵.
 *
 * <p>1 + t − c cancels exactly. The divisor is off by at most 2 · 2⁻¹⁰⁶, the quotient by 1 more, the last product by 5 and
 * the sum it multiplies by 4; for j = 0 that is all, so tiny t keep their digits. For j &gt; 0 the result is at least
 * half of ln c and at least |2 artanh s|: adding brings 3, the table 2. In all the relative error is at most 17 · 2⁻¹⁰⁶
 * &lt; 2⁻¹⁰¹; with that of e^−|z| as well, 3.2 · 2⁻¹⁰⁶ is the largest seen.
 */
final class DoubleDoubleLog {

    /** Digits of the constants: 16 more than a double-double holds. */
    static final MathContext DIGITS = new MathContext(48);

    /** Table entries per unit. */
    private static final int STEPS = 16;

    /** The last power of s² in the series. */
    private static final int LAST_TERM = 8;

    /** The last power of s² that is summed in double-double. */
    private static final int LAST_EXACT_TERM = 4;

    private static final DD[] TABLE = new DD[STEPS + 1];
    private static final DD[] INVERSE_ODD = new DD[LAST_TERM + 1];

    static {
        for (int j = 0; j <= STEPS; j++) {
            TABLE[j] = DD.from(constant(1 + (double) j / STEPS));
        }
        for (int n = 0; n <= LAST_TERM; n++) {
            INVERSE_ODD[n] = DD.fromQuotient(1, 2 * n + 1);
        }
    }

    private DoubleDoubleLog() {}

    /** {@return ln c to 45 digits or more}, as 2 artanh((c − 1) / (c + 1)) for 1 ≤ c ≤ 2. */
    static BigDecimal constant(double c) {
        BigDecimal value = new BigDecimal(c);
        BigDecimal s = value.subtract(BigDecimal.ONE).divide(value.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = s;
        for (int n = 1; power.signum() != 0 && power.precision() - power.scale() > -DIGITS.getPrecision(); n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2));
    }

    /**
     * {@return ln(1 + t)}, with a relative error below 2⁻¹⁰¹, and t itself if t is below 2⁻¹¹⁰.
     *
     * @param t from 0 to 1
     */
    static DD log1p(DD t) {
        if (t.hi() < DoubleDoubleSigmoid.NEGLIGIBLE) {
            return t;
        }
        int j = (int) Math.rint(t.hi() * STEPS);
        double fraction = (double) j / STEPS;
        DD excess = DD.ofSum(t.hi() - fraction, t.lo());
        DD s = excess.divide(t.add(2 + fraction));
        DD log = s.multiply(artanhOver(s)).scalb(1);
        return j == 0 ? log : TABLE[j].add(log);
    }

    /** artanh(s) / s for |s| ≤ 1/64. */
    private static DD artanhOver(DD s) {
        DD square = s.multiply(s);
        double rest = INVERSE_ODD[LAST_TERM].hi();
        for (int n = LAST_TERM - 1; n > LAST_EXACT_TERM; n--) {
            rest = INVERSE_ODD[n].hi() + square.hi() * rest;
        }
        DD sum = INVERSE_ODD[LAST_EXACT_TERM].add(square.hi() * rest);
        for (int n = LAST_EXACT_TERM - 1; n >= 0; n--) {
            sum = INVERSE_ODD[n].add(square.multiply(sum));
        }
        return sum;
    }
}
