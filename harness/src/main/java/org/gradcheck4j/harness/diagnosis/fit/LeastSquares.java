package org.gradcheck4j.harness.diagnosis.fit;

/** Solves small systems of linear equations by least squares, by orthogonal directions: A = Q R. */
final class LeastSquares {

    /** Below this share of its length, a direction is what the others make of it, and a rounding. */
    private static final double DEPENDENT = 1e-9;

    /** The directions, one for each column. */
    private final double[][] q;

    private final double[][] r;

    private LeastSquares(double[][] columns) {
        int n = columns.length;
        q = new double[n][];
        r = new double[n][n];
        for (int j = 0; j < n; j++) {
            double[] v = columns[j].clone();
            double length = Math.sqrt(dot(v, v));
            // Twice is enough: the second pass removes what rounding left of the first.
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < j; i++) {
                    double share = dot(q[i], v);
                    r[i][j] += share;
                    subtract(v, share, q[i]);
                }
            }
            double size = Math.sqrt(dot(v, v));
            r[j][j] = size > DEPENDENT * length ? size : Double.NaN;
            for (int k = 0; k < v.length; k++) {
                v[k] /= r[j][j];
            }
            q[j] = v;
        }
    }

    /**
     * {@return x with the smallest |A x − b|; a NaN in each place that the equations leave open}
     *
     * @param columns of A
     * @param right b
     */
    static double[] solve(double[][] columns, double[] right) {
        return new LeastSquares(columns).solution(right);
    }

    /**
     * {@return P with x = P b for each b, row by row: P A = I but for rounding; NaN if the columns depend on each other}
     *
     * @param columns of A
     */
    static double[][] leftInverse(double[][] columns) {
        LeastSquares factors = new LeastSquares(columns);
        double[][] rows = new double[columns.length][];
        for (int j = columns.length - 1; j >= 0; j--) {
            double[] row = factors.q[j].clone();
            for (int i = j + 1; i < columns.length; i++) {
                subtract(row, factors.r[j][i], rows[i]);
            }
            for (int k = 0; k < row.length; k++) {
                row[k] /= factors.r[j][j];
            }
            rows[j] = row;
        }
        return rows;
    }

    private double[] solution(double[] right) {
        int n = q.length;
        double[] rest = right.clone();
        double[] projected = new double[n];
        for (int j = 0; j < n; j++) {
            projected[j] = dot(q[j], rest);
            subtract(rest, projected[j], q[j]);
        }
        double[] x = new double[n];
        for (int j = n - 1; j >= 0; j--) {
            double sum = projected[j];
            for (int i = j + 1; i < n; i++) {
                sum -= r[j][i] * x[i];
            }
            x[j] = sum / r[j][j];
        }
        return x;
    }

    /** {@return Σ a b} */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void subtract(double[] from, double share, double[] direction) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= share * direction[k];
        }
    }
}
