package org.gradcheck4j.harness.diagnosis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * The labels that a gradient was made with, if it tells: every dW and db is linear in dZ[L], so that as many numbers as
 * samples determine it. An estimate that is off by less than ½ is enough, since labels are 0 or 1.
 */
public final class RecoveredLabels {

    private RecoveredLabels() {}

    /** {@return the labels, {@code [m]}, as many of each class as in y; empty if the gradients do not tell} */
    public static Optional<double[]> of(Evidence evidence) {
        int m = evidence.samples();
        int numbers = evidence.gradients().stream()
                .mapToInt(tensor -> evidence.actual(tensor).size())
                .sum();
        if (numbers < m || WorkLimit.isExceededBy((double) numbers * m * m)) {
            return Optional.empty();
        }
        List<double[]> rows = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        Matrix sensitivity = Matrix.filled(1, m, 1);
        for (int i = evidence.depth(); i >= 1; i--) {
            addRows(evidence, i, sensitivity, rows, right);
            if (i > 1) {
                ExactMatrix A = evidence.solution().A().get(i - 2);
                Matrix back = evidence.network().layer(i).weights().transpose().times(sensitivity);
                sensitivity = back.withEntries(k -> back.get(k) * A.high(k) * (1 - A.high(k)));
            }
        }
        double[][] columns = IntStream.range(0, m)
                .mapToObj(k -> rows.stream().mapToDouble(row -> row[k]).toArray())
                .toArray(double[][]::new);
        double[] dZ = LeastSquares.solve(
                columns, right.stream().mapToDouble(each -> each).toArray());
        return rounded(evidence, dZ);
    }

    /** Each number of a layer, divided by its bound: m dW[i] = Σ dZ[L] g a over the samples. */
    private static void addRows(Evidence evidence, int i, Matrix sensitivity, List<double[]> rows, List<Double> right) {
        int m = evidence.samples();
        Matrix inputs = evidence.inputs(i);
        for (TensorName tensor : evidence.gradientsOf(i)) {
            Matrix actual = evidence.actual(tensor);
            for (int index = 0; index < actual.size(); index++) {
                double bound = evidence.bound(tensor, index);
                if (bound > 0) {
                    int unit = index / actual.columns();
                    int input = index % actual.columns();
                    double[] row = new double[m];
                    for (int k = 0; k < m; k++) {
                        double a = tensor.is(TensorName.Quantity.db) ? 1 : inputs.get(input, k);
                        row[k] = sensitivity.get(unit, k) * a / m / bound;
                    }
                    rows.add(row);
                    right.add(actual.get(index) / bound);
                }
            }
        }
    }

    private static Optional<double[]> rounded(Evidence evidence, double[] dZ) {
        ExactMatrix A = evidence.solution().A().get(evidence.depth() - 1);
        double[] estimate = IntStream.range(0, dZ.length)
                .mapToDouble(k -> A.high(k) - dZ[k])
                .toArray();
        double[] labels = Arrays.stream(estimate).map(Math::rint).toArray();
        boolean areLabels = Arrays.stream(labels).allMatch(label -> label == 0 || label == 1);
        boolean asMany = Arrays.stream(labels).sum()
                == Arrays.stream(evidence.labels().toArray()).sum();
        return areLabels && asMany ? Optional.of(labels) : Optional.empty();
    }
}
