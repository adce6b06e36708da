package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Rows or columns of a matrix in another order.
 *
 * @param ofColumns whether it is the columns
 * @param sources which one stands at each place
 */
public record Reordering(boolean ofColumns, List<Integer> sources) {

    /** Of the numbers themselves, a row needs as many to be told from the others. */
    private static final int LEAST_LENGTH = 2;

    /** {@return the order that makes one matrix from another: reversed, rolled, or as each row or column tells} */
    public static Optional<Reordering> find(Predicted right, Matrix actual) {
        return Stream.of(false, true)
                .flatMap(columns -> orders(right, actual, columns))
                .filter(each -> fits(right, each.sources.get(0), actual, 0, each.ofColumns))
                .filter(each -> each.applied(right).fits(actual))
                .findFirst();
    }

    private static Stream<Reordering> orders(Predicted right, Matrix actual, boolean columns) {
        int n = columns ? actual.columns() : actual.rows();
        int length = actual.size() / n;
        Stream<Reordering> regular = Stream.concat(
                Stream.of(of(columns, n, k -> n - 1 - k)),
                IntStream.range(1, n).mapToObj(shift -> of(columns, n, k -> (k + shift) % n)));
        Stream<Reordering> told = length < LEAST_LENGTH ? Stream.empty() : matched(right, actual, columns);
        return n == 1 ? Stream.empty() : Stream.concat(regular, told);
    }

    private static Reordering of(boolean columns, int n, IntUnaryOperator source) {
        return new Reordering(columns, IntStream.range(0, n).map(source).boxed().toList());
    }

    /** For each row, the first row that is not yet used and fits. */
    private static Stream<Reordering> matched(Predicted right, Matrix actual, boolean columns) {
        int n = columns ? actual.columns() : actual.rows();
        List<Integer> sources = new ArrayList<>();
        boolean[] used = new boolean[n];
        for (int k = 0; k < n; k++) {
            int place = k;
            // Its own row first: it may equal another.
            int source = IntStream.concat(IntStream.of(k), IntStream.range(0, n))
                    .filter(other -> !used[other] && fits(right, other, actual, place, columns))
                    .findFirst()
                    .orElse(-1);
            if (source < 0) {
                return Stream.empty();
            }
            used[source] = true;
            sources.add(source);
        }
        return Stream.of(new Reordering(columns, sources));
    }

    private static boolean fits(Predicted right, int source, Matrix actual, int place, boolean columns) {
        int length = columns ? actual.rows() : actual.columns();
        int width = actual.columns();
        for (int j = 0; j < length; j++) {
            int from = columns ? j * width + source : source * width + j;
            int to = columns ? j * width + place : place * width + j;
            if (!(Math.abs(actual.get(to) - right.value().get(from)) <= right.allowedError(from))) {
                return false;
            }
        }
        return true;
    }

    /** {@return the same numbers in this order} */
    public Predicted applied(Predicted right) {
        return new Predicted(applied(right.value()), applied(right.bound()));
    }

    private Matrix applied(Matrix right) {
        return Matrix.generate(
                right.rows(),
                right.columns(),
                (i, j) -> ofColumns ? right.get(i, sources.get(j)) : right.get(sources.get(i), j));
    }

    /** {@return whether the order is reversed or rolled, and so has no free choice but the shift} */
    public boolean isRegular() {
        return isReversed() || isRolled();
    }

    private boolean isReversed() {
        int n = sources.size();
        return IntStream.range(0, n).allMatch(k -> sources.get(k) == n - 1 - k);
    }

    private boolean isRolled() {
        int n = sources.size();
        return IntStream.range(0, n).allMatch(k -> sources.get(k) == (k + sources.get(0)) % n);
    }

    /** {@return such as {@code its rows are in reverse order}} */
    public String words(TensorName tensor) {
        String what = tensor.is(TensorName.Quantity.db) ? "entries" : ofColumns ? "columns" : "rows";
        if (isReversed()) {
            return "its %s are in reverse order".formatted(what);
        }
        int moved = IntStream.range(0, sources.size())
                .filter(k -> sources.get(k) != k)
                .findFirst()
                .orElse(0);
        String where = "%d (from 0) belongs at %d".formatted(moved, sources.get(moved));
        return isRolled()
                ? "its %s are rotated: %s".formatted(what, where)
                : "its %s are in another order: %s".formatted(what, where);
    }

    /** {@return for each row or column that is moved, where it comes from} */
    public Map<String, Double> parameters(TensorName tensor) {
        Map<String, Double> parameters = new HashMap<>();
        for (int k = 0; k < sources.size(); k++) {
            if (sources.get(k) != k) {
                parameters.put(
                        "%s %s %d".formatted(tensor, ofColumns ? "column" : "row", k),
                        sources.get(k).doubleValue());
            }
        }
        return parameters;
    }
}
