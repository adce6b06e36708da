package org.gradcheck4j.harness.diagnosis.fit;

import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.model.Precision;

/**
 * Solves B x + e = s for x, {@code [m]}, by an approximate left inverse P, {@code [m × N]}, of B, {@code [N × m]}: with a
 * bound that holds whatever P is. Since x = P s − P e + (I − P B) x,
 *
 * <pre>|x − P s| ≤ |P| |e| + |I − P B| |x|</pre>
 *
 * <p>and since s − B P s = B (I − P B) x + (I − B P) e, a larger |s − B P s| than these can give means that there is no such
 * x. What the solution rounds is added to both.
 *
 * <p>Source: S. M. Rump, <em>Verification methods: rigorous results using floating-point arithmetic</em>, Acta Numerica 19,
 * 2010, for square B.
 */
public final class LeftInverse {

    /** B, column by column, {@code [m][N]}. */
    private final double[][] columns;

    /** P, row by row, {@code [m][N]}; NaN if the columns depend on each other. */
    private final double[][] inverse;

    /** At least |I − P B|, {@code [m][m]}. */
    private final double[][] defect;

    /** At least n u for each sum here: of n products, of factors that were rounded. */
    private final double rounding;

    /** @param columns of B, each entry the double nearest to it */
    public LeftInverse(double[][] columns) {
        this.columns = columns;
        this.inverse = LeastSquares.leftInverse(columns);
        int m = columns.length;
        this.rounding = (columns[0].length + m + 8) * Precision.DOUBLE.unitRoundoff();
        this.defect = new double[m][m];
        for (int k = 0; k < m; k++) {
            for (int l = 0; l < m; l++) {
                double one = k == l ? 1 : 0;
                double sum = one;
                double size = one;
                for (int j = 0; j < columns[l].length; j++) {
                    double product = inverse[k][j] * columns[l][j];
                    sum -= product;
                    size += Math.abs(product);
                }
                defect[k][l] = Math.abs(sum) + rounding * size;
            }
        }
    }

    /** {@return P s, {@code [m]}} */
    public double[] times(double[] s) {
        double[] x = new double[inverse.length];
        for (int k = 0; k < x.length; k++) {
            for (int j = 0; j < s.length; j++) {
                x[k] += inverse[k][j] * s[j];
            }
        }
        return x;
    }

    /**
     * {@return a bound on |x − P s| but for what e carries: |I − P B| |x|, and the rounding of P s}
     *
     * @param size at least |x|
     */
    double[] ownError(double[] s, double[] size) {
        double[] bound = new double[inverse.length];
        for (int k = 0; k < bound.length; k++) {
            for (int l = 0; l < size.length; l++) {
                bound[k] += defect[k][l] * size[l];
            }
            for (int j = 0; j < s.length; j++) {
                bound[k] += rounding * Math.abs(inverse[k][j] * s[j]);
            }
            bound[k] *= DerivedErrorBound.INFLATION;
        }
        return bound;
    }

    /** {@return a bound on |x − P s| for an |e| of at most this} */
    public double[] error(double[] s, double[] size, double[] e) {
        double[] bound = ownError(s, size);
        for (int k = 0; k < bound.length; k++) {
            for (int j = 0; j < e.length; j++) {
                bound[k] += Math.abs(inverse[k][j]) * e[j];
            }
            bound[k] *= DerivedErrorBound.INFLATION;
        }
        return bound;
    }

    /** {@return s − B P s, in each equation} */
    public double[] rest(double[] s) {
        double[] x = times(s);
        double[] rest = s.clone();
        for (int j = 0; j < rest.length; j++) {
            for (int k = 0; k < x.length; k++) {
                rest[j] -= columns[k][j] * x[k];
            }
        }
        return rest;
    }

    /** {@return what |{@link #rest}| is at most if there is an x: |B| {@link #ownError} + |I − B P| |e|, and rounding} */
    public double[] largestRest(double[] s, double[] size, double[] e) {
        double[] x = times(s);
        double[] own = ownError(s, size);
        double[] bound = new double[s.length];
        for (int j = 0; j < bound.length; j++) {
            bound[j] = rounding * Math.abs(s[j]);
            for (int k = 0; k < x.length; k++) {
                bound[j] += Math.abs(columns[k][j]) * (own[k] + rounding * Math.abs(x[k]));
            }
            for (int i = 0; i < e.length; i++) {
                double sum = i == j ? 1 : 0;
                double magnitude = sum;
                for (int k = 0; k < x.length; k++) {
                    double product = columns[k][j] * inverse[k][i];
                    sum -= product;
                    magnitude += Math.abs(product);
                }
                bound[j] += (Math.abs(sum) + rounding * magnitude) * e[i];
            }
            bound[j] *= DerivedErrorBound.INFLATION;
        }
        return bound;
    }
}
