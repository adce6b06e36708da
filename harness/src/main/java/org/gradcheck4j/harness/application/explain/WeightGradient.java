package org.gradcheck4j.harness.application.explain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Matrix;

/**
 * dW of one layer: sample by sample, and by formulas that leave its input out or take another.
 *
 * @param layer i, from 1
 * @param dZ {@code [n_i × m]}
 * @param input A[i−1], which is X in the first layer
 * @param own A[i]
 * @param exact dW[i] by the exact oracle
 * @param bias db[i] by the exact oracle
 * @param differences of the loss, one for each weight
 */
record WeightGradient(
        int layer, Matrix dZ, Matrix input, Matrix own, Matrix exact, Matrix bias, List<LossDifference> differences) {

    static WeightGradient of(ExactSolution solution, int layer) {
        return new WeightGradient(
                layer,
                solution.dZ().get(layer - 1).rounded(),
                solution.activation(layer - 1).rounded(),
                solution.activation(layer).rounded(),
                solution.dW().get(layer - 1).rounded(),
                solution.db().get(layer - 1).rounded(),
                LossDifference.ofLayer(solution.network(), solution.batch(), layer));
    }

    /** Each sample's dz · aᵀ; their mean is dW[i]. */
    List<OuterProduct> terms() {
        double largest = IntStream.range(0, dZ.columns())
                .mapToObj(k -> column(dZ, k).times(column(input, k).transpose()).abs())
                .flatMapToDouble(product -> Arrays.stream(product.toArray()))
                .max()
                .orElseThrow();
        return IntStream.range(0, dZ.columns())
                .mapToObj(k -> new OuterProduct(k, column(dZ, k), column(input, k), largest))
                .toList();
    }

    /** The first entry of dW as the mean of what the samples give to it. */
    String firstMean() {
        return "(%s) ÷ %d = %s"
                .formatted(
                        sum(terms().stream()
                                .map(term -> Decimals.four(term.product().get(0)))),
                        dZ.columns(),
                        Decimals.four(exact.get(0)));
    }

    /** The same numbers, as the matrix product computes them: a row times a row. */
    String firstProducts() {
        return sum(terms().stream()
                .map(term -> Decimals.four(term.dz().get(0)) + "·"
                        + Decimals.four(term.a().get(0))));
    }

    private static String sum(Stream<String> terms) {
        return terms.collect(Collectors.joining(" + ")).replace("+ " + Decimals.MINUS, Decimals.MINUS + " ");
    }

    /** The formula, and what people write in its place. */
    List<FormulaTrial> trials() {
        String A = layer == 1 ? "X" : "A[%d]".formatted(layer - 1);
        return List.of(
                trial("1/m · dZ[%d] %sᵀ".formatted(layer, A), "the formula", input),
                trial(
                        "1/m · Σ dZ[%d] in each column".formatted(layer),
                        "without " + A,
                        Matrix.filled(input.rows(), input.columns(), 1)),
                trial("1/m · dZ[%d] A[%d]ᵀ".formatted(layer, layer), "with its own A[%d]".formatted(layer), own));
    }

    private FormulaTrial trial(String formula, String about, Matrix factor) {
        int m = dZ.columns();
        Matrix value = dZ.times(factor.transpose()).map(sum -> sum / m);
        return new FormulaTrial(formula, about, value, exact, slopes());
    }

    private Matrix slopes() {
        return exact.withEntries(k -> differences.get(k).slope());
    }

    MatrixView gradient() {
        return MatrixView.computed("dW[%d]".formatted(layer), "gradient", exact);
    }

    MatrixView biasGradient() {
        return MatrixView.computed("db[%d]".formatted(layer), "blame", bias);
    }

    private static Matrix column(Matrix matrix, int k) {
        return Matrix.generate(matrix.rows(), 1, (r, c) -> matrix.get(r, k));
    }
}
