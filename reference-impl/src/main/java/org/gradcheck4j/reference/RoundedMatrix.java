package org.gradcheck4j.reference;

import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/**
 * A matrix in double or in float: after every single operation, each entry is rounded to the precision.
 *
 * <p>In float, an operation in double that is then rounded to float gives what the same operation in float gives: a double
 * has more than twice as many digits (S. A. Figueroa, <i>When is double rounding innocuous?</i>, ACM SIGNUM Newsletter
 * 30(3), 1995). So only {@link #times}, whose multiply-adds are rounded once each, needs a product of its own in float.
 *
 * @param values numbers of the precision
 * @param precision double or float
 */
record RoundedMatrix(Matrix values, Precision precision) {

    /** Returns a matrix, rounded to a precision. */
    static RoundedMatrix of(Matrix matrix, Precision precision) {
        return new RoundedMatrix(precision == Precision.DOUBLE ? matrix : matrix.map(precision::round), precision);
    }

    private RoundedMatrix rounded(Matrix result) {
        return of(result, precision);
    }

    /** Returns this · other, each sum in the order of its index. */
    RoundedMatrix times(RoundedMatrix other) {
        return new RoundedMatrix(
                precision == Precision.DOUBLE ? values.times(other.values) : values.timesInFloat(other.values),
                precision);
    }

    /** Returns the transpose. */
    RoundedMatrix transpose() {
        return new RoundedMatrix(values.transpose(), precision);
    }

    /** Returns this matrix with a column {@code [rows × 1]} added to each of its columns. */
    RoundedMatrix plus(RoundedMatrix column) {
        int m = values.columns();
        return rounded(values.withEntries(k -> values.get(k) + column.values.get(k / m)));
    }

    /** Returns this − other. */
    RoundedMatrix minus(RoundedMatrix other) {
        return rounded(values.map(other.values, (a, b) -> a - b));
    }

    /** Returns this ∘ other, the product entry by entry. */
    RoundedMatrix entrywise(RoundedMatrix other) {
        return rounded(values.map(other.values, (a, b) -> a * b));
    }

    /** Returns Σ of each row, in the order of its index, as a column. */
    RoundedMatrix rowSums() {
        return times(new RoundedMatrix(Matrix.filled(values.columns(), 1, 1), precision));
    }

    /** Returns every entry divided by a number, which the precision must hold: in float, up to 2²⁴. */
    RoundedMatrix dividedBy(int divisor) {
        double rounded = precision.round(divisor);
        return rounded(values.map(value -> value / rounded));
    }

    /** Returns a function of every entry. */
    RoundedMatrix map(DoubleUnaryOperator function) {
        return rounded(values.map(function));
    }
}
