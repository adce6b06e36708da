package org.gradcheck4j.harness.evaluation.injection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/** dW[i] = mean(dZ[i]) mean(A[i−1])ᵀ. */
record ProductOfMeansFault() implements FaultyStep {

    static final Fault FAULT = Fault.fixed("product-of-means", "every layer", context -> new ProductOfMeansFault());

    @Override
    public Map<TensorName, DoubleDoubleMatrix> result(
            NumberArithmetic numbers, List<DoubleDoubleMatrix> A, Map<TensorName, DoubleDoubleMatrix> usual) {
        Map<TensorName, DoubleDoubleMatrix> result = new HashMap<>(usual);
        for (int i = 1; i < A.size(); i++) {
            DoubleDoubleMatrix input = A.get(i - 1);
            DoubleDoubleMatrix db = Objects.requireNonNull(usual.get(TensorName.db(i)));
            result.put(
                    TensorName.dW(i),
                    DoubleDoubleMatrix.generate(
                            db.rows(),
                            input.rows(),
                            (row, column) -> numbers.times(db.get(row), mean(numbers, input, column))));
        }
        return result;
    }

    private static DD mean(NumberArithmetic numbers, DoubleDoubleMatrix input, int row) {
        int m = input.columns();
        return numbers.dividedBy(numbers.dot(m, k -> input.get(row, k), k -> numbers.of(1)), numbers.of(m));
    }
}
